import * as pulumi from "@pulumi/pulumi";
import * as telnyx from "pulumi-telnyx";

/** What the configuration says of an office. */
interface Office {
    phoneNumbers: string[];
    connectionId?: string;
}

const offices = new pulumi.Config().requireObject<Record<string, Office>>("offices");

// One resource an office: they are ordered at the same time, and a change in one touches no other.
const orders = Object.entries(offices).map(([name, office]) => ({
    name,
    order: new telnyx.NumberOrder(name, { ...office, customerReference: `office ${name}` }),
}));

export const statuses = Object.fromEntries(orders.map(({ name, order }) => [name, order.status]));
