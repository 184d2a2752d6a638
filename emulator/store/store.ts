import { randomUUID } from "node:crypto";
import type { Job } from "./jobRows";
import type { NumberOrder, OrderPhoneNumber, PhoneNumber, SubNumberOrder } from "./rows";
import type { InexplicitNumberOrder } from "./bulkRows";
import type { Comment, RequirementGroup } from "./groupRows";
import { OwnedNumbers } from "./ownedNumbers";
import { References } from "./references";
import { Reservations } from "./reservations";
import { SearchedNumbers } from "./searchedNumbers";
import { Table } from "./table";
import { WatchedMap } from "./watchedMap";

/** How an order for a number is refused on purpose. */
export interface Refusal {
    status: 400 | 409 | 422;
    code: string;
}

/** Numeric ids start here, so that they have the size of the real ones and never fit a double. */
const firstNumericId = 2791884400100000000n;

/** Everything the emulator knows, in memory. */
export class Store extends References {
    readonly numberOrders = new Table<NumberOrder>();
    readonly subNumberOrders = new Table<SubNumberOrder>();
    readonly orderPhoneNumbers = new Table<OrderPhoneNumber>();
    readonly phoneNumbers = new Table<PhoneNumber>();
    readonly jobs = new Table<Job>();
    readonly requirementGroups = new Table<RequirementGroup>();
    readonly comments = new Table<Comment>();
    readonly inexplicitNumberOrders = new Table<InexplicitNumberOrder>();
    readonly numberReservations = new Reservations();
    /** Numbers that are ordered or owned, and the order phone number that took them. */
    readonly claims = new WatchedMap<string>();
    /** Owned numbers by their E.164 form. */
    readonly owned = new OwnedNumbers(this.phoneNumbers);
    /** Released numbers and the account they are on hold for. */
    readonly holds = new WatchedMap<string>();
    readonly searched = new SearchedNumbers();
    /** Pending order phone numbers, the only ones that time can change. */
    readonly pending = new Set<string>();
    readonly openJobs = new Set<string>();
    readonly openBulk = new Set<string>();
    /** Webhooks that are neither delivered nor given up. */
    readonly openDeliveries = new Set<string>();
    readonly refusals = new WatchedMap<Refusal>();
    /** Accounts by the hash of a key, where control gave the key an account. */
    readonly keys = new WatchedMap<string>();
    /** Hashes of keys that do not work any more. */
    readonly revokedKeys = new WatchedMap<true>();
    sequence = 0;

    /** A new id in the form of most records. */
    uuid(): string {
        return randomUUID();
    }

    /** A new id in the form of an owned number: the digits of an int64, kept as text. */
    numericId(): string {
        this.sequence += 1;
        return String(firstNumericId + BigInt(this.sequence) * 7919n);
    }

    /** The maps that do not follow from the records, by name, as a data file keeps them. */
    maps(): Record<string, WatchedMap<unknown>> {
        const { claims, holds, keys, refusals, searched, revokedKeys } = this;
        return { claims, holds, keys, refusals, searched, revokedKeys } as Record<string, WatchedMap<unknown>>;
    }

    /** The tables by name, as a data file keeps them. */
    tables() {
        const { numberOrders, subNumberOrders, orderPhoneNumbers, phoneNumbers, jobs } = this;
        const { requirementGroups, comments, inexplicitNumberOrders, numberReservations } = this;
        const { notificationProfiles, notificationChannels, notificationSettings, webhookDeliveries } = this;
        const notifications = { notificationProfiles, notificationChannels, notificationSettings, webhookDeliveries };
        const { advancedOrders, credentialConnections, messagingProfiles, billingGroups, addresses, documents } = this;
        const references = {
            advancedOrders,
            credentialConnections,
            messagingProfiles,
            billingGroups,
            addresses,
            documents,
        };
        const orders = { numberOrders, subNumberOrders, orderPhoneNumbers, inexplicitNumberOrders };
        return {
            ...orders,
            phoneNumbers,
            jobs,
            requirementGroups,
            comments,
            numberReservations,
            ...notifications,
            ...references,
        };
    }

    /** True as long as nothing was ever put in. */
    get isEmpty(): boolean {
        const all: { size: number }[] = [...Object.values(this.tables()), ...Object.values(this.maps())];
        return all.every(({ size }) => size === 0);
    }

    /** Finds again what follows from the records. */
    derive(): void {
        this.phoneNumbers.list().forEach((number) => {
            if (number.status !== "deleted") {
                this.owned.set(number.phone_number, number);
            }
        });
        this.orderPhoneNumbers.list().forEach((number) => {
            if (this.claims.get(number.phone_number) === number.id && !this.owned.has(number.phone_number)) {
                this.pending.add(number.id);
            }
        });
        this.inexplicitNumberOrders.list().forEach((order) => {
            if (order.ordering_groups.some(({ status }) => status === "pending" || status === "processing")) {
                this.openBulk.add(order.id);
            }
        });
        this.webhookDeliveries.list().forEach(({ id, status }) => {
            if (status === "pending") {
                this.openDeliveries.add(id);
            }
        });
        this.jobs.list().forEach((job) => {
            if (job.status !== "completed") {
                this.openJobs.add(job.id);
            }
        });
    }
}
