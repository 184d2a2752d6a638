import { createHash, timingSafeEqual } from "node:crypto";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { ApiError, apiError } from "../errors";

/** Who may talk to the emulator beyond this machine. */
export interface Access {
    /** True: it listens on an address that others reach, and answers to any host name. */
    isRemote: boolean;
    /** What those others show to use control; without one they cannot. */
    controlToken: string | undefined;
}

/** A request that is turned away before anything looks at what it wants. */
export class TurnedAway extends ApiError {}

/** True for a host name or address that always means this very machine. */
export function isLoopback(host: string): boolean {
    return /^(localhost|127(\.\d{1,3}){3}|\[?::1\]?)$/i.test(host);
}

/**
 * Refuses what a web page in a browser could do behind its user's back: requests to a host name that is not this
 * machine's (DNS rebinding), and requests of other origins to anything but the API, which has its keys.
 */
export function guard(server: FastifyInstance, access: Access): void {
    server.addHook("onRequest", (request, _reply, done) => {
        const refusal = refusalOf(request, access);
        done(refusal && new TurnedAway(refusal.status, refusal.errors));
    });
}

function refusalOf(request: FastifyRequest, access: Access): ApiError | undefined {
    const { host = "", origin } = request.headers;
    const isLocalName = isLoopback(host.replace(/:\d+$/, ""));
    if (!isLocalName && !access.isRemote) {
        const detail = `This emulator answers to 127.0.0.1 and localhost, not to "${host}"; --host opens it to others.`;
        return apiError(403, "10010", detail);
    }
    if (/^\/v2(\/|\?|$)/.test(request.url) || request.url === "/") {
        return undefined;
    }
    if (origin !== undefined && origin !== `http://${host}`) {
        return apiError(403, "10010", `Pages of ${origin} must not use the emulator's control.`);
    }
    const isLocalPeer = isLoopback((request.socket.remoteAddress ?? "").replace(/^::ffff:/, ""));
    if (!(isLocalName && isLocalPeer) && !isToken(request.headers.authorization, access.controlToken)) {
        return apiError(401, "10009", "From another machine, control takes its token: Authorization: Bearer TOKEN.");
    }
    return undefined;
}

function isToken(authorization: string | undefined, token: string | undefined): boolean {
    const given = /^Bearer +(.+)$/i.exec(authorization ?? "")?.[1];
    const digest = (text: string): Buffer => createHash("sha256").update(text).digest();
    return given !== undefined && token !== undefined && timingSafeEqual(digest(given), digest(token));
}
