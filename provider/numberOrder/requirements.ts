import { withoutValues } from "../lifecycle/redact";
import { isAlive, requirementsOf, requirementsStatusOf, type OrderedNumber } from "../numbers/orderedNumber";
import type { Account } from "../telnyx/account";
import { NotFoundError, RefusedError } from "../telnyx/errors";
import { attachRequirementGroup, updateNumberOrderPhoneNumber } from "../telnyx/numberOrderPhoneNumbers";
import { updateNumberOrder } from "../telnyx/numberOrders";
import { retrieveRequirementGroup } from "../telnyx/requirementGroups";
import type { RequirementValue } from "../telnyx/requirements";
import { declaredNumbers } from "./declared";
import { carry, type Run } from "./run";
import type { DeclaredNumber } from "./schema";

/** A declared number together with what our orders hold of it. */
interface Held {
    readonly declared: DeclaredNumber;
    readonly number: OrderedNumber;
}

/** Hands the declared groups and values to the numbers that lack them. Returns a sentence for each refusal. */
export async function supplyRequirements(run: Run): Promise<string[]> {
    const { inputs, orders } = run;
    const isGiven = ({ requirementGroupId, regulatoryRequirements }: DeclaredNumber) =>
        requirementGroupId !== undefined || regulatoryRequirements !== undefined;
    if (
        inputs.regulatoryRequirements === undefined &&
        ![...run.carried.values(), ...declaredNumbers(inputs)].some(isGiven)
    ) {
        return [];
    }
    await orders.observe();
    const groups = await Promise.all(heldNumbers(run).map((held) => attachGroup(run, held)));
    if (groups.some((reasons) => reasons !== undefined)) {
        await orders.observe();
    }
    const values = await Promise.all(orders.ids.map((id) => supplyOrder(run, id)));
    return [...groups.flatMap((reasons) => reasons ?? []), ...values.flat()];
}

function heldNumbers({ inputs, orders }: Run): Held[] {
    const alive = new Map(orders.last.numbers.filter(isAlive).map((number) => [number.ordered.phoneNumber, number]));
    return declaredNumbers(inputs).flatMap((declared) => {
        const number = alive.get(declared.phoneNumber);
        return number === undefined ? [] : [{ declared, number }];
    });
}

/**
 * Attaches a group to a pending number when it is another one, or when its values are others than the number has: an
 * order copies a group's values once and does not follow its edits. One that was rejected and not corrected is not
 * handed in again. Undefined when there was nothing to do.
 */
async function attachGroup(run: Run, { declared, number }: Held): Promise<string[] | undefined> {
    const { requirementGroupId, phoneNumber } = declared;
    const used = run.carried.get(phoneNumber)?.requirementGroupId;
    const isOpen = number.ordered.status === "pending" && requirementsStatusOf(number) !== "approved";
    if (requirementGroupId === undefined || !isOpen || run.orders.isNew(number.order.id)) {
        carry(run, declared, { requirementGroupId });
        return undefined;
    }
    if (requirementGroupId === used && !(await wasEdited(run.operation.api, requirementGroupId, number))) {
        return undefined;
    }
    return attempt(run, `attaching requirement group (${requirementGroupId}) to ${phoneNumber}`, async () => {
        await attachRequirementGroup(run.operation.api.client, number.ordered.id, requirementGroupId);
        carry(run, declared, { requirementGroupId });
    });
}

/** Says whether a group has values that a number, which was ordered with it, lacks. */
async function wasEdited(account: Account, requirementGroupId: string, number: OrderedNumber): Promise<boolean> {
    const shown = new Map(
        requirementsOf(number).map((requirement) => [requirement.requirementId, requirement.fieldValue]),
    );
    const group = await retrieveRequirementGroup(account.client, requirementGroupId).catch((error: unknown) => {
        if (error instanceof NotFoundError) {
            return undefined;
        }
        throw error;
    });
    return (group?.regulatoryRequirements ?? []).some(
        ({ requirementId, fieldValue }) =>
            fieldValue && shown.has(requirementId) && shown.get(requirementId) !== fieldValue,
    );
}

/** Supplies values to one order at once, or number by number where a number has values of its own. */
async function supplyOrder(run: Run, orderId: string): Promise<string[]> {
    const { client } = run.operation.api;
    const held = heldNumbers(run).filter(({ number }) => number.order.id === orderId);
    const due = held.map((one) => ({ ...one, values: dueValues(run, one) })).filter(({ values }) => values.length > 0);
    if (due.length === 0) {
        return [];
    }
    if (held.every(({ declared }) => declared.regulatoryRequirements === undefined)) {
        const values = [
            ...new Map(due.flatMap((one) => one.values).map((value) => [value.requirementId, value])).values(),
        ];
        return attempt(run, `supplying requirement values to number order (${orderId})`, () =>
            updateNumberOrder(client, orderId, { regulatoryRequirements: values }),
        );
    }
    const perNumber = due.map(({ declared, number, values }) =>
        attempt(run, `supplying requirement values to ${declared.phoneNumber}`, () =>
            updateNumberOrderPhoneNumber(client, number.ordered.id, values),
        ),
    );
    return (await Promise.all(perNumber)).flat();
}

/** The declared values that a number asks for and does not have; its own win over those of the order. */
function dueValues({ inputs }: Run, { declared, number }: Held): RequirementValue[] {
    const asked = new Map(
        requirementsOf(number).map((requirement) => [requirement.requirementId, requirement.fieldValue]),
    );
    const effective = new Map(
        [...(inputs.regulatoryRequirements ?? []), ...(declared.regulatoryRequirements ?? [])].map((value) => [
            value.requirementId,
            value,
        ]),
    );
    return [...effective.values()].filter(({ requirementId, fieldValue }) => {
        const shown = asked.get(requirementId);
        return shown !== undefined && shown !== fieldValue;
    });
}

/** Turns a refusal into a sentence, without the values: they are people's documents. */
async function attempt(run: Run, doing: string, change: () => Promise<unknown>): Promise<string[]> {
    try {
        await run.operation.assertEngineAlive();
        await change();
        return [];
    } catch (error) {
        if (!(error instanceof RefusedError)) {
            throw error;
        }
        const locked = error.hasCode("85003")
            ? ". Telnyx locks values once all are approved: put the old ones back"
            : "";
        return [withoutValues(`${doing}: ${error.message}${locked}`, declaredValues(run))];
    }
}

function declaredValues({ inputs }: Run): string[] {
    const values = [
        ...(inputs.regulatoryRequirements ?? []),
        ...declaredNumbers(inputs).flatMap((declared) => declared.regulatoryRequirements ?? []),
    ];
    return values.map(({ fieldValue }) => fieldValue);
}
