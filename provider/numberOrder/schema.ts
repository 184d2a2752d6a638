import { isPossiblePhoneNumber } from "libphonenumber-js";
import { z } from "zod";
import { hidden, refuseTwins, text, type Hidden } from "../lifecycle/inputs";
import { unknownValue } from "../lifecycle/unknown";
import type { NumberOutput } from "../numbers/numberOutput";
import { requirementValues } from "../requirements/inputs";
import type { RequirementValue } from "../telnyx/requirements";

/** One declared number; the short form of one that is nothing but a number is the number itself. */
export interface DeclaredNumber {
    readonly phoneNumber: string;
    readonly requirementGroupId?: string;
    readonly regulatoryRequirements?: readonly RequirementValue[];
    readonly bundleId?: string;
}

/** Inputs as check makes them canonical: numbers and requirements sorted, short forms where they say it all. */
export interface NumberOrderInputs extends Hidden {
    readonly phoneNumbers: readonly (string | DeclaredNumber)[];
    readonly connectionId?: string;
    readonly billingGroupId?: string;
    readonly messagingProfileId?: string;
    readonly customerReference?: string;
    readonly regulatoryRequirements?: readonly RequirementValue[];
    readonly deletionLock?: boolean;
    readonly waitFor?: "activation" | "none";
}

/** What the state holds: the inputs as the API shows them, and the outputs. */
export interface NumberOrderState extends NumberOrderInputs {
    readonly status: string;
    readonly requirementsMet: boolean;
    readonly phoneNumbersCount: number;
    readonly numberOrderIds: readonly string[];
    readonly subNumberOrdersIds: readonly string[];
    readonly orderReference?: string;
    readonly createdAt?: string;
    readonly updatedAt?: string;
    readonly numbers: readonly NumberOutput[];
    /** Read with `get`: its program declares no numbers, so no input stands for them. */
    readonly __got?: boolean;
    /** The last run left something to be done that its inputs do not show. */
    readonly __unfinished?: boolean;
    /** Settings and requirements that numbers disagree about: what stands there is the value that deviates. */
    readonly __disputed?: readonly string[];
    /** Numbers that an order bought and lost, though it may still say `success`: `order id / phone number`. */
    readonly __lost?: readonly string[];
}

const phoneNumber = z
    .string({ error: 'this must be a phone number, written as a string such as "+13125550142"' })
    .refine((value) => value === unknownValue || (/^\+[1-9]\d+$/.test(value) && isPossiblePhoneNumber(value)), {
        error: "this is not a phone number in E.164 form: write +, the country code and the number, digits only, such as +13125550142",
    });

const declaredNumber = z.preprocess(
    (value) => (typeof value === "string" && value !== unknownValue ? { phoneNumber: value } : value),
    z.strictObject(
        {
            phoneNumber,
            requirementGroupId: text("the id of a requirement group").optional(),
            regulatoryRequirements: requirementValues.optional(),
            bundleId: text("the id of a bundle").optional(),
        },
        { error: "this must be a phone number, or an object with phoneNumber" },
    ),
);

/** What users may write. Hidden inputs come from the resource class. */
export const inputsSchema = z.strictObject({
    phoneNumbers: z
        .array(declaredNumber, { error: "this must be a list of phone numbers" })
        .min(1, { error: "this must name at least one number; to give all numbers back, take the resource out" })
        .superRefine((numbers, context) =>
            refuseTwins(
                numbers,
                (number) => number.phoneNumber,
                "phoneNumber",
                "this number is declared twice",
                context,
            ),
        ),
    connectionId: text("the id of a connection").optional(),
    billingGroupId: text("the id of a billing group").optional(),
    messagingProfileId: text("the id of a messaging profile").optional(),
    customerReference: text("a label of your own").optional(),
    regulatoryRequirements: requirementValues.optional(),
    deletionLock: z.boolean({ error: "this must be true or false" }).optional(),
    waitFor: z.enum(["activation", "none"], { error: 'this must be "activation" or "none"' }).optional(),
    ...hidden,
});
