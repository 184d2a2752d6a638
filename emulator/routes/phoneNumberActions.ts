import { z } from "zod";
import { parseBody, unprocessable } from "../errors";
import { voiceSettings } from "../formats/voice";
import type { Call, Route } from "../server/route";
import { isListed } from "./phoneNumberFilter";
import { change, findPhoneNumber } from "./phoneNumbers";

const bundleRequest = z.object({ bundle_id: z.string().nullable() });

const ownershipRequest = z.object({ phone_numbers: z.array(z.string()).min(1).max(1000) });

function changeBundle(call: Call) {
    const number = findPhoneNumber(call);
    const { bundle_id } = parseBody(bundleRequest, call.body);
    if (bundle_id && number.bundle_id !== null && bundle_id !== number.bundle_id) {
        throw unprocessable("The number is in another bundle; take it out there first.", "/bundle_id");
    }
    change(call, number, { bundle_id: bundle_id || null });
    return { data: voiceSettings(number) };
}

function verifyOwnership({ world, account, body }: Call) {
    const { phone_numbers } = parseBody(ownershipRequest, body);
    // Found is what is owned and can be edited (description): a number that lists do not show yet is not.
    const isEditable = isListed(world);
    const owned = (phoneNumber: string) => {
        const number = world.store.owned.get(phoneNumber);
        return number?.account === account && isEditable(number) ? number : undefined;
    };
    return {
        data: {
            record_type: "number_ownership_verification",
            found: phone_numbers
                .map(owned)
                .filter((number) => number !== undefined)
                .map(({ id, phone_number }) => ({ id, number_val_e164: phone_number })),
            not_found: phone_numbers.filter((phoneNumber) => owned(phoneNumber) === undefined),
        },
    };
}

/** Actions on owned numbers. */
export const phoneNumberActionRoutes: Route[] = [
    { method: "POST", path: "/phone_numbers/actions/verify_ownership", answer: verifyOwnership },
    { method: "PATCH", path: "/phone_numbers/:id/actions/bundle_status_change", answer: changeBundle },
];
