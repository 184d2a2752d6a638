import { policies, type Circumstances, type Surplus, type Why } from "./policies";

/** What is held of one thing that a program can declare: a number, or a group of a bulk order. */
export interface Held {
    readonly key: string;
    /** The oldest first. */
    readonly phoneNumbers: readonly string[];
    /** How many more are on their way. */
    readonly coming: number;
}

/** How many numbers of one thing a program declares. */
export interface Wanted {
    readonly key: string;
    readonly count: number;
}

/** A number that is too many and kept all the same. */
export interface Kept {
    readonly phoneNumber: string;
    readonly why: Why;
}

/** What an `up` has to do about which numbers the resource holds. */
export interface Plan {
    /** How many to order of which thing. */
    readonly order: readonly Wanted[];
    /** The numbers to give back. */
    readonly giveBack: readonly string[];
    /** How many numbers to give back once they are bought: those on their way are the newest. */
    readonly giveBackComing: number;
    readonly kept: readonly Kept[];
}

/**
 * Compares what is held with what is declared: the one place that decides which numbers are ordered, given back and
 * kept. A preview asks with what the state holds, an `up` with what was observed. What is too many goes newest first.
 */
export function plan(held: readonly Held[], wanted: readonly Wanted[], circumstances: Circumstances = {}): Plan {
    const counts = new Map(wanted.map(({ key, count }) => [key, count]));
    const holdings = new Map(held.map((one) => [one.key, one]));
    const order = wanted
        .map(({ key, count }) => ({ key, count: count - sizeOf(holdings.get(key)) }))
        .filter(({ count }) => count > 0);
    const parts = held.map((one) => surplusOf(one, counts.get(one.key)));
    const judged = parts
        .flatMap(({ numbers }) => numbers)
        .map((number) => ({ phoneNumber: number.phoneNumber, why: reasonToKeep(number, circumstances) }));
    return {
        order,
        giveBack: judged.filter(({ why }) => why === undefined).map(({ phoneNumber }) => phoneNumber),
        giveBackComing: parts.reduce((sum, { coming }) => sum + coming, 0),
        kept: judged.filter((number): number is Kept => number.why !== undefined),
    };
}

function sizeOf(held: Held | undefined): number {
    return held === undefined ? 0 : held.phoneNumbers.length + held.coming;
}

function surplusOf(held: Held, count: number | undefined): { numbers: Surplus[]; coming: number } {
    const surplus = Math.max(sizeOf(held) - (count ?? 0), 0);
    const coming = Math.min(surplus, held.coming);
    const first = held.phoneNumbers.length - (surplus - coming);
    return {
        numbers: held.phoneNumbers.slice(first).map((phoneNumber) => ({ phoneNumber, isDropped: count === undefined })),
        coming,
    };
}

function reasonToKeep(number: Surplus, circumstances: Circumstances): Why | undefined {
    return policies.map((policy) => policy(number, circumstances)).find((why) => why !== undefined);
}

/** The numbers that a plan keeps for one reason. */
export function keptFor({ kept }: Pick<Plan, "kept">, why: Why): string[] {
    return kept.filter((number) => number.why === why).map(({ phoneNumber }) => phoneNumber);
}
