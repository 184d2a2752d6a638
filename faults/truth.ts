import type { Control } from "pulumi-telnyx-emulator";

type Emulated = Pick<Control, "numbers" | "orders" | "requirementGroups" | "inexplicitOrders">;

/** What an account holds, written so that two runs of the same story can be compared. */
export interface Truth {
    /** Settings of every number that is owned, by its name; several numbers of a bulk order may share one. */
    readonly owned: readonly string[];
    /** What is still to become a number, with the state of its review. */
    readonly pending: readonly string[];
    /** How often each number was ever bought. */
    readonly bought: readonly string[];
    readonly groups: readonly string[];
}

/** Numbers that a bulk order chose: which ones is no matter. */
const chosen = /^(\+1(?:312|415))(?!555)\d{7}$/;

/** Says what an account holds. */
export function truthOf(control: Emulated): Truth {
    const orders = control.orders().flatMap(({ phone_numbers }) => phone_numbers);
    return {
        owned: ownedNumbers(control).map(sentenceOf).sort(),
        pending: orders
            .filter(({ outcome }) => outcome === "pending")
            .map((one) => {
                const values = one.requirements.map(({ field_value, status }) => `${field_value} ${status}`);
                return [nameOf(one.phone_number), one.requirements_status, ...values].join(", ");
            })
            .sort(),
        bought: counted(control.numbers().map((one) => nameOf(one.phone_number))),
        groups: control.requirementGroups().map(groupSentence).sort(),
    };
}

/** The numbers that are in an account now. */
export function ownedNumbers(control: Pick<Control, "numbers">) {
    return control.numbers().filter(({ status }) => status !== "deleted" && status !== "ported-out");
}

function sentenceOf(number: ReturnType<Control["numbers"]>[number]): string {
    const { connection_id, billing_group_id, messaging_profile_id, customer_reference, bundle_id, tags } = number;
    const settings = { connection_id, billing_group_id, messaging_profile_id, customer_reference, bundle_id };
    const lock = number.deletion_lock_enabled ? ["locked"] : [];
    const marks = tags.length > 0 ? [`tags ${[...tags].sort().join(" ")}`] : [];
    const said = Object.entries(settings).filter(([, value]) => value !== null && value !== "");
    return [nameOf(number.phone_number), number.status, ...said.map((one) => one.join(" ")), ...lock, ...marks].join(
        ", ",
    );
}

function groupSentence(group: ReturnType<Control["requirementGroups"]>[number]): string {
    const { country_code, phone_number_type, action, status, values } = group;
    const label = (group.customer_reference ?? "").replace(/#[0-9a-f]{12}(:done)?$/, "");
    return [country_code, phone_number_type, action, label, status, ...values.map((one) => one.field_value)].join(", ");
}

function nameOf(phoneNumber: string): string {
    return phoneNumber.replace(chosen, "$1*");
}

function counted(names: readonly string[]): string[] {
    const counts = new Map<string, number>();
    names.forEach((name) => counts.set(name, (counts.get(name) ?? 0) + 1));
    return [...counts].map(([name, count]) => `${String(count)} x ${name}`).sort();
}

/** What is in one truth and not in another, as sentences. */
export function differences(is: Truth, should: Truth): string[] {
    return (["owned", "pending", "bought", "groups"] as const).flatMap((part) => {
        const surplus = without(is[part], should[part]);
        const missing = without(should[part], is[part]);
        return surplus.length + missing.length === 0
            ? []
            : [`${part}: is [${surplus.join("; ")}], should be [${missing.join("; ")}]`];
    });
}

/** What cannot be undone: numbers that were there, should be, and are gone; numbers bought more often than they should. */
export function harmDone(is: Truth, before: Truth, should: Truth): string[] {
    const names = ({ owned }: Truth) => owned.map((one) => one.split(",")[0] ?? "");
    const shouldStay = common(names(before), names(should));
    return [
        ...without(shouldStay, names(is)).map((name) => `${name} was given up`),
        ...without(is.bought, should.bought).map((entry) => `bought: ${entry}`),
    ].filter((sentence) => !without(before.bought, should.bought).some((entry) => sentence.endsWith(entry)));
}

/** The entries of one list that another has as well, as often as both do. */
function common(all: readonly string[], others: readonly string[]): string[] {
    return without(all, without(all, others));
}

/** The entries of a list beyond those of another, as often as they are there. */
function without(all: readonly string[], others: readonly string[]): string[] {
    const rest = [...others];
    return all.filter((one) => {
        const place = rest.indexOf(one);
        if (place >= 0) {
            rest.splice(place, 1);
        }
        return place < 0;
    });
}
