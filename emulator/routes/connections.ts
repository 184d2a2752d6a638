import { notFound } from "../errors";
import { anyConnection } from "../formats/connection";
import { pageOf } from "../server/paging";
import { param, type Route } from "../server/route";
import { sorted } from "./collection";
import { isNamed } from "./credentialConnections";

/** Connections of all kinds: list, retrieve. The emulator makes only those with credentials. */
export const connectionRoutes: Route[] = [
    {
        method: "GET",
        path: "/connections",
        answer(call) {
            const { world, account, query } = call;
            const connections = world.store.credentialConnections.list(account).filter(isNamed(call)).reverse();
            return pageOf(sorted(connections, query.get("sort")), query, anyConnection);
        },
    },
    {
        method: "GET",
        path: "/connections/:id",
        answer(call) {
            const connection = call.world.store.credentialConnections.of(call.account, param(call, "id"));
            if (connection === undefined) {
                throw notFound("connection");
            }
            return { data: anyConnection(connection) };
        },
    },
];
