import {
    changedPaths,
    decide,
    holdsUnknown,
    noLongerIgnored,
    type Compared,
    type DiffResult,
    type Hidden,
} from "../lifecycle";
import { isLockStale, type KeptLock } from "./declaredLock";
import type { SettingsByNumber } from "./desired";
import { takenOverWarnings } from "./ownership";
import type { Plan } from "./plan";
import {
    deviationWarning,
    keptWarnings,
    mayReleaseWarnings,
    noLongerIgnoredWarning,
    releaseWarnings,
} from "./planSentences";

/** What an order resource alone can tell of what a preview shows. */
export interface Differing<Inputs extends object> {
    /** What users see as the same. */
    readonly compared: Compared<Inputs>;
    /** What an `up` would do about what is declared, as far as that is known. */
    readonly planned: Plan;
    /** The property of which parts are not known before `up`, so that what goes is not known either. */
    readonly unknownIn?: string;
    /** Says whether an `up` has something to do although the inputs agree. */
    needsWork(): boolean;
}

interface OrderState extends KeptLock {
    readonly __unfinished?: boolean;
    readonly __deviating?: readonly string[];
    readonly __token?: string;
    readonly __ignoreChanges?: readonly string[];
    readonly orderReference?: string;
}

/**
 * Decides what a preview shows, and says by name what will be released: the engine shows it as an update only.
 * Nothing about an order is ever replaced.
 */
export function diffOrder<Inputs extends SettingsByNumber & Partial<Hidden>>(
    state: Inputs & OrderState,
    inputs: Inputs,
    { compared, planned, unknownIn, needsWork }: Differing<Inputs>,
): DiffResult {
    const warnings = takenOverWarnings(state);
    const watched = noLongerIgnored(state, inputs);
    const intentions = [
        ...(unknownIn === undefined
            ? [...releaseWarnings(planned), ...keptWarnings(planned)]
            : mayReleaseWarnings(planned, unknownIn)),
        ...(watched.length > 0 ? [noLongerIgnoredWarning(watched)] : []),
    ];
    if (holdsUnknown(inputs)) {
        return { changes: undefined, warnings, intentions };
    }
    const deviating = state.__deviating ?? [];
    const deviations = deviating.length > 0 ? [deviationWarning(deviating)] : [];
    // An import has no mark yet: the next run gives it one.
    const isWorkLeft = () =>
        !state.__token || isLockStale(state, inputs) || deviating.length > 0 || watched.length > 0 || needsWork();
    const decided = decide(changedPaths(compared, state, inputs), state, inputs, isWorkLeft);
    return { ...decided, warnings: [...warnings, ...deviations], intentions };
}
