import { z } from "zod";
import { apiError, notFound, parseBody } from "../errors";
import { requirementGroup } from "../formats/requirementGroup";
import type { Call, Route } from "../server/route";
import { editGroup, newGroup, submitGroup } from "../lifecycle/groups";
import { requirementValues } from "../lifecycle/supply";
import type { RequirementGroup } from "../store/groupRows";

const createRequest = z.object({
    country_code: z.string().regex(/^[A-Za-z]{2}$/, "must be an ISO 3166 alpha-2 code"),
    phone_number_type: z.enum(["local", "toll_free", "mobile", "national", "shared_cost"]),
    action: z.enum(["ordering", "porting"]),
    customer_reference: z.string().nullish(),
    regulatory_requirements: requirementValues.optional(),
});

/** Country, type and action are fixed at the creation, so naming them here is an error. */
const updateRequest = z.strictObject({
    customer_reference: z.string().nullish(),
    regulatory_requirements: requirementValues.optional(),
});

function create({ world, account, body }: Call) {
    const { regulatory_requirements, ...request } = parseBody(createRequest, body);
    const group = newGroup(world, account, {
        ...request,
        country_code: request.country_code.toUpperCase(),
        customer_reference: request.customer_reference ?? null,
    });
    editGroup(world, group, regulatory_requirements ?? []);
    return requirementGroup(world.store.requirementGroups.add(group));
}

function find({ world, account, params }: Call): RequirementGroup {
    const group = world.store.requirementGroups.of(account, params.id ?? "");
    if (group === undefined) {
        throw notFound("requirement group");
    }
    return group;
}

function list({ world, account, query }: Call) {
    const fields = ["country_code", "phone_number_type", "action", "status", "customer_reference"] as const;
    const asked = fields.map((field) => [field, query.get("filter", field)] as const);
    return world.store.requirementGroups
        .list(account)
        .filter((group) => asked.every(([field, value]) => value === undefined || value === group[field]))
        .reverse()
        .map(requirementGroup);
}

function update(call: Call) {
    const group = find(call);
    const { customer_reference, regulatory_requirements } = parseBody(updateRequest, call.body);
    editGroup(call.world, group, regulatory_requirements ?? []);
    if (customer_reference !== undefined) {
        group.customer_reference = customer_reference;
        group.updated_at = call.world.clock.stamp();
    }
    return requirementGroup(group);
}

function remove(call: Call) {
    const { store } = call.world;
    const group = find(call);
    const users = store.orderPhoneNumbers.pick([...store.pending]);
    if (users.some((number) => number.requirement_group_id === group.id)) {
        throw apiError(422, "10021", "The requirement group is in use by a pending order.", "/base");
    }
    store.requirementGroups.remove(group);
    return requirementGroup(group);
}

/** Requirement groups; all replies of this family are bare, and its list is not paged. */
export const requirementGroupRoutes: Route[] = [
    { method: "POST", path: "/requirement_groups", answer: create },
    { method: "GET", path: "/requirement_groups", answer: list },
    { method: "GET", path: "/requirement_groups/:id", answer: (call) => requirementGroup(find(call)) },
    { method: "PATCH", path: "/requirement_groups/:id", answer: update },
    { method: "DELETE", path: "/requirement_groups/:id", answer: remove },
    {
        method: "POST",
        path: "/requirement_groups/:id/submit_for_approval",
        answer(call) {
            const group = find(call);
            submitGroup(call.world, group);
            return requirementGroup(group);
        },
    },
];
