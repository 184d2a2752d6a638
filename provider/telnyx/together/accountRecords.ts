import DataLoader from "dataloader";
import type { TelnyxClient } from "../client";
import { findKnownNumbers, type KnownNumber } from "../ownership";
import { findJobs } from "../phoneNumberJobs";
import { listRegulatoryRequirements, type Combination } from "../regulatoryRequirements";
import { gathering } from "./gathering";

/** The account's records that are read by their ids, or by what names them, once for all who ask at the same moment. */
export function accountRecords(client: TelnyxClient) {
    const known = new DataLoader((keys: readonly KnownNumber[]) => findKnownNumbers(client, keys), gathering);
    const jobs = new DataLoader((ids: readonly string[]) => findJobs(client, ids), gathering);
    // This one keeps what it found.
    const catalogue = new DataLoader(
        (combinations: readonly Combination[]) =>
            Promise.all(combinations.map((one) => listRegulatoryRequirements(client, one))),
        {
            cacheKeyFn: ({ countryCode, phoneNumberType, action }: Combination) =>
                `${countryCode}/${phoneNumberType}/${action}`,
        },
    );
    return {
        findKnownNumber: (number: KnownNumber) => known.load(number),
        findJob: (id: string) => jobs.load(id),
        regulatoryRequirements: (combination: Combination) => catalogue.load(combination),
    };
}
