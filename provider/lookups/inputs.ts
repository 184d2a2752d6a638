import { z } from "zod";

const types = ["local", "toll_free", "mobile", "national", "shared_cost"] as const;

/** A type of phone numbers. */
export const phoneNumberType = z.enum(types, { error: `this must be one of ${types.join(", ")}` });

/** A number, written as Telnyx writes it. */
export const e164 = z
    .string({ error: "this must be a phone number, written as a string" })
    .regex(/^\+[1-9]\d{4,14}$/, { error: 'this must be a phone number in E.164, such as "+13125550142"' });

/** The id of something at Telnyx. */
export const uuid = z.guid({ error: "this must be an id as Telnyx writes it (a UUID)" });
