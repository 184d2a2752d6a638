import { isDeepStrictEqual } from "node:util";
import type { EngineLog } from "../lifecycle/engine";
import type { DiffResult } from "../lifecycle/handler";
import { holdsUnknown } from "../lifecycle/unknown";
import { isActiveStatus } from "../numbers/orderedNumber";
import { keyOf } from "./criteria";
import { numbers } from "./place";
import { referenceFor } from "./run";
import type { InexplicitNumberOrderInputs, InexplicitNumberOrderState } from "./schema";

/** What users see as the same, whatever form it is written in. */
const compared: {
    readonly [Name in keyof InexplicitNumberOrderInputs]?: (inputs: InexplicitNumberOrderInputs) => unknown;
} = {
    orderingGroups: ({ orderingGroups }) =>
        new Map(
            orderingGroups.map(({ countRequested, strategy, quickship, excludeHeldNumbers, ...criteria }) => [
                keyOf(criteria),
                [countRequested, strategy ?? "always", quickship ?? false, excludeHeldNumbers ?? false],
            ]),
        ),
    connectionId: (inputs) => inputs.connectionId,
    billingGroupId: (inputs) => inputs.billingGroupId,
    messagingProfileId: (inputs) => inputs.messagingProfileId,
    customerReference: (inputs) => inputs.customerReference,
    deletionLock: (inputs) => inputs.deletionLock,
    waitFor: (inputs) => inputs.waitFor ?? "activation",
    // Delete waits as long as the old outputs say, so a changed time-out has to reach them.
    __timeouts: (inputs) => inputs.__timeouts,
};

/** Names the inputs that differ between the state and the program. */
export function differences(state: InexplicitNumberOrderInputs, inputs: InexplicitNumberOrderInputs): string[] {
    return Object.entries(compared)
        .filter(([, read]) => !isDeepStrictEqual(read(state), read(inputs)))
        .map(([name]) => name);
}

/** Decides what a preview shows, and warns of what will be released: the engine shows it as an update only. */
export function diffInexplicitNumberOrder(
    state: InexplicitNumberOrderState,
    inputs: InexplicitNumberOrderInputs,
    log: EngineLog,
): DiffResult {
    if (holdsUnknown(inputs)) {
        return { changes: undefined };
    }
    releasesOf(state, inputs).forEach((release) => log.warn(release));
    if (differences(state, inputs).length > 0) {
        // The engine compares inputs. With an unfinished state it stored the new ones after a create and after an update
        // that went well but for what has to wait, and the old ones after an update that failed: those may be the
        // declared ones again.
        return { changes: state.__unfinished ? true : undefined };
    }
    return { changes: needsWork(state, inputs) };
}

/** Says whether an `up` has something to do although the inputs agree. */
function needsWork(state: InexplicitNumberOrderState, inputs: InexplicitNumberOrderInputs): boolean {
    const isWaiting =
        state.groups.some(({ status }) => !["success", "partial_success"].includes(status)) ||
        state.numbers.some(({ status }) => !isActiveStatus(status));
    return (
        (inputs.waitFor !== "none" && isWaiting) ||
        state.__unlabelled === true ||
        (state.numbers.length > 0 && state.orderReference !== referenceFor(inputs))
    );
}

const mostNamed = 20;

/** A sentence for what an update will give back: of a group that shrinks the newest, of one that is dropped all. */
function releasesOf(state: InexplicitNumberOrderState, inputs: InexplicitNumberOrderInputs): string[] {
    const held = new Map(state.orderingGroups.map((group) => [keyOf(group), group.countRequested]));
    const wanted = new Map(inputs.orderingGroups.map((group) => [keyOf(group), group.countRequested]));
    const going = { count: 0, known: [] as string[] };
    for (const group of state.groups) {
        const key = keyOf(group);
        const surplus = Math.max((held.get(key) ?? group.phoneNumbers.length) - (wanted.get(key) ?? 0), 0);
        // Those that are still being bought are the newest.
        const coming = Math.max((held.get(key) ?? 0) - group.phoneNumbers.length, 0);
        going.count += surplus;
        going.known.push(...(surplus > coming ? group.phoneNumbers.slice(coming - surplus) : []));
    }
    if (going.count === 0) {
        return [];
    }
    const named = going.known.slice(0, mostNamed);
    const unnamed = going.known.length - named.length;
    const coming = going.count - going.known.length;
    const parts = [
        ...named,
        ...(unnamed > 0 ? [`${unnamed} more`] : []),
        ...(coming > 0 ? [`${coming} that are still being bought`] : []),
    ];
    return [`releases ${numbers(going.count)}: ${parts.join(", ")}`];
}
