import fastify, { type FastifyError, type FastifyInstance, type FastifyRequest } from "fastify";
import { ApiError, apiError } from "../errors";
import type { World } from "../world";
import { parseQuery } from "./query";
import type { Route } from "./route";
import { enter, refusalOf, serve, unknownRoute } from "./serve";

/** Far above the largest request the API takes. */
const bodyLimit = 32 * 1024 * 1024;

/** The HTTP server of the API; whoever builds it adds the control surface and lets it listen. */
export function buildServer(world: World, routes: readonly Route[]): FastifyInstance {
    const server = fastify({
        bodyLimit,
        forceCloseConnections: true,
        exposeHeadRoutes: false,
        routerOptions: { querystringParser: parseQuery, ignoreTrailingSlash: true },
    });
    server.removeAllContentTypeParsers();
    const asJson = (
        request: FastifyRequest,
        text: string | Buffer,
        done: (error: Error | null, body?: unknown) => void,
    ) => {
        try {
            done(null, parseBodyText(request.headers["content-type"] ?? "", String(text)));
        } catch (error) {
            done(error as Error);
        }
    };
    server.addContentTypeParser("*", { parseAs: "string" }, asJson);
    server.setErrorHandler((error: FastifyError | ApiError, request, reply) => {
        const answer = refusalOf(error instanceof ApiError ? error : asApiError(error));
        if (request.url.startsWith("/v2")) {
            enter(world, request).status = answer.status;
            world.log.announce();
        }
        return reply.code(answer.status).send(answer.body);
    });
    server.setNotFoundHandler((request, reply) => serve(world, unknownRoute, request, reply));
    for (const route of routes) {
        server.route({
            method: route.method,
            url: `/v2${route.path}`,
            handler: (request, reply) => serve(world, route, request, reply),
        });
    }
    return server;
}

function parseBodyText(contentType: string, text: string): unknown {
    // Clients name odd content types for requests without a body; only a body makes the type matter.
    if (text === "") {
        return undefined;
    }
    if (!contentType.toLowerCase().startsWith("application/json")) {
        const detail = "The body of a request must have the content type application/json.";
        throw apiError(400, "10029", detail, "/base");
    }
    try {
        return JSON.parse(text);
    } catch {
        throw apiError(400, "10023", "The body of the request is no valid JSON.", "/base");
    }
}

function asApiError({ statusCode = 500, message }: FastifyError): ApiError {
    return apiError(statusCode, statusCode < 500 ? "10015" : "10007", message, "/base");
}
