import { z } from "zod";

/** A requirement's value as sent: text, or the id of an address or document. */
export interface RequirementValue {
    readonly requirementId: string;
    readonly fieldValue: string;
}

/** A requirement on an order's number. `fieldValue` may be personal data: it never goes into messages. */
export const orderedRequirement = z.object({
    requirementId: z.string(),
    fieldType: z.string().optional(),
    fieldValue: z.string().optional(),
    status: z.string().optional(),
});

/** A requirement on an order's number. */
export type OrderedRequirement = z.output<typeof orderedRequirement>;
