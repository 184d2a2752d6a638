import DataLoader from "dataloader";
import type { TelnyxClient } from "../client";
import { findKnownNumbers, type KnownNumber } from "../ownership";
import { findJobs } from "../phoneNumberJobs";
import { listRegulatoryRequirements, type Combination, type RegulatoryRequirement } from "../regulatoryRequirements";
import { gathering } from "./gathering";

/** The account's records that are read by their ids, or by what names them, once for all who ask at the same moment. */
export function accountRecords(client: TelnyxClient) {
    const known = new DataLoader((keys: readonly KnownNumber[]) => findKnownNumbers(client, keys), gathering);
    const jobs = new DataLoader((ids: readonly string[]) => findJobs(client, ids), gathering);
    // This one keeps what it found. A refusal is kept for nobody: it may be one for now, and is nothing to the others.
    const catalogue = new DataLoader<Combination, RegulatoryRequirement[], string>(
        (combinations) => Promise.all(combinations.map(findRequirements)),
        {
            cacheKeyFn: ({ countryCode, phoneNumberType, action }) => `${countryCode}/${phoneNumberType}/${action}`,
        },
    );
    const findRequirements = (combination: Combination) =>
        listRegulatoryRequirements(client, combination).catch((error: Error) => {
            catalogue.clear(combination);
            return error;
        });
    return {
        findKnownNumber: (number: KnownNumber) => known.load(number),
        findJob: (id: string) => jobs.load(id),
        regulatoryRequirements: (combination: Combination) => catalogue.load(combination),
    };
}
