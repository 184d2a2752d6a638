import type { SeededReferences } from "../seedReferences";
import type { Stamped } from "../store/notificationRows";
import type { Row } from "../store/rows";
import type { Table } from "../store/table";
import type { World } from "../world";
import { newAddress, newConnection, newDocument, newMessagingProfile } from "./referenceRecords";

/** What owns a record of a seed that stands at this place. */
type Owner = (account: string | undefined, place: string) => string;

/** Makes the ids of a seed real that orders and numbers refer to. */
export function plantReferences(world: World, seed: SeededReferences, owner: Owner): void {
    const { store } = world;
    const at = new Date(world.clock.now()).toISOString();
    const into = <S extends { id: string; account?: string | undefined }, T extends Row>(
        name: string,
        seeds: S[],
        table: Table<T>,
        make: (each: S) => Omit<T, keyof Stamped>,
    ): void => {
        seeds.forEach((each, i) => {
            const account = owner(each.account, `${name}[${String(i)}]`);
            if (table.peek(each.id) !== undefined) {
                throw new Error(`${name}[${String(i)}].id ${each.id} is there twice`);
            }
            table.add({ id: each.id, account, created_at: at, updated_at: at, ...make(each) } as unknown as T);
        });
    };
    into("connections", seed.connections, store.credentialConnections, ({ id, connection_name }) =>
        newConnection({ connection_name, user_name: `user${id}`.slice(0, 32), active: true, settings: {} }),
    );
    into("messaging_profiles", seed.messaging_profiles, store.messagingProfiles, ({ name }) =>
        newMessagingProfile({ name, enabled: true, whitelisted_destinations: ["*"], settings: {} }),
    );
    into("billing_groups", seed.billing_groups, store.billingGroups, ({ name }) => ({ name }));
    into("addresses", seed.addresses, store.addresses, ({ business_name, country_code, street_address, locality }) =>
        newAddress({ business_name, country_code, street_address, locality }),
    );
    into("documents", seed.documents, store.documents, ({ filename }) => newDocument(filename));
}
