import { ApiError, errorObject, type ErrorObject } from "../errors";
import type { Store } from "../store/store";
import type { World } from "../world";

/** The ids that a request can name; what it leaves out or clears refers to nothing. */
export interface Referring {
    connection_id?: string | null;
    messaging_profile_id?: string | null;
    billing_group_id?: string | null;
    address_id?: string | null;
    emergency_address_id?: string | null;
}

const kinds: Record<keyof Referring, [keyof Store, string, string]> = {
    connection_id: ["credentialConnections", "85004", "connection"],
    messaging_profile_id: ["messagingProfiles", "85005", "messaging profile"],
    billing_group_id: ["billingGroups", "10015", "billing group"],
    address_id: ["addresses", "10015", "address"],
    emergency_address_id: ["addresses", "10015", "address"],
};

/** Throws, where references are checked, if a request names something that the account does not have. */
export function checkReferences(world: World, account: string, request: Referring): void {
    const names = Object.keys(kinds) as (keyof Referring)[];
    refuse(names.flatMap((name) => faultOf(world, account, name, request[name], `/${name}`)));
}

/** The same for the value of a requirement, which may be the id of an address or a document. */
export function checkValueReference(world: World, account: string, type: string, value: string, pointer: string): void {
    const { addresses, documents } = world.store;
    const table = type === "address" ? addresses : type === "document" ? documents : undefined;
    if (table !== undefined && value !== "" && world.settings.checkReferences && !table.of(account, value)) {
        refuse([errorObject("10015", `There is no ${type} ${value}.`, pointer)]);
    }
}

function faultOf(
    { store, settings }: World,
    account: string,
    name: keyof Referring,
    id: string | null | undefined,
    pointer: string,
): ErrorObject[] {
    const [table, code, what] = kinds[name];
    const rows = store[table] as { of(account: string, id: string): unknown };
    const isUnknown = settings.checkReferences && id !== undefined && id !== null && id !== "" && !rows.of(account, id);
    return isUnknown ? [errorObject(code, `There is no ${what} ${id}.`, pointer)] : [];
}

function refuse(errors: ErrorObject[]): void {
    if (errors.length > 0) {
        throw new ApiError(422, errors);
    }
}
