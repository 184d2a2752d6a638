export {
    NumberOrder,
    type NumberOrderArgs,
    type OrderedPhoneNumber,
    type OrderedPhoneNumberArgs,
} from "./numberOrder/resource";
export type { RegulatoryRequirementArgs } from "./requirements/args";
