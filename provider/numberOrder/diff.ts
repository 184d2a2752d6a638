import { isDeepStrictEqual } from "node:util";
import type { DiffResult } from "../lifecycle/handler";
import { holdsUnknown } from "../lifecycle/unknown";
import { isActiveStatus } from "../numbers/orderedNumber";
import { carriesToken, orderReference } from "../numbers/reference";
import { canonicalNumbers, declaredNumbers } from "./declared";
import type { NumberOrderInputs, NumberOrderState } from "./schema";

/** What users see as the same, whatever form it is written in. */
const compared: { readonly [Name in keyof NumberOrderInputs]?: (inputs: NumberOrderInputs) => unknown } = {
    phoneNumbers: (inputs) => canonicalNumbers(inputs.phoneNumbers),
    connectionId: (inputs) => inputs.connectionId,
    billingGroupId: (inputs) => inputs.billingGroupId,
    messagingProfileId: (inputs) => inputs.messagingProfileId,
    customerReference: (inputs) => inputs.customerReference,
    regulatoryRequirements: (inputs) => inputs.regulatoryRequirements,
    deletionLock: (inputs) => inputs.deletionLock,
    waitFor: (inputs) => inputs.waitFor ?? "activation",
    // Delete waits as long as the old outputs say, so a changed time-out has to reach them.
    __timeouts: (inputs) => inputs.__timeouts,
};

/** Names the inputs that differ between the state and the program. */
export function differences(state: NumberOrderInputs, inputs: NumberOrderInputs): string[] {
    return Object.entries(compared)
        .filter(([, read]) => !isDeepStrictEqual(read(state), read(inputs)))
        .map(([name]) => name);
}

/** Decides what a preview shows. Nothing about a NumberOrder is ever replaced. */
export function diffNumberOrder(state: NumberOrderState, inputs: NumberOrderInputs): DiffResult {
    if (holdsUnknown(inputs)) {
        return { changes: undefined };
    }
    if (differences(state, inputs).length > 0) {
        // The engine compares inputs. With an unfinished state it stored the new ones after a create and after an update
        // that went well but for what has to wait, and the old ones after an update that failed: those may be the
        // declared ones again.
        return { changes: state.__unfinished ? true : undefined };
    }
    return { changes: needsWork(state, inputs) };
}

/** Says whether an `up` has something to do although the inputs agree. */
function needsWork(state: NumberOrderState, inputs: NumberOrderInputs): boolean {
    const reference = orderReference(inputs.customerReference ?? inputs.__label, inputs.__token);
    const waits = inputs.waitFor !== "none" && state.numbers.some((number) => !isActiveStatus(number.status));
    // A number is bought with its order's reference; one that still has it never got its label.
    const unlabelled = state.numbers.some(
        ({ status, customerReference }) => isActiveStatus(status) && carriesToken(customerReference, inputs.__token),
    );
    return waits || unlabelled || mayTakeGroup(state, inputs) || state.orderReference !== reference;
}

/** A group's values may have been corrected, which no input shows; a number that waits for them takes it again. */
function mayTakeGroup(state: NumberOrderState, inputs: NumberOrderInputs): boolean {
    const grouped = new Set(
        declaredNumbers(inputs).flatMap(({ phoneNumber, requirementGroupId }) =>
            requirementGroupId === undefined ? [] : [phoneNumber],
        ),
    );
    return state.numbers.some(
        ({ phoneNumber, requirementsStatus = "" }) =>
            grouped.has(phoneNumber) &&
            ["requirement-info-pending", "requirement-info-exception"].includes(requirementsStatus),
    );
}
