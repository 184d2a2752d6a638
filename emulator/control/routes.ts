import type { FastifyInstance, FastifyReply } from "fastify";
import type { Control } from "./control";

type Method = (...args: unknown[]) => unknown;

const unknown = "Control has no such method. GET /_emulator lists them; each is a POST to /_emulator/<method>.";

/** Answers `POST /_emulator/<method>` with the method's result; the body is the JSON array of its arguments. */
export function addControlRoutes(server: FastifyInstance, control: Control): void {
    const methods = new Map(Object.entries(control) as [keyof Control, Method][]);
    server.get("/_emulator", async () => {
        const { signatures } = await import("./readArguments.js");
        return { methods: [...methods.keys()], arguments: signatures() };
    });
    server.all("/_emulator/*", (_request, reply) => refuse(reply, unknown, 404));
    server.post<{ Params: { method: keyof Control } }>("/_emulator/:method", async (request, reply) => {
        const name = request.params.method;
        const gone = new AbortController();
        reply.raw.once("close", () => {
            gone.abort();
        });
        const method = methods.get(name);
        if (method === undefined) {
            return refuse(reply, unknown, 404);
        }
        // What describes the arguments of so many methods is loaded when the first of them is called.
        const { readArguments } = await import("./readArguments.js");
        const read = readArguments(name, request.body);
        if (typeof read === "string") {
            return refuse(reply, read);
        }
        try {
            // Who went away does not wait any more.
            const args = name.startsWith("waitFor") ? [...read, gone.signal] : read;
            return reply.send(JSON.stringify((await method(...args)) ?? null));
        } catch (error) {
            return refuse(reply, error instanceof Error ? error.message : String(error));
        }
    });
}

function refuse(reply: FastifyReply, message: string, status = 422): FastifyReply {
    return reply.code(status).send({ error: message });
}
