import { z } from "zod";
import { parseBody } from "../errors";
import { messagingSettings } from "../formats/messaging";
import { voiceSettings } from "../formats/voice";
import { pageOf } from "../server/paging";
import type { Call, Route } from "../server/route";
import { checkReferences } from "../lifecycle/references";
import { changeVoice } from "../lifecycle/voice";
import type { PhoneNumber } from "../store/rows";
import { listedNumbers } from "./phoneNumberFilter";
import { change, findPhoneNumber, list } from "./phoneNumbers";
import { voiceRequest } from "./voiceRequest";

const messagingRequest = z.object({
    messaging_profile_id: z.string().nullish(),
    messaging_product: z.string().nullish(),
    tags: z.array(z.string()).optional(),
});

function updateMessaging(call: Call) {
    const number = findPhoneNumber(call);
    const { messaging_profile_id, messaging_product, tags } = parseBody(messagingRequest, call.body);
    checkReferences(call.world, call.account, { messaging_profile_id });
    change(call, number, {
        // Left out and null keep the profile; only the empty text takes it away.
        messaging_profile_id: messaging_profile_id === "" ? null : (messaging_profile_id ?? undefined),
        messaging_product: messaging_product ?? undefined,
        tags,
    });
    return { data: messagingSettings(number) };
}

function isListed({ query }: Call): (number: PhoneNumber) => boolean {
    const profile = query.get("filter", "messaging_profile_id");
    const numbers = query.list("filter", "phone_number")?.map((each) => `+${each.replace(/^[+\s]/, "")}`);
    const part = query.get("filter", "phone_number", "contains")?.replace(/^[+\s]/, "");
    const type = query.get("filter", "type");
    return (number) =>
        (profile === undefined || profile === number.messaging_profile_id) &&
        (numbers === undefined || numbers.includes(number.phone_number)) &&
        (part === undefined || number.phone_number.includes(part)) &&
        (type === undefined || type === (number.phone_number_type === "toll_free" ? "tollfree" : "longcode"));
}

/** Messaging and voice settings of owned numbers. */
export const phoneNumberSettingsRoutes: Route[] = [
    {
        method: "GET",
        path: "/phone_numbers/messaging",
        answer(call) {
            const numbers = listedNumbers(call.world, call.account).filter(isListed(call));
            const direction = call.query.get("sort", "phone_number");
            if (direction !== undefined) {
                numbers.sort((one, other) => one.phone_number.localeCompare(other.phone_number));
            }
            return pageOf(
                direction === "desc" ? numbers.reverse() : numbers,
                call.query,
                messagingSettings,
                "messaging",
            );
        },
    },
    {
        method: "GET",
        path: "/phone_numbers/:id/messaging",
        answer: (call) => ({ data: messagingSettings(findPhoneNumber(call)) }),
    },
    { method: "PATCH", path: "/phone_numbers/:id/messaging", answer: updateMessaging },
    { method: "GET", path: "/phone_numbers/voice", answer: (call) => pageOf(list(call), call.query, voiceSettings) },
    {
        method: "GET",
        path: "/phone_numbers/:id/voice",
        answer: (call) => ({ data: voiceSettings(findPhoneNumber(call)) }),
    },
    {
        method: "PATCH",
        path: "/phone_numbers/:id/voice",
        answer(call) {
            const number = findPhoneNumber(call);
            changeVoice(call.world, number, parseBody(voiceRequest, call.body));
            return { data: voiceSettings(number) };
        },
    },
];
