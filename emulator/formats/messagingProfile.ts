import { accountUuid } from "../store/accounts";
import type { MessagingProfile } from "../store/referenceRows";

/** A messaging profile. */
export function messagingProfile({ account, settings, ...profile }: MessagingProfile) {
    return {
        ...settings,
        record_type: "messaging_profile",
        organization_id: accountUuid(account, "organization"),
        ...profile,
    };
}
