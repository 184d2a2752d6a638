import { z } from "zod";
import { parseBody, unprocessable } from "../errors";
import { voiceSettings } from "../formats/voice";
import { changeEmergency, emergencyFault } from "../lifecycle/emergency";
import { checkReferences } from "../lifecycle/references";
import type { Call, Route } from "../server/route";
import { named, start } from "./phoneNumberJobs";
import { findPhoneNumber } from "./phoneNumbers";

const oneRequest = z.object({ emergency_enabled: z.boolean(), emergency_address_id: z.string() });

const jobRequest = z.object({
    emergency_enabled: z.boolean(),
    emergency_address_id: z.string().nullish(),
    phone_numbers: z.array(z.string()),
});

function enable(call: Call) {
    const number = findPhoneNumber(call);
    const change = parseBody(oneRequest, call.body);
    checkReferences(call.world, call.account, change);
    const fault = emergencyFault(number, change);
    if (fault !== undefined) {
        throw unprocessable(`${number.phone_number} ${fault}.`, "/emergency_enabled");
    }
    changeEmergency(call.world, number, change);
    return { data: voiceSettings(number) };
}

function enableMany(call: Call) {
    const { phone_numbers, ...change } = parseBody(jobRequest, call.body);
    checkReferences(call.world, call.account, change);
    return start(call, "update_emergency_settings", named(call, phone_numbers), change);
}

/** Emergency services of owned numbers, one by one and many at once. */
export const emergencyRoutes: Route[] = [
    { method: "POST", path: "/phone_numbers/:id/actions/enable_emergency", answer: enable },
    { method: "POST", path: "/phone_numbers/jobs/update_emergency_settings", status: 202, answer: enableMany },
];
