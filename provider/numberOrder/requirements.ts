import { isAlive, requirementsOf, type OrderedNumber } from "../numbers/orderedNumber";
import { updateNumberOrderPhoneNumber } from "../telnyx/numberOrderPhoneNumbers";
import { updateNumberOrder } from "../telnyx/numberOrders";
import type { RequirementValue } from "../telnyx/requirements";
import { attempt } from "./attempt";
import { declaredNumbers } from "./declared";
import { attachGroup } from "./groups";
import type { Run } from "./run";
import type { DeclaredNumber } from "./schema";
import { shownOf, type Held } from "./values";

/** A number that lacks declared values. */
interface Due extends Held {
    readonly values: readonly RequirementValue[];
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
    const held = heldNumbers(run);
    const due = dueNumbers(run, held);
    const values = await Promise.all(orders.ids.map((id) => supplyOrder(run, id, held, due)));
    return [...groups.flatMap((reasons) => reasons ?? []), ...values.flat()];
}

function heldNumbers({ inputs, orders }: Run): Held[] {
    const alive = new Map(orders.last.numbers.filter(isAlive).map((number) => [number.ordered.phoneNumber, number]));
    return declaredNumbers(inputs).flatMap((declared) => {
        const number = alive.get(declared.phoneNumber);
        return number === undefined ? [] : [{ declared, number }];
    });
}

/** The numbers that ask for declared values and do not have them; a number's own win over those of the order. */
function dueNumbers({ inputs }: Run, held: readonly Held[]): Due[] {
    const due = new Map<OrderedNumber, RequirementValue[]>(held.map(({ number }) => [number, []]));
    for (const value of inputs.regulatoryRequirements ?? []) {
        shownOf(value, held)
            .filter(({ fieldValue }) => fieldValue !== undefined && fieldValue !== value.fieldValue)
            .forEach(({ number }) => due.get(number)?.push(value));
    }
    for (const { declared, number } of held) {
        const shown = new Map(requirementsOf(number).map((asked) => [asked.requirementId, asked.fieldValue]));
        const lacking = (declared.regulatoryRequirements ?? []).filter(({ requirementId, fieldValue }) => {
            const current = shown.get(requirementId);
            return current !== undefined && current !== fieldValue;
        });
        due.get(number)?.push(...lacking);
    }
    return held.map((one) => ({ ...one, values: due.get(one.number) ?? [] })).filter(({ values }) => values.length > 0);
}

/** Supplies values to one order at once, or number by number where a number has values of its own. */
async function supplyOrder(run: Run, orderId: string, held: readonly Held[], allDue: readonly Due[]) {
    const { client } = run.operation.api;
    const isOurs = ({ number }: Held) => number.order.id === orderId;
    const due = allDue.filter(isOurs);
    if (due.length === 0) {
        return [];
    }
    const secrets = [...declaredValues(run), ...held.filter(isOurs).flatMap(({ number }) => shownValues(number))];
    if (held.filter(isOurs).every(({ declared }) => declared.regulatoryRequirements === undefined)) {
        const values = [
            ...new Map(due.flatMap((one) => one.values).map((value) => [value.requirementId, value])).values(),
        ];
        return attempt(run, `supplying requirement values to number order (${orderId})`, secrets, () =>
            updateNumberOrder(client, orderId, { regulatoryRequirements: values }),
        );
    }
    const perNumber = due.map(({ declared, number, values }) =>
        attempt(run, `supplying requirement values to ${declared.phoneNumber}`, secrets, () =>
            updateNumberOrderPhoneNumber(client, number.ordered.id, values),
        ),
    );
    return (await Promise.all(perNumber)).flat();
}

function shownValues(number: OrderedNumber): string[] {
    return requirementsOf(number).map(({ fieldValue }) => fieldValue ?? "");
}

function declaredValues({ inputs }: Run): string[] {
    const values = [
        ...(inputs.regulatoryRequirements ?? []),
        ...declaredNumbers(inputs).flatMap((declared) => declared.regulatoryRequirements ?? []),
    ];
    return values.map(({ fieldValue }) => fieldValue);
}
