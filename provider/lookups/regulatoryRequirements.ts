import { z } from "zod";
import { countryCode } from "../requirements/countryCode";
import {
    listRequirementsOfNumber,
    TelnyxError,
    telnyxError,
    type Account,
    type RegulatoryRequirement,
} from "../telnyx";
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

type Asked = z.output<typeof schema>;

/** Lists what a combination or a number needs; combinations are asked for once in the life of the process. */
export const findRequirements = lookup("getRegulatoryRequirements", schema, async (args, account) => {
    try {
        const found = await requirementsOf(args, account);
        return { requirements: found.map(({ id, ...requirement }) => ({ requirementId: id, ...requirement })) };
    } catch (error) {
        throw new TelnyxError(`${asking(args)}: ${telnyxError(error).message}`);
    }
});

function requirementsOf(args: Asked, account: Account): Promise<readonly RegulatoryRequirement[]> {
    const { countryCode = "", phoneNumberType = "", phoneNumber, action = "ordering" } = args;
    return phoneNumber === undefined
        ? account.regulatoryRequirements({ countryCode, phoneNumberType, action })
        : listRequirementsOfNumber(account.client, phoneNumber, action);
}

/** A program may ask for many, and what Telnyx says of a request does not name what was asked for. */
function asking({ countryCode, phoneNumberType, phoneNumber, action = "ordering" }: Asked): string {
    const needy = phoneNumber === undefined ? `${countryCode} ${phoneNumberType} numbers need` : `${phoneNumber} needs`;
    return `asking what ${needy} for ${action}`;
}
