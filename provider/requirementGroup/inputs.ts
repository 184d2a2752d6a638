import { z } from "zod";
import { hidden, text, unset, type Hidden } from "../lifecycle";
import type { RequirementValue } from "../telnyx";
import { countryCode } from "../requirements/countryCode";
import { requirementValues, sortedValues } from "../requirements/inputs";
import type { GroupRequirement, MissingRequirement } from "./resource";

/** Inputs as check makes them canonical: requirements sorted. */
export interface RequirementGroupInputs extends Hidden {
    readonly countryCode: string;
    readonly phoneNumberType: string;
    readonly action: string;
    readonly customerReference?: string;
    readonly regulatoryRequirements?: readonly RequirementValue[];
    readonly submitForApproval?: boolean;
    readonly waitFor?: "approval" | "none";
}

/** What the state holds: the inputs as the API shows them, and the outputs. */
export interface RequirementGroupState extends RequirementGroupInputs {
    readonly status: string;
    readonly requirements: readonly GroupRequirement[];
    readonly missing: readonly MissingRequirement[];
    readonly createdAt?: string;
    readonly updatedAt?: string;
    /** Until when the reviewers' comments are about values that were corrected since. */
    readonly __heard?: string;
    /** Values were corrected after a rejection, and are not submitted yet. */
    readonly __submissionDue?: boolean;
    /** Read with `get`: its program declares nothing, so no input stands for what the group is. */
    readonly __got?: boolean;
    /** The last run left something to be done that its inputs do not show. */
    readonly __unfinished?: boolean;
}

const types = ["local", "toll_free", "mobile", "national", "shared_cost"] as const;

/** What users may write. Hidden inputs come from the resource class. */
export const inputsSchema = z.strictObject({
    countryCode,
    phoneNumberType: z.enum(types, { error: ({ input }) => `this must be one of ${types.join(", ")}${unset(input)}` }),
    action: z.enum(["ordering", "porting"], {
        error: ({ input }) => `this must be "ordering" or "porting"${unset(input)}`,
    }),
    customerReference: text("a label of your own").optional(),
    regulatoryRequirements: requirementValues.optional(),
    submitForApproval: z.boolean({ error: "this must be true or false" }).optional(),
    waitFor: z.enum(["approval", "none"], { error: 'this must be "approval" or "none"' }).optional(),
    ...hidden,
});

/** Says whether `up` waits for the approval: when asked to, or when nothing is said and the group is submitted. */
export function waitsForApproval({ waitFor, submitForApproval }: RequirementGroupInputs): boolean {
    return (waitFor ?? (submitForApproval === true ? "approval" : "none")) === "approval";
}

/** The values that a group, a state or inputs hold: personal data, which no message repeats. */
export function valuesOf(holder?: { readonly regulatoryRequirements?: readonly { fieldValue?: string }[] }): string[] {
    return (holder?.regulatoryRequirements ?? []).map(({ fieldValue }) => fieldValue ?? "");
}

/** The label that the group carries. */
export function labelFor(inputs: RequirementGroupInputs): string {
    return inputs.customerReference ?? inputs.__label;
}

/** Writes inputs in the one canonical way, so that what means the same is the same. Leaves alone what it cannot read. */
export function canonical(inputs: Record<string, unknown>): Record<string, unknown> {
    const values = inputs["regulatoryRequirements"];
    return Array.isArray(values) ? { ...inputs, regulatoryRequirements: sortedValues(values) } : inputs;
}

/** Statuses in which nothing happens before somebody changes the values; shown until then. */
export const rejected: readonly string[] = ["declined", "expired", "no-longer-eligible"];
