import { z } from "zod";
import { hidden, holdsUnknown, text, unquoted, unset, type Hidden } from "../lifecycle";
import {
    assertOrderId,
    inFull,
    settingsSchema,
    wholeLost,
    type KeptLock,
    type RememberedFates,
    type SettingValues,
} from "../orders";
import { keyOf, type Criteria, type DeclaredGroup } from "./criteria";
import type { RememberedOrder } from "./rememberedOrder";

/** Inputs as check makes them canonical: groups sorted by their criteria. */
export interface InexplicitNumberOrderInputs extends Hidden, SettingValues {
    readonly orderingGroups: readonly DeclaredGroup[];
    readonly waitFor?: "activation" | "none";
}

/** What became of one group. */
export interface GroupOutput extends Criteria {
    /** How many the program asked for last; 0 for a group that it does not declare. */
    readonly countRequested: number;
    /** How many numbers the group holds, those included that are allocated but not shown yet. */
    readonly countAllocated: number;
    readonly status: string;
    readonly errorReason?: string;
    readonly inexplicitNumberOrderIds: readonly string[];
    readonly numberOrderIds: readonly string[];
    readonly subNumberOrderIds: readonly string[];
    /** Oldest first. */
    readonly phoneNumbers: readonly string[];
}

/** One number in few bytes: its settings are those of the resource, its country and type those of its group. */
export interface BulkNumber {
    readonly phoneNumber: string;
    readonly phoneNumberId?: string;
    readonly numberOrderId: string;
    readonly status: string;
}

/** What the state holds: the inputs as the API shows them, and the outputs. */
export interface InexplicitNumberOrderState extends InexplicitNumberOrderInputs, KeptLock, RememberedFates {
    readonly status: string;
    readonly groups: readonly GroupOutput[];
    readonly phoneNumbersCount: number;
    readonly phoneNumbers: readonly string[];
    readonly numbers: readonly BulkNumber[];
    readonly inexplicitNumberOrderIds: readonly string[];
    readonly orderReference?: string;
    readonly createdAt?: string;
    readonly updatedAt?: string;
    readonly __orders: readonly RememberedOrder[];
    /** Numbers that have other settings than declared, and which. */
    readonly __deviating?: readonly string[];
    /** Settings of single numbers that a killed run made and the program dropped, as the numbers show them. */
    readonly __uncleared?: readonly ({ readonly phoneNumber: string } & SettingValues)[];
    /** Some number still carries its order's reference instead of its label. */
    readonly __unlabelled?: boolean;
    /** Read with `get`: its program declares no groups, so no input stands for them. */
    readonly __got?: boolean;
    /** The last run left something to be done that its inputs do not show. */
    readonly __unfinished?: boolean;
}

/** The most numbers that one resource may hold. */
export const maxNumbers = 10_000;

const digits = (what: string) =>
    z
        .string({ error: ({ input }) => `${unquoted(input)}this must be ${what}, written as a string of digits` })
        .regex(/^\+?\d{1,15}$/, {
            error: `this must be ${what}: digits only, such as "555"`,
        });

const flag = z.boolean({ error: "this must be true or false" }).optional();

const pattern = z
    .strictObject(
        {
            startsWith: digits("the digits that numbers start with").optional(),
            endsWith: digits("the digits that numbers end with").optional(),
            contains: digits("digits that numbers contain").optional(),
        },
        { error: "this must be an object with startsWith, endsWith or contains" },
    )
    .refine((value) => Object.keys(value).length > 0, {
        error: "this must hold at least one of startsWith, endsWith and contains, or be left out",
    });

/** The engine shows no value of a nested property, so the sentence carries it. */
const count = {
    error: ({ input }: { input?: unknown }) => `this must be a whole number from 1 to ${maxNumbers}${given(input)}`,
};

function given(input: unknown): string {
    return Number.isNaN(input)
        ? ", and is NaN: the program makes a number of something that is not set, such as an environment variable"
        : typeof input === "string" || typeof input === "number"
          ? `, and is ${JSON.stringify(input)}`
          : "";
}

const orderingGroup = z.strictObject(
    {
        countRequested: z.number(count).int(count).min(1, count).max(maxNumbers, count),
        countryIso: z.enum(["US", "CA"], {
            error: 'this must be "US" or "CA": numbers of other countries are ordered one by one, with a NumberOrder',
        }),
        phoneNumberType: z.enum(["local", "toll_free", "mobile", "national", "shared_cost"], {
            error: 'this must be a number type such as "local" or "toll_free"',
        }),
        administrativeArea: text('a state or province, such as "IL"').optional(),
        locality: text('a city or rate center, such as "Chicago"').optional(),
        nationalDestinationCode: z
            .string({
                error: ({ input }) => `${unquoted(input)}this must be an area code, written as a string such as "312"`,
            })
            .regex(/^\d{3}$/, { error: 'this must be an area code of three digits, such as "312"' })
            .optional(),
        phoneNumber: pattern.optional(),
        features: z
            .array(text('a feature such as "sms" or "voice"', "take the element out of the list"), {
                error: "this must be a list of features",
            })
            .optional(),
        strategy: z.enum(["always", "never"], { error: 'this must be "always" or "never"' }).optional(),
        quickship: flag,
        excludeHeldNumbers: flag,
    },
    { error: "this must be an object with countRequested, countryIso and phoneNumberType" },
);

/** What users may write. Hidden inputs come from the resource class. */
export const inputsSchema = z.strictObject({
    orderingGroups: z
        .array(orderingGroup, { error: ({ input }) => `this must be a list of ordering groups${unset(input)}` })
        .min(1, { error: "this must hold at least one group; to give all numbers back, take the resource out" })
        .superRefine(refuseSameCriteria)
        .refine((groups) => groups.reduce((sum, group) => sum + group.countRequested, 0) <= maxNumbers, {
            error: `the groups ask for more than ${maxNumbers} numbers together, the most that one resource may hold: use several`,
        }),
    ...settingsSchema,
    waitFor: z.enum(["activation", "none"], { error: 'this must be "activation" or "none"' }).optional(),
    ...hidden,
});

function refuseSameCriteria(groups: readonly DeclaredGroup[], context: z.core.$RefinementCtx): void {
    const seen = new Map<string, number>();
    groups.forEach((group, index) => {
        const key = keyOf(group);
        const twin = seen.get(key);
        if (twin !== undefined && !holdsUnknown(group)) {
            const message = `this group has the same criteria as orderingGroups[${twin}]: add their counts up in one group`;
            context.addIssue({ code: "custom", path: [index], message });
        }
        seen.set(key, twin ?? index);
    });
}

/**
 * A state with everything in its place, also one that `pulumi import --file` began with little more than an id, or that
 * another release wrote.
 */
export function wholeState(state: Partial<InexplicitNumberOrderState>, id?: string): InexplicitNumberOrderState {
    if (id !== undefined) {
        assertOrderId(id, "inexplicit number order");
    }
    const none = { status: "", groups: [], phoneNumbersCount: 0, phoneNumbers: [], numbers: [] };
    const ids = id === undefined ? [] : [id];
    const orders = {
        orderingGroups: [],
        inexplicitNumberOrderIds: ids,
        __orders: ids.map((one) => ({ id: one, keys: [] })),
    };
    return {
        ...none,
        ...orders,
        __label: "",
        __token: "",
        ...state,
        numbers: inFull(state.numbers),
        __lost: wholeLost(state.__lost),
    };
}
