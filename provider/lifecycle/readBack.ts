/**
 * How a setting of many things reads back: as declared if every one has it, else as the first deviating value.
 * Those that do not show the setting yet (undefined) do not deviate.
 */
export function readBack<Value>(declared: Value, values: readonly (Value | undefined)[]): Value {
    return values.find((value) => value !== undefined && value !== declared) ?? declared;
}
