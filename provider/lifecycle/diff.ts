import { isDeepStrictEqual } from "node:util";
import type { DiffResult } from "./handler";
import { holdsUnknown } from "./unknown";

/** For each input what counts of it when a state and a program are compared; what is left out never counts. */
export type Compared<Inputs> = { readonly [Name in keyof Inputs]?: (inputs: Inputs) => unknown };

/** Names the inputs that differ between a state and a program, whatever form they are written in. */
export function differences<Inputs extends object>(
    compared: Compared<Inputs>,
    state: Inputs,
    inputs: Inputs,
): (keyof Inputs & string)[] {
    return (Object.keys(compared) as (keyof Inputs & string)[]).filter((name) => {
        const read = compared[name];
        return read !== undefined && !isDeepStrictEqual(read(state), read(inputs));
    });
}

/**
 * Decides what a preview shows. Where inputs differ the engine compares them itself and shows each property. With an
 * unfinished state it stored the new ones after a create and after an update that went well but for what has to wait,
 * and the old ones after an update that failed: those may be the declared ones again, so the answer is "changes" then
 * (docs/facts.md, E6 and E8).
 */
export function decide(
    paths: readonly string[],
    state: { readonly __unfinished?: boolean },
    inputs: object,
    needsWork: () => boolean,
): DiffResult {
    if (holdsUnknown(inputs)) {
        return { changes: undefined, paths };
    }
    return paths.length > 0
        ? { changes: state.__unfinished ? true : undefined, paths }
        : { changes: needsWork(), paths };
}

/** The same, down to the property of a single thing where an input is read as a map of things by their keys. */
export function changedPaths<Inputs extends object>(
    compared: Compared<Inputs>,
    state: Inputs,
    inputs: Inputs,
): string[] {
    return differences(compared, state, inputs).flatMap((name) => {
        const [before, after] = [compared[name]?.(state), compared[name]?.(inputs)];
        return before instanceof Map && after instanceof Map ? pathsOfList(name, before, after) : [name];
    });
}

/** A state that says so where a run left something to be done that its inputs do not show. */
export function withUnfinished<Inputs extends object, State extends Inputs>(
    compared: Compared<Inputs>,
    state: State,
    inputs: Inputs,
): State {
    return differences(compared, state, inputs).length === 0 ? state : { ...state, __unfinished: true };
}

/**
 * Names what differs between two lists of things that are known by a key: `phoneNumbers[1]` for one that came or went,
 * `phoneNumbers[1].connectionId` for a property of one that stays. An index counts in the list of the program, for what
 * went in that of the state.
 */
function pathsOfList<Entry extends object>(
    name: string,
    state: ReadonlyMap<string, Entry>,
    inputs: ReadonlyMap<string, Entry>,
): string[] {
    const indexes = (entries: ReadonlyMap<string, Entry>) => new Map([...entries.keys()].map((key, at) => [key, at]));
    const [before, after] = [indexes(state), indexes(inputs)];
    const paths = [...new Set([...before.keys(), ...after.keys()])].flatMap((key) => {
        const path = `${name}[${after.get(key) ?? before.get(key)}]`;
        const [old, own] = [state.get(key), inputs.get(key)];
        return old === undefined || own === undefined ? [path] : changedKeys(old, own).map((each) => `${path}.${each}`);
    });
    return [...new Set(paths)];
}

function changedKeys(left: object, right: object): string[] {
    const [old, own] = [left as Record<string, unknown>, right as Record<string, unknown>];
    return Object.keys({ ...old, ...own }).filter((key) => !isDeepStrictEqual(old[key], own[key]));
}
