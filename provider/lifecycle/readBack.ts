/**
 * How a setting of many things reads back: as declared if every one has it, else as the first deviating value.
 * Those that do not show the setting yet (undefined) do not deviate.
 */
export function readBack<Value>(declared: Value, values: readonly (Value | undefined)[]): Value {
    return readBackOfMany(declared, values, false).value;
}

/** How a setting of many things reads back, and whether they disagree about it. */
export interface ReadBack<Value> {
    readonly value: Value;
    /** Some have another value than this one, which is not the declared one. */
    readonly isDisputed: boolean;
}

/**
 * The same for a state that is read again and again: it may hold a deviating value already (`wasDisputed`), and what was
 * declared is not known any more. A deviating value stays as long as anything has it, so that it is not hidden by the
 * others, which have what was declared.
 */
export function readBackOfMany<Value>(
    previous: Value,
    values: readonly (Value | undefined)[],
    wasDisputed: boolean,
): ReadBack<Value> {
    const shown = values.filter((value) => value !== undefined);
    const others = shown.filter((value) => value !== previous);
    const isGone = others.length === shown.length;
    if (others.length === 0) {
        return { value: previous, isDisputed: wasDisputed && shown.length === 0 };
    }
    const value = wasDisputed && !isGone ? previous : rarest(others, wasDisputed);
    return { value, isDisputed: shown.some((one) => one !== value) };
}

/** The first value; where what was declared may be among them, the one that fewest have. */
function rarest<Value>(values: readonly Value[], mayBeDeclared: boolean): Value {
    const count = (value: Value) => values.filter((one) => one === value).length;
    const sorted = mayBeDeclared ? [...values].sort((left, right) => count(left) - count(right)) : values;
    return sorted[0] as Value;
}
