import { requirementsOf } from "../catalogue/combinations";
import { unprocessable } from "../errors";
import type { GroupStatus, GroupValue, RequirementGroup } from "../store/groupRows";
import type { World } from "../world";
import { checkValues, type SuppliedValue } from "./supply";

/** How long an approval holds; the real time depends on the requirement and is not published. */
const approvalMs = 365 * 24 * 60 * 60 * 1000;

/** The countries whose groups cannot be submitted, though their orders insist on one (the guides name Italy). */
const withoutApproval = ["IT"];

/** The values of a new group: every requirement of its combination, none filled in. */
function emptyValues(world: World, country: string, phoneNumberType: string): GroupValue[] {
    const now = world.clock.stamp();
    return requirementsOf(country, phoneNumberType).map(({ id, field_type }) => ({
        requirement_id: id,
        field_type,
        field_value: "",
        status: "unapproved",
        expires_at: null,
        created_at: now,
        updated_at: now,
    }));
}

/** A new group without values, which nobody knows yet. */
export function newGroup(
    world: World,
    account: string,
    kind: Pick<RequirementGroup, "country_code" | "phone_number_type" | "action" | "customer_reference">,
): RequirementGroup {
    const now = world.clock.stamp();
    const { country_code, phone_number_type, action, customer_reference } = kind;
    return {
        id: world.store.uuid(),
        account,
        country_code,
        phone_number_type,
        action,
        customer_reference,
        status: "unapproved",
        values: emptyValues(world, country_code, phone_number_type),
        created_at: now,
        updated_at: now,
    };
}

/** True if every requirement of a group has a value. */
export function isFulfilled(group: RequirementGroup): boolean {
    return group.values.every((each) => each.field_value !== "");
}

/**
 * Gives a group new values. No source says what this does to an approval; here a changed value drops its requirement
 * and the whole group to `unapproved`, and an unchanged one does nothing.
 */
export function editGroup(world: World, group: RequirementGroup, supplied: SuppliedValue[]): void {
    const ids = new Set(group.values.map((each) => each.requirement_id));
    checkValues(world, group.account, supplied, ids);
    for (const { requirement_id, field_value } of supplied) {
        const value = group.values.find((each) => each.requirement_id === requirement_id);
        if (value && value.field_value !== field_value) {
            const updated_at = world.clock.stamp();
            Object.assign(value, { field_value, status: "unapproved", expires_at: null, updated_at });
            group.updated_at = updated_at;
            group.status = group.status === "no-longer-eligible" ? group.status : "unapproved";
        }
    }
}

/** Hands a group to review. */
export function submitGroup(world: World, group: RequirementGroup): void {
    if (withoutApproval.includes(group.country_code)) {
        throw unprocessable(`Groups for ${group.country_code} cannot be submitted for approval.`, "/country_code");
    }
    if (!isFulfilled(group)) {
        throw unprocessable("The group still lacks values.", "/regulatory_requirements");
    }
    if (!["unapproved", "declined", "pending-approval"].includes(group.status)) {
        throw unprocessable(`A group that is ${group.status} cannot be submitted.`, "/status");
    }
    setStatuses(world, group, "pending-approval", (value) => value.status !== "approved");
}

/** Ends a review well: everything in the group holds for a year. */
export function approveGroup(world: World, group: RequirementGroup): void {
    setStatuses(world, group, "approved", () => true);
    group.values.forEach((value) => {
        value.expires_at = new Date(world.clock.now() + approvalMs).toISOString();
    });
}

/** Sets the status of a group and of some of its values. */
export function setStatuses(
    world: World,
    group: RequirementGroup,
    status: GroupStatus,
    isMeant: (value: GroupValue) => boolean,
): void {
    const now = world.clock.stamp();
    group.status = status;
    group.updated_at = now;
    group.values.filter(isMeant).forEach((value) => {
        value.status = status;
        value.updated_at = now;
    });
}

/** Lets the groups expire whose approval has run out. */
export function settleDueGroups(world: World, now: number): void {
    const { requirementGroups } = world.store;
    for (const group of requirementGroups.view()) {
        const isOver = (value: GroupValue) => value.expires_at !== null && Date.parse(value.expires_at) <= now;
        if (group.status === "approved" && group.values.some(isOver)) {
            requirementGroups.touch(group);
            setStatuses(world, group, "expired", isOver);
        }
    }
}
