import type { FastifyReply, FastifyRequest } from "fastify";
import { ApiError, apiError } from "../errors";
import { strictly } from "../formats/strictly";
import { settleDue } from "../lifecycle/settleDue";
import type { World } from "../world";
import { authenticate } from "./authenticate";
import { answerFaulty } from "./answerFaulty";
import type { LoggedRequest } from "../traffic/logEntry";
import { Query } from "./query";
import type { Answer, Route } from "./route";
import { tell } from "./tell";

/** What serving needs to know of a route. */
type Served = Pick<Route, "answer" | "status">;

/** The route of a request that can only be refused. */
export function refusing(refusal: ApiError): Served {
    return {
        answer() {
            throw refusal;
        },
    };
}

/** The path that a request names, without the version prefix and without the query. */
export function pathOf(request: FastifyRequest): string {
    return request.url.replace(/\?.*$/, "").replace(/^\/v2/, "");
}

/** Notes in the log that a request came. */
export function enter(world: World, request: FastifyRequest): LoggedRequest {
    const entry = {
        at: new Date(world.clock.now()).toISOString(),
        method: request.method,
        path: pathOf(request),
        query: { ...(request.query as Record<string, string> | undefined) },
        body: request.body ?? null,
    };
    return world.log.open(entry, world.settings.requestLogLimit);
}

/** Takes a request through log, key, rate limit and faults to its route and answers it, whatever happens on the way. */
export async function serve(world: World, route: Served, request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const entry = enter(world, request);
    try {
        await pass(world, route, request, reply, entry);
    } catch (error) {
        await failed(reply, entry, error);
    }
    world.log.announce();
}

async function pass(
    world: World,
    route: Served,
    request: FastifyRequest,
    reply: FastifyReply,
    entry: LoggedRequest,
): Promise<void> {
    const headers: Record<string, string> = {};
    const refusal = admit(world, request, entry, headers);
    const apply = (): Answer => {
        const answer = perform(world, route, request, entry.account ?? "");
        return { ...answer, headers: { ...headers, ...answer.headers } };
    };
    const fault = refusal ? undefined : world.faults.take(entry);
    const { latencyMs } = world.settings;
    if (latencyMs > 0 && !(await world.timers.pause(latencyMs))) {
        reply.hijack().raw.destroy();
    } else if (fault) {
        await answerFaulty(world, fault, entry, reply, apply);
    } else {
        const answer = refusal ?? apply();
        tell(world, entry, answer);
        await reply
            .code(answer.status)
            .headers({ ...headers, ...answer.headers })
            .send(answer.body);
    }
}

async function failed(reply: FastifyReply, entry: LoggedRequest, error: unknown): Promise<void> {
    if (reply.sent) {
        // Half a reply cannot be mended; without its end the client at least does not wait for the rest.
        reply.raw.destroy();
        return;
    }
    const answer = refusalOf(error);
    entry.status = answer.status;
    await reply.code(answer.status).send(answer.body);
}

/** Finds the account and counts the request; the answer, if that is already the end. */
function admit(
    world: World,
    request: FastifyRequest,
    entry: LoggedRequest,
    headers: Record<string, string>,
): Answer | undefined {
    try {
        entry.account = authenticate(world.store, request.headers.authorization);
        const counted = world.rateLimits.count(entry.account, world.clock.now(), world.settings.rateLimit);
        Object.assign(headers, counted.headers);
        if (counted.exceeded) {
            throw apiError(429, "10011", "Request quota used up; wait for the window to reset.");
        }
        return undefined;
    } catch (error) {
        return refusalOf(error);
    }
}

function perform(world: World, route: Served, request: FastifyRequest, account: string): Answer {
    const params = request.params as Record<string, string>;
    const query = new Query((request.query ?? {}) as Record<string, string>);
    const call = { world, account, params, query, body: request.body };
    const answer = attempt(() => {
        world.changed();
        settleDue(world);
        const body = request.method === "GET" ? world.reading(() => route.answer(call)) : route.answer(call);
        return { status: route.status ?? 200, body: world.settings.strict ? strictly(body) : body };
    });
    return attempt(() => {
        world.keep();
        return answer;
    });
}

function attempt(answer: () => Answer): Answer {
    try {
        return answer();
    } catch (error) {
        return refusalOf(error);
    }
}

/** The answer for an error: the refusal it is, or 500 for a fault of the emulator itself. */
export function refusalOf(error: unknown): Answer {
    const { status, errors, headers } =
        error instanceof ApiError ? error : apiError(500, "10007", `The emulator itself failed: ${String(error)}.`);
    return { status, body: { errors }, headers };
}
