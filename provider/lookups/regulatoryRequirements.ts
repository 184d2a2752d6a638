import { z } from "zod";
import { countryCode } from "../requirements/countryCode";
import { listRequirementsOfNumber } from "../telnyx";
import { e164, phoneNumberType } from "./inputs";
import { lookup } from "./lookup";

const schema = z
    .strictObject({
        countryCode: countryCode.optional(),
        phoneNumberType: phoneNumberType.optional(),
        phoneNumber: e164.optional(),
        action: z.enum(["ordering", "porting"], { error: 'this must be "ordering" or "porting"' }).optional(),
    })
    .refine(
        ({ countryCode, phoneNumberType, phoneNumber }) =>
            phoneNumber === undefined
                ? countryCode !== undefined && phoneNumberType !== undefined
                : countryCode === undefined && phoneNumberType === undefined,
        { error: "give countryCode and phoneNumberType, or else phoneNumber" },
    );

/** Lists what a combination or a number needs; combinations are asked for once in the life of the process. */
export const findRequirements = lookup("getRegulatoryRequirements", schema, async (args, account) => {
    const { countryCode = "", phoneNumberType = "", phoneNumber, action = "ordering" } = args;
    const found =
        phoneNumber === undefined
            ? await account.regulatoryRequirements({ countryCode, phoneNumberType, action })
            : await listRequirementsOfNumber(account.client, phoneNumber, action);
    return { requirements: found.map(({ id, ...requirement }) => ({ requirementId: id, ...requirement })) };
});
