import { parseBody } from "../errors";
import { credentialConnection } from "../formats/connection";
import { newConnection } from "../lifecycle/referenceRecords";
import type { Call, Route } from "../server/route";
import type { CredentialConnection } from "../store/referenceRows";
import { collectionRoutes, type Collection, type Fields } from "./collection";
import { connectionChange, connectionRequest } from "./credentialConnectionRequest";

function create({ body }: Call): Fields<CredentialConnection> {
    const { connection_name, user_name, password, active, ...settings } = parseBody(connectionRequest, body);
    void password;
    return newConnection({ connection_name, user_name, active, settings });
}

function update({ body }: Call, connection: CredentialConnection): Partial<Fields<CredentialConnection>> {
    const { connection_name, user_name, password, active, ...settings } = parseBody(connectionChange, body);
    void password;
    const inbound = { ...(connection.settings.inbound as object), ...settings.inbound };
    const outbound = { ...(connection.settings.outbound as object), ...settings.outbound };
    return { connection_name, user_name, active, settings: { ...connection.settings, ...settings, inbound, outbound } };
}

const collection: Collection<CredentialConnection> = {
    path: "/credential_connections",
    what: "credential connection",
    table: (store) => store.credentialConnections,
    id: (store) => store.numericId(),
    create,
    update,
    format: credentialConnection,
    isListed: isNamed,
};

/** What `filter[connection_name][contains]` and `filter[outbound_voice_profile_id]` ask of a connection. */
export function isNamed({ query }: Call): (connection: CredentialConnection) => boolean {
    const part = query.get("filter", "connection_name", "contains")?.toLowerCase();
    const profile = query.get("filter", "outbound_voice_profile_id");
    return ({ connection_name, settings }) => {
        const { outbound_voice_profile_id } = (settings.outbound ?? {}) as { outbound_voice_profile_id?: string };
        return (
            (part === undefined || connection_name.toLowerCase().includes(part)) &&
            (profile === undefined || profile === outbound_voice_profile_id)
        );
    };
}

/** Shows the password in the reply to the request that set it, and nowhere else. */
function showingPassword(route: Route): Route {
    return {
        ...route,
        answer(call) {
            const { data } = route.answer(call) as { data: object };
            const { password } = parseBody(connectionChange, call.body);
            return { data: password === undefined ? data : { ...data, password } };
        },
    };
}

/** Connections with credentials: list, create, retrieve, update, delete. */
export const credentialConnectionRoutes: Route[] = collectionRoutes(collection).map((route) =>
    route.method === "POST" || route.method === "PATCH" ? showingPassword(route) : route,
);
