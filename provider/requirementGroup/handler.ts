import { ExplainedError, findFailures, fixedInputs, refuseIgnoredPlaces, type CheckResult } from "../lifecycle";
import type { TelnyxOperation } from "../operation";
import { assertKeptByNobody } from "../orders/heldByOthers";
import { requirementOf } from "../requirements/inputs";
import { sayingWhat } from "../saying";
import {
    deleteRequirementGroup,
    NotFoundError,
    orElseNotFound,
    RefusedError,
    retrieveRequirementGroup,
    TelnyxError,
    type Account,
} from "../telnyx";
import { diffRequirementGroup } from "./diff";
import { canonical, inputsSchema, valuesOf, type RequirementGroupInputs, type RequirementGroupState } from "./inputs";
import { areForgotten, heardOf, heldOthers } from "./heard";
import { createGroup } from "./place";
import { reconcile } from "./reconcile";
import { isCorrected, submissionDue } from "./submission";
import { toInputs, writeDown } from "./state";

/** A refresh may use what others read so long ago. */
const readMs = 3000;

/** How messages call a RequirementGroup. */
const naming = {
    noun: "requirement group",
    creating: () => "creating requirement group",
    lookingFor: "one that an earlier run created",
    notCreated: "Nothing was created",
    notDeleted: "Nothing was deleted",
    values: valuesOf,
};

/** The verbs of a RequirementGroup. */
export const requirementGroupHandler = sayingWhat<RequirementGroupInputs, RequirementGroupState>(
    {
        check,
        claim: (inputs, { claims }, at) => claims.note({ ...at, token: inputs.__token }, []),
        hold,
        diff: (state, inputs, id) => diffRequirementGroup(state, inputs, id),
        isState: (properties): properties is RequirementGroupState => "status" in properties,
        create,
        read,
        get,
        update,
        delete: remove,
    },
    naming,
);

const sortedLists = { regulatoryRequirements: requirementOf };

function check(olds: Record<string, unknown>, news: Record<string, unknown>): CheckResult {
    const given = { ...news, ...fixedInputs(olds, news) };
    const failures = findFailures(inputsSchema, given, olds);
    return {
        inputs: canonical(given),
        failures: failures.length > 0 ? failures : refuseIgnoredPlaces(olds, news, sortedLists),
    };
}

function hold(id: string, { __got, __token: token }: RequirementGroupState, { claims }: Account, urn: string): void {
    // What is read with `get` changes and deletes nothing.
    if (!__got) {
        claims.hold({ urn, token }, [id]);
    }
}

async function create(inputs: RequirementGroupInputs, operation: TelnyxOperation) {
    const placed = await createGroup(operation, inputs);
    return { id: placed.group.id, state: await reconcile(operation, { ...placed, inputs, isCreate: true }) };
}

async function read(id: string, state: RequirementGroupState, operation: TelnyxOperation) {
    try {
        const group = await operation.api.findRequirementGroup(id, readMs);
        const written = await writeDown(group, state, operation.api);
        const isForgotten = heldOthers(state) || areForgotten([state, group], written);
        const __heard = await heardOf(operation, id, state.__heard, isForgotten);
        const seen = { ...written, __heard, __submissionDue: submissionDue(group, isCorrected(group, written, state)) };
        return { state: seen, inputs: toInputs(seen) };
    } catch (error) {
        if (error instanceof NotFoundError) {
            operation.api.claims.lose(state.__token, id);
            return undefined;
        }
        throw error;
    }
}

async function get(id: string, hidden: RequirementGroupInputs, operation: TelnyxOperation) {
    const group = await retrieveRequirementGroup(operation.api.client, id);
    const state = { ...(await writeDown(group, hidden, operation.api)), __got: true };
    return { state, inputs: toInputs(state) };
}

async function update(
    id: string,
    state: RequirementGroupState,
    inputs: RequirementGroupInputs,
    operation: TelnyxOperation,
) {
    const group = await retrieveRequirementGroup(operation.api.client, id).catch((error: unknown) => {
        throw error instanceof NotFoundError
            ? new ExplainedError(
                  `updating requirement group (${id}): ${error.message}. It was deleted, or the API key belongs to another ` +
                      "account: set the key right, or run `pulumi up --refresh`, which creates it again",
              )
            : error;
    });
    return reconcile(operation, { group, inputs, before: state, isCreate: false });
}

async function remove(id: string, state: RequirementGroupState, operation: TelnyxOperation) {
    const { client, claims } = operation.api;
    if (claims.isTaken(id)) {
        operation.log.warn(`kept requirement group (${id}): the create of this run took it over`);
        return;
    }
    assertKeptByNobody(operation, state, naming.noun, [id]);
    try {
        await deleteRequirementGroup(client, id);
        // An answer that says nothing proves nothing.
        if ((await orElseNotFound(() => retrieveRequirementGroup(client, id))) !== undefined) {
            throw new TelnyxError("Telnyx answered, and the group is still there; run `pulumi destroy` again");
        }
    } catch (error) {
        if (error instanceof NotFoundError) {
            return;
        }
        const isInUse = error instanceof RefusedError && error.hasCode("10021");
        throw isInUse
            ? new ExplainedError(
                  `deleting requirement group (${id}): ${error.message}. A pending order still uses it: let it finish, ` +
                      "cancel it, or give it another group",
              )
            : error;
    }
}
