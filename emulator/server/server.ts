import fastify, { type FastifyError, type FastifyInstance } from "fastify";
import { ApiError, apiError } from "../errors";
import type { World } from "../world";
import { guard, TurnedAway, type Access } from "./access";
import { readBodies } from "./body";
import { parseQuery } from "./query";
import { isOfApi, refuseOutside } from "./outside";
import type { Route } from "./route";
import { pathOf, refusalOf, refusing, serve } from "./serve";
import { mistakable, notEmulated, unanswered } from "./unanswered";

/** Far above the largest request the API takes. */
const bodyLimit = 32 * 1024 * 1024;

/** Far above the longest id; the router itself would stop at a hundred characters. */
const maxParamLength = 10_000;

function refuseSchemas(): never {
    throw new Error("The routes of the emulator have no schemas for Fastify: they check their requests themselves.");
}

/** What Fastify would load to compile schemas takes a good part of the start. */
const compilersFactory = { buildValidator: refuseSchemas, buildSerializer: refuseSchemas };

/** The HTTP server of the API; whoever builds it adds the control surface and lets it listen. */
export function buildServer(world: World, routes: readonly Route[], access: Access): FastifyInstance {
    const server = fastify({
        bodyLimit,
        schemaController: { compilersFactory },
        forceCloseConnections: true,
        exposeHeadRoutes: false,
        routerOptions: { querystringParser: parseQuery, ignoreTrailingSlash: true, maxParamLength },
        frameworkErrors: (error, request, reply) => {
            serve(world, refusing(asApiError(error)), request, reply).catch(() => reply.raw.destroy());
        },
    });
    guard(server, access);
    readBodies(server);
    server.setErrorHandler(async (error: FastifyError | ApiError, request, reply) => {
        const refusal = error instanceof ApiError ? error : asApiError(error);
        if (isOfApi(request) && !(refusal instanceof TurnedAway)) {
            await serve(world, refusing(refusal), request, reply);
        } else {
            const answer = refusalOf(refusal);
            await reply.code(answer.status).send(answer.body);
        }
    });
    server.setNotFoundHandler((request, reply) =>
        isOfApi(request)
            ? serve(world, refusing(unanswered(routes, request.method, pathOf(request))), request, reply)
            : refuseOutside(world, request, reply),
    );
    server.get("/v2", () => ({ emulated: routes.map(({ method, path }) => `${method} ${path}`).sort() }));
    for (const route of routes) {
        server.route({
            method: route.method,
            url: `/v2${route.path}`,
            handler: (request, reply) => serve(world, route, request, reply),
        });
    }
    for (const { method, path } of mistakable(routes)) {
        server.route({
            method,
            url: `/v2${path.replace(/\{\}/g, ":id")}`,
            handler: (request, reply) => serve(world, refusing(notEmulated(method, path)), request, reply),
        });
    }
    return server;
}

function asApiError({ statusCode = 500, message }: FastifyError): ApiError {
    return statusCode === 415
        ? apiError(400, "10029", "The body of a request must have the content type application/json.", "/base")
        : apiError(statusCode, statusCode < 500 ? "10015" : "10007", message, "/base");
}
