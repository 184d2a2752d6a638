import type { CredentialConnection } from "../store/referenceRows";

/** What stands in the place of a password. */
export const hiddenPassword = "********";

/** A connection in its own form. The password is only shown in the reply to the request that set it. */
export function credentialConnection({ account, settings, ...connection }: CredentialConnection) {
    void account;
    return { ...settings, record_type: "credential_connection", password: hiddenPassword, ...connection };
}

/** A connection as the list of all kinds of connections shows it. */
export function anyConnection({ id, connection_name, active, settings, created_at, updated_at }: CredentialConnection) {
    const { outbound_voice_profile_id } = (settings.outbound ?? {}) as { outbound_voice_profile_id?: string };
    const { anchorsite_override, tags, webhook_api_version } = settings;
    const { webhook_event_url, webhook_event_failover_url } = settings;
    return {
        id,
        record_type: "credential_connection",
        connection_name,
        active,
        anchorsite_override,
        outbound_voice_profile_id,
        tags,
        webhook_api_version,
        webhook_event_url,
        webhook_event_failover_url,
        created_at,
        updated_at,
    };
}
