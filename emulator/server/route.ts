import type { World } from "../world";
import type { Query } from "./query";

/** A request as a route sees it. */
export interface Call {
    world: World;
    account: string;
    /** The `:name` parts of the path. */
    params: Record<string, string>;
    query: Query;
    body: unknown;
}

/** What goes back to the client. */
export interface Answer {
    status: number;
    body: unknown;
    headers?: Record<string, string>;
}

/** One verb of the API at one path: a plain function from a call to the JSON of its reply. */
export interface Route {
    method: "GET" | "POST" | "PATCH" | "DELETE";
    path: string;
    /** @default 200 */
    status?: number;
    answer(call: Call): unknown;
}

/** The part of the path with this name. */
export function param(call: Call, name: string): string {
    return call.params[name] ?? "";
}
