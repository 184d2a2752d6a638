import type { FastifyInstance, FastifyReply } from "fastify";
import type { Control } from "./control";

type Method = (...args: unknown[]) => unknown;

/** Answers `POST /_emulator/<method>` with the method's result; the body is the JSON array of its arguments. */
export function addControlRoutes(server: FastifyInstance, control: Control): void {
    const methods = new Map(Object.entries(control) as [keyof Control, Method][]);
    server.get("/_emulator", () => ({ methods: [...methods.keys()] }));
    server.post<{ Params: { method: keyof Control } }>("/_emulator/:method", async (request, reply) => {
        const name = request.params.method;
        const method = methods.get(name);
        if (method === undefined) {
            reply.callNotFound();
            return reply;
        }
        // What describes the arguments of so many methods is loaded when the first of them is called.
        const { readArguments } = await import("./readArguments.js");
        const read = readArguments(name, request.body);
        if (typeof read === "string") {
            return refuse(reply, read);
        }
        try {
            return reply.send(JSON.stringify((await method(...read)) ?? null));
        } catch (error) {
            return refuse(reply, error instanceof Error ? error.message : String(error));
        }
    });
}

function refuse(reply: FastifyReply, message: string): FastifyReply {
    return reply.code(422).send({ error: message });
}
