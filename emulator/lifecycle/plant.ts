import { identify } from "../numbering/identify";
import { seedSchema, type CheckedSeed, type Seed } from "../seed";
import { hashOf } from "../store/accounts";
import type { World } from "../world";
import { draftOf } from "./draft";
import { approveGroup, editGroup, isFulfilled, newGroup, setStatuses } from "./groups";
import { placeOrder } from "./placeOrder";
import { plantReferences } from "./plantReferences";
import { succeed } from "./settle";

/**
 * Gives an emulator accounts, inventory, numbers and requirement groups; throws where that is not possible, and then
 * leaves it as it was.
 */
export function plant(world: World, given: Seed): void {
    const seed = seedSchema.parse(given);
    plantChecked(draftOf(world), seed);
    plantChecked(world, seed);
    plantInventory(world, seed);
}

/** Gives an emulator the inventory of a seed only: a setting, which no data file brings back. */
export function plantInventory({ settings }: World, seed: Pick<Seed, "inventory">): void {
    settings.inventory = [...seedSchema.shape.inventory.parse(seed.inventory), ...settings.inventory];
}

function plantChecked(world: World, seed: CheckedSeed): void {
    for (const { account, key } of seed.accounts) {
        world.store.keys.set(hashOf(key), account);
    }
    const owner = (account: string | undefined, place: string): string => {
        const found = account ?? seed.accounts[0]?.account;
        if (found === undefined) {
            throw new Error(`${place}.account is missing, and there is no first account it could belong to`);
        }
        return found;
    };
    plantReferences(world, seed, owner);
    seed.numbers.forEach((number, i) => {
        const place = `numbers[${String(i)}]`;
        plantNumber(world, owner(number.account, place), number, place);
    });
    seed.groups.forEach((group, i) => {
        const place = `groups[${String(i)}]`;
        plantGroup(world, owner(group.account, place), group, place);
    });
    // What was there from the start is news to nobody: no webhook tells of it.
    world.ordersTouched.clear();
}

function plantNumber(world: World, account: string, seed: CheckedSeed["numbers"][number], place: string): void {
    const { phone_number, tags, deletion_lock_enabled } = seed;
    if (identify(phone_number) === undefined) {
        throw new Error(`${place}.phone_number ${phone_number} is in no numbering plan of the emulator`);
    }
    if (world.store.claims.has(phone_number)) {
        throw new Error(`${place}.phone_number ${phone_number} belongs to somebody already`);
    }
    const settings = {
        connection_id: seed.connection_id ?? null,
        messaging_profile_id: seed.messaging_profile_id ?? null,
        billing_group_id: seed.billing_group_id ?? null,
        customer_reference: seed.customer_reference ?? null,
    };
    const order = placeOrder(world, account, settings, [{ phone_number, bundle_id: null, requirement_group_id: null }]);
    for (const ordered of world.store.orderPhoneNumbers.pick(order.order_phone_number_ids)) {
        Object.assign(succeed(world, ordered), { tags, deletion_lock_enabled });
    }
}

function plantGroup(world: World, account: string, seed: CheckedSeed["groups"][number], place: string): void {
    const { status, regulatory_requirements, customer_reference = null, ...kind } = seed;
    const group = newGroup(world, account, { ...kind, customer_reference });
    try {
        editGroup(world, group, regulatory_requirements);
    } catch (error) {
        throw new Error(`${place}: ${error instanceof Error ? error.message : String(error)}`);
    }
    if (status !== "unapproved" && !isFulfilled(group)) {
        throw new Error(`${place} cannot be ${status}: it still lacks values`);
    }
    world.store.requirementGroups.add(group);
    if (status === "approved") {
        approveGroup(world, group);
    } else if (status === "pending-approval") {
        setStatuses(world, group, status, () => true);
    }
}
