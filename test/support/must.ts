import assert from "node:assert/strict";

/** The value, which must be there. */
export function must<Value>(value: Value | null | undefined): Value {
    assert.ok(value !== undefined && value !== null, "a value should be here");
    return value;
}
