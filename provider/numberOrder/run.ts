import type { Operation } from "../lifecycle/handler";
import { placedWith, type NumberSettings } from "../numbers/declaredSettings";
import type { OrderSet } from "../numbers/orderSet";
import type { Account } from "../telnyx/account";
import { canonicalNumbers, declaredNumbers } from "./declared";
import type { DeclaredNumber, NumberOrderInputs, NumberOrderState } from "./schema";

/** One create or update under way. */
export interface Run {
    readonly operation: Operation<Account>;
    readonly inputs: NumberOrderInputs;
    /** The state of the last run; none in create. */
    readonly before?: NumberOrderState;
    /** What was declared of the numbers' settings: by the state, or by orders that are adopted in create. */
    readonly declaredBefore?: NumberSettings;
    readonly orders: OrderSet;
    /** The declared numbers with what no reply shows (group, bundle) as it really is by now. */
    readonly carried: Map<string, DeclaredNumber>;
    /** When the time of the operation is over, on its clock. */
    readonly deadlineMs: number;
}

/** Begins a create or, with the state of the last run, an update. */
export function begin(
    inputs: NumberOrderInputs,
    operation: Operation<Account>,
    orders: OrderSet,
    before?: NumberOrderState,
): Run {
    const known = new Map(before && declaredNumbers(before).map((number) => [number.phoneNumber, number]));
    const carried = declaredNumbers(inputs).map((declared): [string, DeclaredNumber] => {
        const { requirementGroupId, bundleId } = known.get(declared.phoneNumber) ?? declared;
        return [declared.phoneNumber, { ...declared, requirementGroupId, bundleId }];
    });
    return {
        ...{
            inputs,
            operation,
            orders,
            before,
            declaredBefore: before ?? placedWith(inputs, orders.last.orders.at(-1)),
        },
        carried: new Map(carried),
        deadlineMs: operation.clock.now() + operation.timeoutMs,
    };
}

/** Notes that what a number declares is so by now. */
export function carry({ carried }: Run, declared: DeclaredNumber, change: Partial<DeclaredNumber>): void {
    carried.set(declared.phoneNumber, { ...(carried.get(declared.phoneNumber) ?? declared), ...change });
}

/** The inputs, with what no reply shows as it really is by now. */
export function carriedInputs({ inputs, carried }: Run): NumberOrderInputs {
    return { ...inputs, phoneNumbers: canonicalNumbers([...carried.values()]) };
}

/** What is left of the operation's time; a part that has to be done gets at least `leastMs`. */
export function timeLeftMs({ operation, deadlineMs }: Run, leastMs = 0): number {
    return Math.max(deadlineMs - operation.clock.now(), leastMs);
}
