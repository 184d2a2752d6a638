import type { z } from "zod";
import { LostReplyError } from "./errors";
import { exchange, type Question } from "./exchange";
import { Budget, leastPatience, Sending, type Clock, type Patience } from "./rate";
import type { Settings } from "./settings";
import { createTransport, type TransportOptions } from "./transport";

/** One request: the reply parsed with `reply` after its keys became camelCase. */
export interface TelnyxRequest<Reply> extends Question {
    readonly reply: z.ZodType<Reply>;
}

/** Sends requests to one account at one host, within its rate limit. */
export interface TelnyxClient {
    /** Sends a request, when there is room. `patience` says how long it may wait for that; without one, about a minute. */
    request<Reply>(request: TelnyxRequest<Reply>, patience?: Patience): Promise<Reply>;
}

/** What a client works with, and what tests set otherwise than users. */
export interface ClientOptions extends TransportOptions {
    /** By which the client waits for room, and by which the patience of its requests is measured. */
    readonly clock: Clock;
}

/** Makes a client: one transport, one rate budget. */
export function createClient(settings: Settings, options: ClientOptions): TelnyxClient {
    const http = createTransport(settings, options);
    const budget = new Budget(options.clock, { baseMs: options.retryBaseMs });
    return {
        request: async (request, patience = leastPatience) =>
            parse(request, await exchange(http, request, new Sending(budget, request, patience), settings)),
    };
}

function parse<Reply>({ method, path, reply }: TelnyxRequest<Reply>, body: unknown): Reply {
    const parsed = reply.safeParse(body);
    if (!parsed.success) {
        const where = parsed.error.issues.map((issue) => issue.path.join(".") || "the body").join(", ");
        throw new LostReplyError(`${method} ${path}`, `the answer does not look like Telnyx's (at ${where})`);
    }
    return parsed.data;
}
