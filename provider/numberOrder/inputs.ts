import { z } from "zod";
import { hidden, idText, present, refuseTwins, unknownValue, unquoted, unset, type Hidden } from "../lifecycle";
import type { RequirementValue } from "../telnyx";
import {
    assertOrderId,
    canonicalSettings,
    inFull,
    settingsSchema,
    wholeLost,
    type Heard,
    type KeptLock,
    type RememberedFates,
    type NumberOutput,
    type SettingValues,
} from "../orders";
import { isPossiblePhoneNumber } from "../numbering";
import { requirementValues, sortedValues } from "../requirements/inputs";

/** One declared number; its own settings win over those of the order. */
export interface DeclaredNumber extends SettingValues {
    readonly phoneNumber: string;
    readonly requirementGroupId?: string;
    readonly regulatoryRequirements?: readonly RequirementValue[];
    readonly bundleId?: string;
}

/** Inputs as check makes them canonical: numbers, requirements and tags sorted, short forms where they say it all. */
export interface NumberOrderInputs extends Hidden, SettingValues {
    /** The short form of a number that is nothing but a number is the number itself. */
    readonly phoneNumbers: readonly (string | DeclaredNumber)[];
    readonly regulatoryRequirements?: readonly RequirementValue[];
    readonly waitFor?: "activation" | "none";
}

/** What the state holds: the inputs as the API shows them, and the outputs. */
export interface NumberOrderState extends NumberOrderInputs, KeptLock, RememberedFates {
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
    /** Until when the reviewers' comments are about values that were corrected since. */
    readonly __heard?: Heard;
    /** Numbers whose requirement values are others than the order's, where those of the rest are not. */
    readonly __deviating?: readonly string[];
}

/** E.164: at most 15 digits. The shortest numbers there are have 7. */
const e164 = /^\+[1-9]\d{6,14}$/;

const phoneNumber = z
    .string({
        error: ({ input }) =>
            `${unquoted(input)}this must be a phone number, written as a string such as "+13125550142"`,
    })
    .refine((value) => value === unknownValue || e164.test(value), {
        error: ({ input }) =>
            `"${String(input)}" is not a phone number in E.164 form: write +, the country code and the number, digits only, such as ` +
            "+13125550142",
    });

/** Warnings about numbers that look odd: what is known of the numbers of a country may be behind the country. */
export function oddNumbers(numbers: readonly DeclaredNumber[]): string[] {
    return numbers
        .filter(({ phoneNumber: number }) => e164.test(number) && !isPossiblePhoneNumber(number))
        .map(
            ({ phoneNumber: number }) =>
                `${number} has the form of a phone number (E.164), but by what is known of its country no number there has ` +
                "so many digits: check it. It is ordered as it stands",
        );
}

const declaredNumber = z.preprocess(
    (value) => (typeof value === "string" && value !== unknownValue ? { phoneNumber: value } : value),
    z.strictObject(
        {
            phoneNumber,
            requirementGroupId: idText("the id of a requirement group").optional(),
            regulatoryRequirements: requirementValues.optional(),
            bundleId: idText("the id of a bundle").optional(),
            ...settingsSchema,
        },
        { error: ({ input }) => `${unquoted(input)}this must be a phone number, or an object with phoneNumber` },
    ),
);

/** What users may write. Hidden inputs come from the resource class. */
export const inputsSchema = z.strictObject({
    phoneNumbers: z
        .array(declaredNumber, {
            error: ({ input }) => `this must be a list of phone numbers${unset(input)}`,
        })
        .min(1, { error: "this must name at least one number; to give all numbers back, take the resource out" })
        .superRefine((numbers, context) =>
            refuseTwins(
                numbers,
                {
                    list: "phoneNumbers",
                    property: "phoneNumber",
                    keyOf: (number) => number.phoneNumber,
                    message: "this number is declared twice",
                },
                context,
            ),
        ),
    regulatoryRequirements: requirementValues.optional(),
    waitFor: z.enum(["activation", "none"], { error: 'this must be "activation" or "none"' }).optional(),
    ...settingsSchema,
    ...hidden,
});

/** The numbers an order declares, each in its long form. */
export function declaredNumbers({ phoneNumbers }: Pick<NumberOrderInputs, "phoneNumbers">): DeclaredNumber[] {
    return phoneNumbers.map((entry) => (typeof entry === "string" ? { phoneNumber: entry } : entry));
}

/** The values of requirements that inputs or a state hold: people's documents, which no message repeats. */
export function valuesIn(inputs: Partial<NumberOrderInputs>): string[] {
    const { phoneNumbers = [] } = inputs;
    return [inputs, ...declaredNumbers({ phoneNumbers })]
        .flatMap(({ regulatoryRequirements = [] }) => regulatoryRequirements)
        .map(({ fieldValue }) => fieldValue);
}

/** Writes inputs in the one canonical way, so that what means the same is the same. Leaves alone what it cannot read. */
export function canonical(inputs: Record<string, unknown>): Record<string, unknown> {
    const { phoneNumbers } = inputs;
    return {
        ...canonicalSettings(withSortedValues(inputs)),
        ...(Array.isArray(phoneNumbers) ? { phoneNumbers: canonicalNumbers(phoneNumbers) } : {}),
    };
}

/** Sorts numbers and gives each its shortest form. */
export function canonicalNumbers(entries: readonly unknown[]): (string | DeclaredNumber)[] {
    const numbers = entries.map((entry) => (isObject(entry) ? shortest(entry) : String(entry)));
    return numbers.sort((left, right) => (phoneNumberOf(left) < phoneNumberOf(right) ? -1 : 1));
}

function shortest(entry: Record<string, unknown>): string | DeclaredNumber {
    const given = present(entry);
    return Object.keys(given).length === 1 && typeof given["phoneNumber"] === "string"
        ? given["phoneNumber"]
        : (canonicalSettings(withSortedValues(given)) as unknown as DeclaredNumber);
}

function withSortedValues(given: Record<string, unknown>): Record<string, unknown> {
    const values = given["regulatoryRequirements"];
    return Array.isArray(values) ? { ...given, regulatoryRequirements: sortedValues(values) } : given;
}

function phoneNumberOf(entry: string | DeclaredNumber): string {
    return typeof entry === "string" ? entry : String(entry.phoneNumber);
}

function isObject(value: unknown): value is Record<string, unknown> {
    return typeof value === "object" && value !== null && !Array.isArray(value);
}

/**
 * A state with everything in its place, also one that `pulumi import --file` began with little more than an id, or that
 * another release wrote.
 */
export function wholeState(state: Partial<NumberOrderState>, id?: string): NumberOrderState {
    if (id !== undefined) {
        assertOrderId(id, "number order");
    }
    const none = { status: "", requirementsMet: false, phoneNumbersCount: 0, subNumberOrdersIds: [], numbers: [] };
    const order = { phoneNumbers: [], numberOrderIds: id === undefined ? [] : [id], __label: "", __token: "" };
    return { ...none, ...order, ...state, numbers: inFull(state.numbers), __lost: wholeLost(state.__lost) };
}
