import type { FastifyInstance, FastifyReply } from "fastify";
import { z } from "zod";
import { controlArguments } from "./arguments";
import type { Control } from "./control";

type Method = (...args: unknown[]) => unknown;

/** Answers `POST /_emulator/<method>` with the method's result; the body is the JSON array of its arguments. */
export function addControlRoutes(server: FastifyInstance, control: Control): void {
    const names = Object.keys(controlArguments) as (keyof Control)[];
    server.get("/_emulator", () => ({ methods: names }));
    for (const name of names) {
        const method = control[name] as Method;
        server.post(`/_emulator/${name}`, async (request, reply) => {
            const args = controlArguments[name].safeParse(padded(name, request.body));
            if (!args.success) {
                return refuse(reply, z.prettifyError(args.error));
            }
            try {
                return reply.send(JSON.stringify((await method(...args.data)) ?? null));
            } catch (error) {
                return refuse(reply, error instanceof Error ? error.message : String(error));
            }
        });
    }
}

/** A single argument may come without its array, and trailing ones may be left out. */
function padded(name: keyof Control, body: unknown): unknown[] {
    const given = Array.isArray(body) ? body : body === undefined || body === null ? [] : [body];
    const schema = controlArguments[name];
    const expected = schema instanceof z.ZodTuple ? schema.def.items.length : given.length;
    return [...(given as unknown[]), ...Array<unknown>(Math.max(0, expected - given.length)).fill(undefined)];
}

function refuse(reply: FastifyReply, message: string): FastifyReply {
    return reply.code(422).send({ error: message });
}
