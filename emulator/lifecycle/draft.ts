import type { Store } from "../store/store";
import { World } from "../world";

/** A world in which something can be tried: the same numbers and ids are taken, and nothing of it is kept or told. */
export function draftOf({ clock, settings, store }: World): World {
    const draft = new World(clock, settings);
    store.claims.forEach((claim, phoneNumber) => draft.store.claims.set(phoneNumber, claim));
    copyReferences(store, draft.store);
    return draft;
}

function copyReferences(from: Store, to: Store): void {
    from.credentialConnections.view().forEach((each) => to.credentialConnections.add(each));
    from.messagingProfiles.view().forEach((each) => to.messagingProfiles.add(each));
    from.billingGroups.view().forEach((each) => to.billingGroups.add(each));
    from.addresses.view().forEach((each) => to.addresses.add(each));
    from.documents.view().forEach((each) => to.documents.add(each));
}
