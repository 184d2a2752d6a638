import type { Address, BillingGroup, CredentialConnection, Document, MessagingProfile } from "./referenceRows";
import type { AdvancedOrder } from "./advancedOrderRows";
import { Notifications } from "./notifications";
import { Table } from "./table";

/** What orders and numbers refer to by an id, and the orders that people answer. */
export class References extends Notifications {
    readonly advancedOrders = new Table<AdvancedOrder>();
    readonly credentialConnections = new Table<CredentialConnection>();
    readonly messagingProfiles = new Table<MessagingProfile>();
    readonly billingGroups = new Table<BillingGroup>();
    readonly addresses = new Table<Address>();
    readonly documents = new Table<Document>();
}
