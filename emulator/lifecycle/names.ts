import type { PhoneNumber } from "../store/rows";
import type { World } from "../world";

/** The name of a number's connection, where the connection was made here; of an opaque id nobody knows one. */
export function connectionNameOf({ store }: World, { connection_id }: PhoneNumber): string | null {
    return store.credentialConnections.find(connection_id ?? "")?.connection_name ?? null;
}

/** The name of a number's messaging profile, where it was made here. */
export function messagingProfileNameOf({ store }: World, { messaging_profile_id }: PhoneNumber): string | null {
    return store.messagingProfiles.find(messaging_profile_id ?? "")?.name ?? null;
}
