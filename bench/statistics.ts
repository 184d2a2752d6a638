/** The value in the middle, of two the lower one; undefined of nothing. */
export function median(values: readonly number[]): number | undefined {
    return inTheMiddle(values, (value) => value);
}

/** The one whose value is in the middle, of two the lower one; undefined of nothing. */
export function inTheMiddle<One>(ones: readonly One[], valueOf: (one: One) => number): One | undefined {
    return [...ones].sort((one, other) => valueOf(one) - valueOf(other))[Math.ceil(ones.length / 2) - 1];
}

/** The sum of all values. */
export function total(values: Iterable<number>): number {
    return [...values].reduce((sum, value) => sum + value, 0);
}
