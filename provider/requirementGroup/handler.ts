import { findFailures } from "../lifecycle/check";
import { messageOf } from "../lifecycle/errors";
import type { CheckResult, Handler, Operation } from "../lifecycle/handler";
import { fixedInputs } from "../lifecycle/inputs";
import { withoutValues } from "../lifecycle/redact";
import { sortedValues } from "../requirements/inputs";
import type { Account } from "../telnyx/account";
import { NotFoundError, RefusedError } from "../telnyx/errors";
import { deleteRequirementGroup, retrieveRequirementGroup } from "../telnyx/requirementGroups";
import { diffRequirementGroup } from "./diff";
import { createGroup } from "./place";
import { observe, reconcile, valuesOf } from "./reconcile";
import { inputsSchema, type RequirementGroupInputs, type RequirementGroupState } from "./schema";
import { toInputs } from "./state";

/** The verbs of a RequirementGroup. */
export const requirementGroupHandler: Handler<RequirementGroupInputs, RequirementGroupState, Account> = {
    check,
    diff: (state, inputs) => diffRequirementGroup(state, inputs),
    create,
    read,
    get,
    update,
    delete: remove,
};

function check(olds: Record<string, unknown>, news: Record<string, unknown>): CheckResult {
    const given = { ...news, ...fixedInputs(olds, news) };
    const values = news["regulatoryRequirements"];
    const inputs = Array.isArray(values) ? { ...given, regulatoryRequirements: sortedValues(values) } : given;
    return { inputs, failures: findFailures(inputsSchema, given) };
}

async function create(inputs: RequirementGroupInputs, operation: Operation<Account>) {
    const group = await createGroup(operation, inputs).catch((error: unknown) => {
        throw new Error(withoutValues(`creating requirement group: ${messageOf(error)}`, valuesOf(inputs)));
    });
    return { id: group.id, state: await reconcile(group, inputs, operation) };
}

async function read(id: string, state: RequirementGroupState, operation: Operation<Account>) {
    try {
        const seen = await observe(await retrieveRequirementGroup(operation.api.client, id), state, operation.api);
        return { state: seen, inputs: toInputs(seen) };
    } catch (error) {
        if (error instanceof NotFoundError) {
            return undefined;
        }
        throw new Error(withoutValues(`reading requirement group (${id}): ${messageOf(error)}`, valuesOf(state)));
    }
}

async function get(id: string, hidden: RequirementGroupInputs, operation: Operation<Account>) {
    const group = await retrieveRequirementGroup(operation.api.client, id).catch((error: unknown) => {
        throw new Error(`getting requirement group (${id}): ${messageOf(error)}`);
    });
    const state = await observe(group, hidden, operation.api);
    return { state, inputs: toInputs(state) };
}

async function update(
    id: string,
    state: RequirementGroupState,
    inputs: RequirementGroupInputs,
    operation: Operation<Account>,
) {
    const group = await retrieveRequirementGroup(operation.api.client, id).catch((error: unknown) => {
        const advice =
            error instanceof NotFoundError
                ? ". It was deleted, or the API key belongs to another account: set the key right, or run " +
                  "`pulumi up --refresh`, which creates it again"
                : "";
        throw new Error(`updating requirement group (${id}): ${messageOf(error)}${advice}`);
    });
    return reconcile(group, inputs, operation, state);
}

async function remove(id: string, _state: RequirementGroupState, operation: Operation<Account>) {
    try {
        await deleteRequirementGroup(operation.api.client, id);
    } catch (error) {
        if (error instanceof NotFoundError) {
            return;
        }
        const inUse = error instanceof RefusedError && error.hasCode("10021");
        const advice = inUse
            ? ". A pending order still uses it: let it finish, cancel it, or give it another group"
            : "";
        throw new Error(`deleting requirement group (${id}): ${messageOf(error)}${advice}`);
    }
}
