import { z } from "zod";
import { apiError, notFound, parseBody, unprocessable } from "../errors";
import { deletedPhoneNumber, phoneNumber, slimPhoneNumber } from "../formats/phoneNumber";
import { pageOf } from "../server/paging";
import type { Query } from "../server/query";
import type { Call, Route } from "../server/route";
import { connectionNameOf } from "../lifecycle/names";
import { checkReferences } from "../lifecycle/references";
import { release } from "../lifecycle/settle";
import { voiceOf } from "../lifecycle/voice";
import type { PhoneNumber } from "../store/rows";
import type { World } from "../world";
import { listedNumbers, phoneNumberFilter } from "./phoneNumberFilter";

const clearable = z
    .string()
    .nullable()
    .transform((id) => id || null)
    .optional();

const updateRequest = z.object({
    connection_id: clearable,
    billing_group_id: clearable,
    customer_reference: clearable,
    external_pin: clearable,
    address_id: clearable,
    tags: z.array(z.string()).optional(),
    hd_voice_enabled: z.boolean().optional(),
    messaging_profile_id: z
        .undefined("The messaging profile is set at /phone_numbers/{id}/messaging, not here.")
        .optional(),
});

/** The owned number that a path names by its id or, as the real API allows, by its E.164 form. */
export function findPhoneNumber({ world, account, params }: Call): PhoneNumber {
    const id = params.id ?? "";
    const found = id.startsWith("+") ? world.store.owned.get(id) : world.store.phoneNumbers.find(id);
    if (found?.account !== account || found.status === "deleted") {
        throw notFound("phone number");
    }
    return found;
}

/** Applies the fields of a request that were given. */
export function change(call: Call, number: PhoneNumber, fields: Partial<PhoneNumber>): void {
    const given = Object.entries(fields).filter(([, value]) => value !== undefined);
    Object.assign(number, Object.fromEntries(given), { updated_at: call.world.clock.stamp() });
}

function sorted(world: World, numbers: PhoneNumber[], query: Query): PhoneNumber[] {
    const keys = new Map<string, (number: PhoneNumber) => string>([
        ["phone_number", (number) => number.phone_number],
        ["purchased_at", (number) => number.purchased_at],
        ["usage_payment_method", (number) => voiceOf(number).usage_payment_method],
        // Where a connection was not made here it has no name; its id at least brings equal ones together.
        ["connection_name", (number) => connectionNameOf(world, number) ?? number.connection_id ?? ""],
    ]);
    const key = keys.get(query.get("sort") ?? "");
    return key === undefined
        ? numbers
        : numbers.sort((one, other) => (key(one) < key(other) ? -1 : key(one) > key(other) ? 1 : 0));
}

/** The numbers that a query of a list asks for, in its order. */
export function list({ world, account, query }: Call): PhoneNumber[] {
    return sorted(world, listedNumbers(world, account).filter(phoneNumberFilter(world, query)), query);
}

/** Owned numbers: list in both forms, retrieve, update, release. */
export const phoneNumberRoutes: Route[] = [
    {
        method: "GET",
        path: "/phone_numbers",
        answer: (call) => pageOf(list(call), call.query, (number) => phoneNumber(call.world, number)),
    },
    {
        method: "GET",
        path: "/phone_numbers/slim",
        answer(call) {
            const withTags = call.query.flag("include_tags") ?? false;
            return pageOf(list(call), call.query, (number) => ({
                ...slimPhoneNumber(number),
                ...(withTags ? { tags: number.tags } : {}),
            }));
        },
    },
    {
        method: "GET",
        path: "/phone_numbers/:id",
        answer: (call) => ({ data: phoneNumber(call.world, findPhoneNumber(call)) }),
    },
    {
        method: "PATCH",
        path: "/phone_numbers/:id",
        answer(call) {
            const number = findPhoneNumber(call);
            const request = parseBody(updateRequest, call.body);
            checkReferences(call.world, call.account, request);
            change(call, number, request);
            return { data: phoneNumber(call.world, number) };
        },
    },
    {
        method: "DELETE",
        path: "/phone_numbers/:id",
        answer(call) {
            const number = findPhoneNumber(call);
            if (number.deletion_lock_enabled) {
                throw apiError(422, "10035", `${number.phone_number} has its deletion lock enabled.`, "/base");
            }
            if (number.status === "ported-out") {
                throw unprocessable(`${number.phone_number} was ported out and cannot be released.`, "/base");
            }
            release(call.world, number);
            return { data: deletedPhoneNumber(call.world, number) };
        },
    },
];
