export {
    NumberOrder,
    type NumberOrderArgs,
    type OrderedPhoneNumber,
    type OrderedPhoneNumberArgs,
    type RegulatoryRequirementArgs,
} from "./numberOrder/resource";
