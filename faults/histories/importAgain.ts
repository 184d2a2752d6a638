import type { Declaration } from "../program";
import type { Stack } from "../rig/stack";

const name = "again";

/** Imports what a resource holds a second time, under another name; undefined where there is nothing to import. */
export function importAgain(stack: Stack, which: string): Declaration | undefined {
    const first = stack.resources.get(which);
    if (first === undefined || stack.resources.has(name)) {
        return undefined;
    }
    const args = Object.fromEntries(Object.entries(first.inputs).filter(([key]) => !key.startsWith("__")));
    const second = { ...first.declaration, name, args };
    stack.import(second, first.id, args);
    return second;
}

/** Parts with the second import as the provider asks for it: only the state forgets it. */
export function forgetSecond(stack: Stack): void {
    stack.forget(name);
}
