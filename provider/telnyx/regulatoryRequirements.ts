import { z } from "zod";
import type { TelnyxClient } from "./client";
import { describing, one } from "./envelope";
import type { Query } from "./path";

const regulatoryRequirement = z.object({
    id: z.string(),
    name: describing,
    description: describing,
    fieldType: describing,
    example: describing,
});

/** A requirement as the catalogue describes it: what it is called and what it asks for. */
export type RegulatoryRequirement = z.output<typeof regulatoryRequirement>;

/** What a requirement is asked for. */
export interface Combination {
    /** ISO 3166-1 alpha-2. */
    readonly countryCode: string;
    readonly phoneNumberType: string;
    readonly action: string;
}

/** Lists what numbers of one country and type need; empty where they need nothing. */
export function listRegulatoryRequirements(
    client: TelnyxClient,
    combination: Combination,
): Promise<RegulatoryRequirement[]> {
    return list(client, {
        "filter[country_code]": combination.countryCode,
        "filter[phone_number_type]": combination.phoneNumberType,
        "filter[action]": combination.action,
    });
}

/** Lists what one number needs. */
export function listRequirementsOfNumber(client: TelnyxClient, e164: string, action: string) {
    return list(client, { "filter[phone_number]": e164, "filter[action]": action });
}

/** An empty list says that nothing is needed, so an entry that cannot be read is an error. */
async function list(client: TelnyxClient, query: Query): Promise<RegulatoryRequirement[]> {
    const entries = await client.request({
        method: "GET",
        path: "/regulatory_requirements",
        query,
        reply: one(z.array(z.object({ regulatoryRequirements: z.array(regulatoryRequirement).default([]) }))),
    });
    return entries.flatMap((entry) => entry.regulatoryRequirements);
}
