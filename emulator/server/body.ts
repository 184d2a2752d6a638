import type { FastifyInstance, FastifyRequest } from "fastify";
import { apiError } from "../errors";
import { isDeeperThan } from "./nesting";

/** How deep a body may be nested; no request of the API comes near it, and the emulator follows a value by recursion. */
const deepest = 100;

/** Reads the bodies of requests, whatever content type they name. */
export function readBodies(server: FastifyInstance): void {
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
    if (isDeeperThan(deepest, text)) {
        throw apiError(
            400,
            "10023",
            `The body of the request is nested deeper than ${String(deepest)} levels.`,
            "/base",
        );
    }
    try {
        return JSON.parse(text);
    } catch {
        throw apiError(400, "10023", "The body of the request is no valid JSON.", "/base");
    }
}
