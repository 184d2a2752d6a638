import type {
    NumberOrderPhoneNumber,
    NumberOrderRecord,
    OrderedPhoneNumber,
    OrderedRequirement,
    PhoneNumber,
    SubNumberOrder,
} from "../telnyx";

/** One number of one order, put together from everything the API shows of it. */
export interface OrderedNumber {
    /** In E.164. */
    readonly phoneNumber: string;
    readonly order: NumberOrderRecord;
    /** Its entry in the order. */
    readonly ordered: OrderedPhoneNumber;
    /** Asked for only while the number waits for requirements: it has the deadline and what is missing. */
    readonly detail?: NumberOrderPhoneNumber;
    /** What the catalogue calls the requirements, by id; asked for together with `detail`. */
    readonly names?: ReadonlyMap<string, string>;
    readonly subOrder?: SubNumberOrder;
    /** The number in the account; there a moment after its order's success. */
    readonly listed?: PhoneNumber;
    /** There is evidence that the order lost the number, such as 404 for its id while the order is visible. */
    readonly vanished?: boolean;
}

/** The API's word for the state of a number's requirements. */
export function requirementsStatusOf({ detail, ordered }: OrderedNumber): string | undefined {
    return detail?.requirementsStatus ?? ordered.requirementsStatus;
}

/**
 * What a number asks for. Where the number itself was read, a value that is not there is missing (""); an order's own
 * record may leave values out, and then nothing is known of them.
 */
export function requirementsOf({ detail, ordered }: OrderedNumber): readonly OrderedRequirement[] {
    return (
        detail?.regulatoryRequirements.map((requirement) => ({
            ...requirement,
            fieldValue: requirement.fieldValue ?? "",
        })) ??
        ordered.regulatoryRequirements ??
        []
    );
}

/** The sub number order that holds a number; undefined where nothing shows it. */
export function subOrderIdOf({ detail, subOrder }: OrderedNumber): string | undefined {
    return subOrder?.id ?? detail?.subNumberOrderId;
}

/** Says whether every value that a number asks for is there. */
export function isComplete({ detail }: Pick<OrderedNumber, "detail">): boolean {
    const requirements = detail?.regulatoryRequirements ?? [];
    return (
        requirements.length > 0 && requirements.every(({ fieldValue }) => fieldValue !== undefined && fieldValue !== "")
    );
}

/** Says whether a number asks for values that are not there, by what it shows itself. */
export function lacksValues({ detail }: Pick<OrderedNumber, "detail">): boolean {
    return (
        detail !== undefined &&
        detail.requirementsMet !== true &&
        detail.regulatoryRequirements.length > 0 &&
        !isComplete({ detail })
    );
}
