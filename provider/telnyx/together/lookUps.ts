import type { FoundInexplicitNumberOrder, ListedInexplicitNumberOrder } from "../inexplicitNumberOrders";
import type { FoundNumberOrder, ListedNumberOrder } from "../numberOrders";
import type { KnownNumber } from "../ownership";
import type { PhoneNumbersJob } from "../phoneNumberJobs";
import type { PhoneNumber } from "../phoneNumbers";
import type { RequirementGroupRecord } from "../requirementGroups";
import type { Combination, RegulatoryRequirement } from "../regulatoryRequirements";
import type { OrderParts, WantedParts } from "./orderParts";

/** What all resources of the process look up together in an account. */
export interface LookUps {
    /**
     * Finds a number the account holds, by its E.164 form. Look-ups of the same moment share their requests; what was
     * read up to `maxAgeMs` ago is used again, if this process changed nothing since.
     */
    findPhoneNumber(e164: string, maxAgeMs?: number): Promise<PhoneNumber | undefined>;
    /** Finds an order by its id, whole or as the list shows it, in the same way. Throws when it is not there. */
    findNumberOrder(id: string, maxAgeMs?: number): Promise<FoundNumberOrder>;
    /**
     * What lists show of the parts of an order, in the same way. Undefined where few want that, or where no list tells:
     * then each order is read by itself.
     */
    orderParts(wanted: WantedParts): Promise<OrderParts | undefined>;
    /** Finds a requirement group by its id, in the same way. Throws when it is not there. */
    findRequirementGroup(id: string, maxAgeMs?: number): Promise<RequirementGroupRecord>;
    /** Lists the account's recent orders. Calls of the same moment share one listing. */
    recentNumberOrders(): Promise<readonly ListedNumberOrder[]>;
    /** Finds the recent orders whose references end in this; `isWhole` says that the account has no older ones. */
    markedNumberOrders(mark: string): Promise<{ orders: readonly ListedNumberOrder[]; isWhole: boolean }>;
    /** Finds a bulk order by its id, whole or as the list shows it, in the same way. Throws when it is not there. */
    findInexplicitNumberOrder(id: string, maxAgeMs?: number): Promise<FoundInexplicitNumberOrder>;
    /** Lists the account's recent bulk orders. Calls of the same moment share one listing. */
    recentInexplicitNumberOrders(): Promise<readonly ListedInexplicitNumberOrder[]>;
    /** Finds a number that lists do not show, by its id; undefined when the account has lost it. */
    findKnownNumber(known: KnownNumber): Promise<PhoneNumber | undefined>;
    /** Finds a job over numbers by its id. Look-ups of the same moment share their requests. */
    findJob(id: string): Promise<PhoneNumbersJob>;
    /** What numbers of a combination need, from the catalogue; asked for once in the life of the process. */
    regulatoryRequirements(combination: Combination): Promise<readonly RegulatoryRequirement[]>;
}
