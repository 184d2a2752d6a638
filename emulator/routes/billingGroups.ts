import { z } from "zod";
import { parseBody } from "../errors";
import { accountUuid } from "../store/accounts";
import type { BillingGroup } from "../store/referenceRows";
import type { Route } from "../server/route";
import { collectionRoutes } from "./collection";

const request = z.object({ name: z.string().optional() });

function billingGroup({ account, ...group }: BillingGroup) {
    const organization_id = accountUuid(account, "organization");
    return { record_type: "billing_group", organization_id, deleted_at: null, ...group };
}

/** Billing groups: list, create, retrieve, update, delete. */
export const billingGroupRoutes: Route[] = collectionRoutes<BillingGroup>({
    path: "/billing_groups",
    what: "billing group",
    table: (store) => store.billingGroups,
    create: ({ body }) => ({ name: parseBody(request, body).name ?? "" }),
    update: ({ body }) => parseBody(request, body),
    format: billingGroup,
});
