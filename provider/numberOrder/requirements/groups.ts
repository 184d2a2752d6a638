import { withoutValues } from "../../lifecycle";
import {
    attachRequirementGroup,
    NotFoundError,
    telnyxError,
    TelnyxError,
    type RequirementGroupRecord,
    type Account,
} from "../../telnyx";
import {
    isOmitted,
    isPendingStatus,
    nameOf,
    requirementsOf,
    seenValues,
    takesValues,
    type OrderedNumber,
} from "../../orders";
import { handIn } from "./handIn";
import type { Supplying } from "./supplying";
import type { OwnNumber } from "./values";

/**
 * Attaches a group to a pending number when it is another one, or when its values are others than the number has: an
 * order copies a group's values once and does not follow its edits (docs/facts.md, A16). One that was rejected and not
 * corrected is not handed in again. Undefined when there was nothing to do.
 */
export async function attachGroup(run: Supplying, { declared, number }: OwnNumber): Promise<string[] | undefined> {
    const { api } = run.operation;
    const { requirementGroupId, phoneNumber } = declared;
    const isCarried = run.carried.of(phoneNumber)?.requirementGroupId === requirementGroupId;
    const doing = `attaching requirement group (${String(requirementGroupId)}) to ${phoneNumber}`;
    if (requirementGroupId !== undefined && isOmitted(number) && isPendingStatus(number.ordered.status)) {
        return isCarried ? undefined : [`${doing}: its order does not show it at the moment; run \`pulumi up\` again`];
    }
    if (requirementGroupId === undefined || !takesValues(number) || run.orders.isNew(number.order.id)) {
        run.carried.note(declared, { requirementGroupId });
        return undefined;
    }
    const group = await findGroup(api, requirementGroupId);
    if (group instanceof TelnyxError) {
        // Its values are not known then, so they could not be taken out of what Telnyx says.
        const message = withoutValues(group.message, group.details);
        return [`reading requirement group (${requirementGroupId}) of ${phoneNumber}: ${message}`];
    }
    const values = group?.regulatoryRequirements ?? [];
    if (isCarried && !hasOtherValues(values, run, { declared, number })) {
        return undefined;
    }
    const lacking = values.filter(({ fieldValue }) => !fieldValue).map((requirement) => nameOf(number, requirement));
    if (lacking.length > 0) {
        return [`${doing}: the group lacks ${lacking.join(" and ")}; give it there and run \`pulumi up\``];
    }
    const secrets = [...values.map(({ fieldValue }) => fieldValue ?? ""), ...seenValues([number])];
    return handIn(run.operation, doing, secrets, async () => {
        await attachRequirementGroup(api.client, number.ordered.id, requirementGroupId);
        run.carried.note(declared, { requirementGroupId });
    });
}

/** Undefined when there is no such group; an error, which is its number's alone, when it cannot be read. */
async function findGroup(account: Account, id: string): Promise<RequirementGroupRecord | TelnyxError | undefined> {
    return account
        .findRequirementGroup(id)
        .catch((error: unknown) => (error instanceof NotFoundError ? undefined : telnyxError(error)));
}

/** Says whether a group has values that a number, which was ordered with it, lacks; declared values win over it. */
function hasOtherValues(
    values: RequirementGroupRecord["regulatoryRequirements"],
    { inputs }: Supplying,
    { declared, number }: OwnNumber,
): boolean {
    const own = [...(inputs.regulatoryRequirements ?? []), ...(declared.regulatoryRequirements ?? [])];
    const overridden = new Set(own.map(({ requirementId }) => requirementId));
    const shown = shownBy(number);
    return values.some(
        ({ requirementId, fieldValue }) =>
            fieldValue &&
            !overridden.has(requirementId) &&
            shown.has(requirementId) &&
            shown.get(requirementId) !== fieldValue,
    );
}

function shownBy(number: OrderedNumber): ReadonlyMap<string, string | undefined> {
    return new Map(requirementsOf(number).map(({ requirementId, fieldValue }) => [requirementId, fieldValue]));
}
