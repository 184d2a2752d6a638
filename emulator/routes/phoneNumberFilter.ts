import type { Query } from "../server/query";
import { emergencyOf } from "../lifecycle/emergency";
import { connectionNameOf } from "../lifecycle/names";
import { voiceOf } from "../lifecycle/voice";
import type { PhoneNumber } from "../store/rows";
import type { World } from "../world";

type Test = (number: PhoneNumber) => boolean;

/** The numbers that lists show an account, newest first: owned, long enough after their order, not hidden. */
export function listedNumbers(world: World, account: string): PhoneNumber[] {
    return world.store.phoneNumbers.list(account).filter(isListed(world)).reverse();
}

/** Says of numbers of an account whether lists show them now. */
export function isListed({ clock, settings }: World): Test {
    const latest = clock.now() - settings.listingDelayMs;
    return (number) => number.status !== "deleted" && !number.hidden && number.listed_from <= latest;
}

/** All that the filters of a query ask of a number. */
export function phoneNumberFilter(world: World, query: Query): Test {
    const tests = [...plainTests(query), ...particularTests(query), ...connectionTests(world, query)];
    return (number) => tests.every((test) => test(number));
}

function plainTests(query: Query): Test[] {
    const fields = {
        status: (number: PhoneNumber) => number.status,
        connection_id: (number: PhoneNumber) => number.connection_id,
        customer_reference: (number: PhoneNumber) => number.customer_reference,
        billing_group_id: (number: PhoneNumber) => number.billing_group_id ?? "null",
        emergency_address_id: (number: PhoneNumber) => emergencyOf(number).emergency_address_id ?? "null",
    };
    return Object.entries(fields).flatMap(([name, has]) => {
        const asked = query.get("filter", name);
        // The light list spells this one status with an underscore.
        return asked === undefined ? [] : [(number: PhoneNumber) => has(number) === asked.replace("port_p", "port-p")];
    });
}

function particularTests(query: Query): Test[] {
    const tests: (Test | undefined)[] = [
        when(query.get("filter", "phone_number"), (part) => partial(part)),
        when(query.get("filter", "tag"), (tag) => (number) => number.tags.includes(tag)),
        when(
            query.list("filter", "country_iso_alpha2"),
            (list) => (number) => list.includes(number.country_iso_alpha2),
        ),
        when(query.get("filter", "number_type", "eq"), (type) => (number) => number.phone_number_type === type),
        when(query.get("filter", "source"), (source) => () => source === "purchased"),
        when(
            query.get("filter", "voice.usage_payment_method"),
            (method) => (number) => voiceOf(number).usage_payment_method === method,
        ),
        when(query.get("filter", "has_bundle"), (has) => (number) => (has === "true") === (number.bundle_id !== null)),
        query.get("filter", "without_tags") === "true" ? (number) => number.tags.length === 0 : undefined,
    ];
    return tests.filter((test) => test !== undefined);
}

const comparisons: Record<string, (name: string, asked: string) => boolean> = {
    eq: (name, asked) => name === asked,
    contains: (name, asked) => name.includes(asked),
    starts_with: (name, asked) => name.startsWith(asked),
    ends_with: (name, asked) => name.endsWith(asked),
};

/** Names of connections are compared without regard to case. The list of voice settings calls the filter otherwise. */
function connectionTests(world: World, query: Query): Test[] {
    return Object.entries(comparisons).flatMap(([how, compare]) => {
        const asked = query.get("filter", "voice.connection_name", how) ?? query.get("filter", "connection_name", how);
        const name = (number: PhoneNumber) => connectionNameOf(world, number)?.toLowerCase();
        return asked === undefined ? [] : [(number: PhoneNumber) => compare(name(number) ?? "", asked.toLowerCase())];
    });
}

function when<T>(asked: T | undefined, make: (asked: T) => Test): Test | undefined {
    return asked === undefined ? undefined : make(asked);
}

function partial(part: string): Test {
    const digits = part.trim().replace(/^\+/, "");
    // Fewer than three digits, or anything that is no digit, finds nothing.
    return /^\d{3,}$/.test(digits) ? (number) => number.phone_number.includes(digits) : () => false;
}
