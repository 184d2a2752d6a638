import { inFull } from "../../provider/orders/inFull";
import type { Properties } from "../../test/support/grpc";
import type { Desk } from "../rig/desk";
import type { Held } from "../rig/held";
import { settingNames } from "../rig/history";
import { isTheirs } from "../rig/others";
import { ownedNumbers } from "../truth";

type NumberOutput = Readonly<Record<string, unknown>> & {
    readonly phoneNumber: string;
    readonly numberOrderId: string;
};

function numbersOf({ outputs }: Held): readonly NumberOutput[] {
    return Array.isArray(outputs["numbers"]) ? inFull(outputs["numbers"] as NumberOutput[]) : [];
}

function same(left: unknown, right: unknown): boolean {
    const plain = (value: unknown) => (value === undefined || value === "" || value === false ? null : value);
    return plain(left) === plain(right);
}

/** What the state says after a success and is not so. */
export function judgeSuccess(desk: Desk): string[] {
    return [...desk.stack.resources.values()].flatMap((held) =>
        held.declaration.kind === "requirementGroup" ? judgeGroup(desk, held) : judgeOrder(desk, held),
    );
}

function judgeOrder({ control, stack }: Desk, held: Held): string[] {
    const numbers = numbersOf(held);
    const { name } = held.declaration;
    const owned = ownedNumbers(control).filter((one) => !isTheirs(one));
    const wrong = numbers.flatMap((output) => {
        const number = owned.find(({ phone_number }) => phone_number === output.phoneNumber);
        return number === undefined ? [] : deviations(name, output, number);
    });
    const isOnly =
        [...stack.resources.values()].filter(({ declaration }) => declaration.kind !== "requirementGroup").length === 1;
    const unknown = isOnly
        ? owned.filter((one) => !numbers.some((output) => output.phoneNumber === one.phone_number))
        : [];
    const pending = control
        .orders()
        .flatMap(({ phone_numbers }) => phone_numbers)
        .filter(({ outcome }) => outcome === "pending");
    const dreamt = numbers.filter(
        ({ phoneNumber }) => ![...owned, ...pending].some(({ phone_number }) => phone_number === phoneNumber),
    );
    const status = numbers.every((one) => one["status"] === "active") ? "success" : undefined;
    return [
        ...wrong,
        ...unknown.map((one) => `${name} does not list ${one.phone_number}, which it owns`),
        ...dreamt.map((one) => `${name} lists ${one.phoneNumber}, which nobody has`),
        ...(status !== undefined && held.outputs["status"] !== status
            ? [`${name} has status ${String(held.outputs["status"])} though every number is active`]
            : []),
    ];
}

function deviations(
    name: string,
    output: NumberOutput,
    number: ReturnType<Desk["control"]["numbers"]>[number],
): string[] {
    const settings = Object.entries(settingNames)
        // A bulk order does not show its numbers' settings.
        .filter(([, property]) => property in output || "regulatoryRequirements" in output)
        .map(([setting, property]) => [property, number[setting as keyof typeof settingNames]] as const);
    return [["phoneNumberId", number.id] as const, ["status", number.status] as const, ...settings]
        .filter(([property, value]) => !same(output[property], value))
        .map(
            ([property, value]) =>
                `${name} says of ${number.phone_number} ${property} ${String(output[property])}, it is ${String(value)}`,
        );
}

function judgeGroup({ control }: Desk, { id, declaration, outputs }: Held): string[] {
    const group = control.requirementGroups().find((one) => one.id === id);
    if (group === undefined) {
        return [`${declaration.name} is ${id}, which does not exist`];
    }
    return group.status === outputs["status"]
        ? []
        : [`${declaration.name} has status ${String(outputs["status"])}, it is ${group.status}`];
}

/** What the state remembers after a failure and never was; `before` is what it held before. */
export function judgeFailure(desk: Desk, before: ReadonlyMap<string, Held>): string[] {
    return [...desk.stack.resources.values()].flatMap((held) => [
        ...numbersOf(held).flatMap((output) =>
            Object.values(settingNames)
                .filter((property) => property in output)
                .filter((property) => !desk.history.was(output.phoneNumber, property, output[property]))
                .map((property) => dream(held, output, property)),
        ),
        ...Object.values(settingNames)
            .filter((property) => property in held.outputs && held.declaration.kind !== "requirementGroup")
            .filter((property) => !desk.history.wasAnywhere(property, held.outputs[property]))
            .filter((property) => before.get(held.declaration.name)?.outputs[property] !== held.outputs[property])
            .map((property) => dream(held, { ...held.outputs, phoneNumber: "all", numberOrderId: "any" }, property)),
    ]);
}

function dream({ declaration }: Held, output: NumberOutput, property: string): string {
    const value = String((output as Properties)[property]);
    return `${declaration.name} remembers of ${output.phoneNumber} ${property} ${value}, which never was`;
}
