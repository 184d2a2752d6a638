import { z } from "zod";
import type { TelnyxClient } from "./client";
import { readable, type Page } from "./envelope";
import { path } from "./path";
import type { Combination } from "./regulatoryRequirements";
import type { RequirementValue } from "./requirements";

const groupRequirement = z.object({
    requirementId: z.string(),
    fieldType: z.string().optional(),
    fieldValue: z.string().optional(),
    status: z.string().optional(),
    expiresAt: z.string().optional(),
});

const requirementGroup = z.object({
    id: z.string(),
    countryCode: z.string().optional(),
    phoneNumberType: z.string().optional(),
    action: z.string().optional(),
    customerReference: z.string().optional(),
    status: z.string(),
    createdAt: z.string().optional(),
    updatedAt: z.string().optional(),
    regulatoryRequirements: z.array(groupRequirement).default([]),
});

/** Values for one country, type and action, reviewed once and used by many orders. */
export type RequirementGroupRecord = z.output<typeof requirementGroup>;

/** This family answers bare; two integrations saw `data` around it (docs/facts.md, A4). */
function bare<Schema extends z.ZodType>(schema: Schema) {
    const unwrapped = (body: unknown) =>
        typeof body === "object" && body !== null && "data" in body ? body.data : body;
    return z.preprocess(unwrapped, schema);
}

const groupReply = bare(requirementGroup);

/** What PATCH takes; country, type and action are fixed at creation. */
export interface RequirementGroupPatch {
    readonly customerReference?: string;
    readonly regulatoryRequirements?: readonly RequirementValue[];
}

/** Creates a group. It costs nothing and orders nothing. */
export function createRequirementGroup(client: TelnyxClient, body: Combination & RequirementGroupPatch) {
    return client.request({ method: "POST", path: "/requirement_groups", body, reply: groupReply });
}

/** Reads one group, with its values. */
export function retrieveRequirementGroup(client: TelnyxClient, id: string): Promise<RequirementGroupRecord> {
    return client.request({ method: "GET", path: path`/requirement_groups/${id}`, reply: groupReply });
}

/** Changes values or the label of a group. Orders that used it do not follow. */
export function updateRequirementGroup(client: TelnyxClient, id: string, body: RequirementGroupPatch) {
    return client.request({ method: "PATCH", path: path`/requirement_groups/${id}`, body, reply: groupReply });
}

/** Deletes a group. */
export function deleteRequirementGroup(client: TelnyxClient, id: string): Promise<unknown> {
    return client.request({ method: "DELETE", path: path`/requirement_groups/${id}`, reply: z.unknown() });
}

/** Hands a group to Telnyx's reviewers. */
export function submitForApproval(client: TelnyxClient, id: string): Promise<RequirementGroupRecord> {
    return client.request({
        method: "POST",
        path: path`/requirement_groups/${id}/submit_for_approval`,
        reply: groupReply,
    });
}

/** Lists the groups, or those for a combination. The API does not page this list. */
export async function listRequirementGroups(
    client: TelnyxClient,
    combination?: Combination,
): Promise<Page<RequirementGroupRecord>> {
    const data = await client.request({
        method: "GET",
        path: "/requirement_groups",
        query: combination && {
            "filter[country_code]": combination.countryCode,
            "filter[phone_number_type]": combination.phoneNumberType,
            "filter[action]": combination.action,
        },
        reply: bare(readable(requirementGroup)),
    });
    return { data, totalPages: 1 };
}
