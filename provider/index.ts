export * from "./enums";
export * from "./functions";
export type { NumberPatternArgs, OrderingGroupArgs } from "./inexplicitNumberOrder/orderingGroup";
export {
    InexplicitNumberOrder,
    type BulkPhoneNumber,
    type InexplicitNumberOrderArgs,
    type OrderingGroup,
} from "./inexplicitNumberOrder/resource";
export {
    NumberOrder,
    type NumberOrderArgs,
    type OrderedPhoneNumber,
    type OrderedPhoneNumberArgs,
} from "./numberOrder/resource";
export { Provider, type ProviderArgs } from "./provider";
export {
    RequirementGroup,
    type GroupRequirement,
    type MissingRequirement,
    type RequirementGroupArgs,
} from "./requirementGroup/resource";
export type { RegulatoryRequirementArgs } from "./requirements/args";
export * from "./statuses";
