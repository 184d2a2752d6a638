import type { Operation } from "../lifecycle/handler";
import type { OrderSet } from "../numbers/orderSet";
import type { Account } from "../telnyx/account";
import type { NumberOrderInputs, NumberOrderState } from "./schema";

/** One create or update under way. */
export interface Run {
    readonly operation: Operation<Account>;
    readonly inputs: NumberOrderInputs;
    /** The state of the last run; none in create. */
    readonly before?: NumberOrderState;
    readonly orders: OrderSet;
    /** When the time of the operation is over, on its clock. */
    readonly deadlineMs: number;
}

/** What is left of the operation's time; a part that has to be done gets at least `leastMs`. */
export function timeLeftMs({ operation, deadlineMs }: Run, leastMs = 0): number {
    return Math.max(deadlineMs - operation.clock.now(), leastMs);
}
