import { validateHeaderName, validateHeaderValue } from "node:http";
import type { LoggedRequest } from "./logEntry";

/**
 * What a fault does instead of answering as usual. A `reply` may have any body: JSON, or a text with the content type
 * of its headers, also an empty one. `emptyList` is a list that shows nothing yet.
 */
export type FaultResponse =
    | { kind: "reply"; status: number; headers?: Record<string, string>; body?: unknown }
    | { kind: "drop" }
    | { kind: "emptyList" }
    | { kind: "truncate" }
    | { kind: "malformed" }
    | { kind: "delay"; ms: number }
    | { kind: "hold" };

/** A fault on demand, for requests of one method and path. */
export interface Fault {
    method: string;
    /** A pattern for the path (without version prefix and query), as a regular expression or its source. */
    path: string | RegExp;
    /** How many requests it hits. @default 1 */
    times?: number;
    /** How many matching requests pass before. @default 0 */
    skip?: number;
    /** True: the store gets the request first. @default false */
    apply?: boolean;
    respond: FaultResponse;
}

/** A fault as it stands: what is left of it. */
export interface StandingFault {
    method: string;
    path: string;
    times: number;
    skip: number;
    apply: boolean;
    respond: FaultResponse;
}

/** Headers that say how a body is cut up for the way, which is not for a fault to say. */
const framing = ["transfer-encoding", "trailer"];

function checkReply({ status, headers = {} }: FaultResponse & { kind: "reply" }): void {
    if (!Number.isInteger(status) || status < 200 || status > 599) {
        throw new RangeError(`${String(status)} is no status that a reply can have`);
    }
    for (const [name, value] of Object.entries(headers)) {
        validateHeaderName(name);
        validateHeaderValue(name, value);
        if (framing.includes(name.toLowerCase())) {
            throw new TypeError(`the header ${name} cannot be set by a fault`);
        }
    }
}

/** The faults that are laid out for coming requests. */
export class Faults {
    #faults: StandingFault[] = [];

    /** Lays out a fault. */
    add({ method, path, times = 1, skip = 0, apply = false, respond }: Fault): void {
        const pattern = typeof path === "string" ? path : path.source;
        // What cannot be read or sent should fail here, not at the request it was meant for.
        new RegExp(pattern);
        if (respond.kind === "reply") {
            checkReply(respond);
        }
        this.#faults.push({ method: method.toUpperCase(), path: pattern, times, skip, apply, respond });
    }

    /** The faults that still wait for a request. */
    list(): StandingFault[] {
        return this.#faults.filter((fault) => fault.times > 0).map((fault) => ({ ...fault }));
    }

    /** Takes all faults away. */
    clear(): void {
        this.#faults = [];
    }

    /** The fault that hits this request, if any; each call uses one up. */
    take(request: LoggedRequest): StandingFault | undefined {
        for (const fault of this.#faults) {
            const isMeant = fault.method === request.method && new RegExp(fault.path).test(request.path);
            if (!isMeant || fault.times === 0) {
                continue;
            }
            if (fault.skip > 0) {
                fault.skip -= 1;
                continue;
            }
            fault.times -= 1;
            return fault;
        }
        return undefined;
    }
}
