import type { NumberOrderRecord, OrderedPhoneNumber, SubNumberOrder } from "../../telnyx";
import { isOmitted } from "../number";
import type { Member } from "./members";
import { subOrderOf } from "./record";
import type { Traces } from "./traces";

/** What is known of an order whatever its record shows. */
export interface Known {
    /** What was seen last of an order that was placed by this operation, or else the reply to its POST. */
    readonly placed?: NumberOrderRecord;
    /** Its numbers, as far as they are known without looking. */
    readonly members: readonly Member[];
    readonly traces: Traces;
    /** Its sub orders, where they were read. @default none: the order has to do */
    readonly subOrders?: readonly SubNumberOrder[];
}

/**
 * An order with what its record leaves out: the description requires none of its fields, and a number that is not shown
 * is not lost; that, its id has to say. Without an id in the order (""), nothing more can be read of it there.
 */
export function inWhole(
    record: NumberOrderRecord,
    { placed, members, traces, subOrders = [] }: Known,
): NumberOrderRecord {
    // How a number stood that was not shown is not known from before either: its order has to say.
    const seen = placed?.phoneNumbers.filter((ordered) => !isOmitted({ ordered })) ?? [];
    const order = withNumbersOf(record, seen);
    // One that the account was seen to hold is bought, whatever becomes of the others.
    const statusOf = (one: Member) =>
        traces.of(order.id, one.phoneNumber).fate === "seen"
            ? "success"
            : (subOrderOf(one, one.subNumberOrderId, subOrders)?.status ?? order.status);
    const known = members.map((member) => ({ id: "", ...member, status: statusOf(member) }));
    const whole = withNumbersOf(order, known);
    return {
        ...whole,
        phoneNumbers: whole.phoneNumbers.map((one) => ({ ...one, status: one.status ?? statusOf(one) })),
    };
}

function withNumbersOf(order: NumberOrderRecord, known: readonly OrderedPhoneNumber[]): NumberOrderRecord {
    const shown = new Set(order.phoneNumbers.map(({ phoneNumber }) => phoneNumber));
    const missing = known.filter(({ phoneNumber }) => !shown.has(phoneNumber));
    return missing.length === 0 ? order : { ...order, phoneNumbers: [...order.phoneNumbers, ...missing] };
}
