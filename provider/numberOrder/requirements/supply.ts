import { updateNumberOrder, updateNumberOrderPhoneNumber, type RequirementValue } from "../../telnyx";
import { isAlive, lacksValues, requirementsOf, seenValues, type OrderedNumber } from "../../orders";
import { valuesIn } from "../inputs";
import { attachGroup } from "./groups";
import { handIn } from "./handIn";
import type { Supplying } from "./supplying";
import { areValuesIgnored, shownOf, type OwnNumber } from "./values";

/** A number that lacks declared values. */
interface Due extends OwnNumber {
    readonly values: readonly RequirementValue[];
}

/** Hands the declared groups and values to the numbers that lack them. Returns a sentence for each refusal. */
export async function supplyRequirements(run: Supplying): Promise<string[]> {
    const { inputs, orders, carried } = run;
    if (inputs.regulatoryRequirements === undefined && !carried.hasRequirements) {
        return [];
    }
    await orders.observe();
    const groups = await Promise.all(ownNumbers(run).map((held) => attachGroup(run, held)));
    if (groups.some((reasons) => reasons !== undefined)) {
        await orders.observe();
    }
    const owned = ownNumbers(run);
    const due = dueNumbers(run, owned);
    const values = await Promise.all(orders.ids.map((id) => supplyOrder(run, id, owned, due)));
    return [...groups.flatMap((reasons) => reasons ?? []), ...values.flat()];
}

/** Says whether a number, as it was seen last, asks for values that are declared and not there. */
export function lackDeclaredValues(run: Supplying): boolean {
    return dueNumbers(run, ownNumbers(run)).some(({ number }) => lacksValues(number));
}

function ownNumbers({ numbers, orders }: Supplying): OwnNumber[] {
    const alive = new Map(orders.last.numbers.filter(isAlive).map((number) => [number.phoneNumber, number]));
    return numbers.flatMap((declared) => {
        const number = alive.get(declared.phoneNumber);
        return number === undefined ? [] : [{ declared, number }];
    });
}

/** The numbers that ask for declared values and do not have them; a number's own win over those of the order. */
function dueNumbers({ inputs, orders }: Supplying, owned: readonly OwnNumber[]): Due[] {
    const isLeftAlone = areValuesIgnored(inputs);
    // What is ignored is not written over; but a number needs its first values.
    const mayTake = ({ order }: OrderedNumber, current: string) =>
        !isLeftAlone || current === "" || orders.isNew(order.id);
    const due = new Map<OrderedNumber, RequirementValue[]>(owned.map(({ number }) => [number, []]));
    for (const value of inputs.regulatoryRequirements ?? []) {
        shownOf(value, owned)
            .filter(
                ({ number, fieldValue }) =>
                    fieldValue !== undefined && fieldValue !== value.fieldValue && mayTake(number, fieldValue),
            )
            .forEach(({ number }) => due.get(number)?.push(value));
    }
    for (const { declared, number } of owned) {
        const shown = new Map(requirementsOf(number).map((asked) => [asked.requirementId, asked.fieldValue]));
        const lacking = (declared.regulatoryRequirements ?? []).filter(({ requirementId, fieldValue }) => {
            const current = shown.get(requirementId);
            return current !== undefined && current !== fieldValue && mayTake(number, current);
        });
        due.get(number)?.push(...lacking);
    }
    return owned
        .map((one) => ({ ...one, values: due.get(one.number) ?? [] }))
        .filter(({ values }) => values.length > 0);
}

/**
 * Supplies values to one order at once, or number by number where a number has values of its own, or some that are to be
 * left alone.
 */
async function supplyOrder(run: Supplying, orderId: string, owned: readonly OwnNumber[], allDue: readonly Due[]) {
    const { client } = run.operation.api;
    const isOurs = ({ number }: OwnNumber) => number.order.id === orderId;
    const due = allDue.filter(isOurs);
    if (due.length === 0) {
        return [];
    }
    const secrets = [...valuesIn(run.inputs), ...seenValues(owned.filter(isOurs).map(({ number }) => number))];
    const isOneForAll = !areValuesIgnored(run.inputs) || run.orders.isNew(orderId);
    if (isOneForAll && owned.filter(isOurs).every(({ declared }) => declared.regulatoryRequirements === undefined)) {
        const values = [
            ...new Map(due.flatMap((one) => one.values).map((value) => [value.requirementId, value])).values(),
        ];
        return handIn(run.operation, `supplying requirement values to number order (${orderId})`, secrets, () =>
            updateNumberOrder(client, orderId, { regulatoryRequirements: values }),
        );
    }
    const perNumber = due.map(({ declared, number, values }) =>
        handIn(run.operation, `supplying requirement values to ${declared.phoneNumber}`, secrets, () =>
            updateNumberOrderPhoneNumber(client, number.ordered.id, values),
        ),
    );
    return (await Promise.all(perNumber)).flat();
}
