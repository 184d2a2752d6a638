import { z } from "zod";
import { isHeld } from "../telnyx";
import { e164 } from "./inputs";
import { lookup } from "./lookup";

/** Finds a number in the account; look-ups of the same moment share their requests. */
export const findNumber = lookup("getPhoneNumber", z.strictObject({ phoneNumber: e164 }), async (args, account) => {
    const found = await account.findPhoneNumber(args.phoneNumber);
    if (found === undefined || !isHeld(found)) {
        throw new Error(`this account has no number ${args.phoneNumber}: check the digits, and whose key it is`);
    }
    const { countryIsoAlpha2, deletionLockEnabled, createdAt: _createdAt, ...number } = found;
    return { ...number, countryCode: countryIsoAlpha2, deletionLock: deletionLockEnabled ?? false };
});
