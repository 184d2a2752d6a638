import type { FastifyInstance } from "fastify";
import type { World } from "../world";
import { streamEvents } from "./events";
import { makePage, type Page } from "./page";

/** Adds the console: the page at `/`, and what it follows. It changes things only by way of control. */
export function addConsoleRoutes(server: FastifyInstance, world: World): void {
    let page: Page | undefined;
    server.route({
        method: ["GET", "HEAD"],
        url: "/",
        handler(_request, reply) {
            page ??= makePage();
            return reply.headers(page.headers).send(page.html);
        },
    });
    server.get("/_emulator/events", (_request, reply) => {
        reply.hijack();
        streamEvents(world, reply.raw);
    });
}
