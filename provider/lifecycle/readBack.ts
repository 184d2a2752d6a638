/**
 * How a value of several things reads back: as declared if every one has it, else as the first deviating one.
 * Those that do not show it yet (undefined) do not deviate.
 */
export function readBack<Value>(declared: Value, values: readonly (Value | undefined)[]): Value {
    const deviating = values.filter((value): value is Value => value !== undefined && value !== declared);
    return deviating.length === 0 ? declared : (deviating[0] as Value);
}
