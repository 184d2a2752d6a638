import type { Desk } from "../rig/desk";
import { isTheirs } from "../rig/others";
import { ownedNumbers } from "../truth";
import type { Known } from "./program";
import type { Declared } from "./steps";

/** What is not as declared at the end of a history; `expected` are the numbers that can still be had. */
export function judgeEnd(desk: Desk, declared: Declared, expected: readonly string[], known: Known): string[] {
    const owned = ownedNumbers(desk.control).filter((one) => !isTheirs(one));
    const exact = owned.filter((one) => codeOf(one) === undefined);
    const numbers = exact.map((one) => one.phone_number).sort();
    const counts = ["312", "415"].map((code) => owned.filter((one) => codeOf(one) === code).length);
    const [first, second] = declared.counts;
    const declaredCounts = declared.toldBy === "features" ? [first + second, 0] : [first, second];
    const deviating = exact
        .filter((one) => declared.connectionId !== undefined && one.connection_id !== declared.connectionId)
        .filter((one) => !(known.ownSettings && one.connection_id === declared.own));
    return [
        ...differ("numbers", numbers, [...expected].sort()),
        ...differ("numbers of the bulk order", counts, declaredCounts),
        ...deviating.map(
            (one) =>
                `${one.phone_number} has connection ${String(one.connection_id)}, not ${String(declared.connectionId)}`,
        ),
    ];
}

/** The area code of a number that a bulk order chose. */
export function codeOf({ phone_number }: { readonly phone_number: string }): string | undefined {
    return /^\+1(312|415)(?!555)/.exec(phone_number)?.[1];
}

function differ(what: string, is: readonly unknown[], should: readonly unknown[]): string[] {
    return is.join() === should.join() ? [] : [`${what}: is ${is.join(", ")}, declared ${should.join(", ")}`];
}
