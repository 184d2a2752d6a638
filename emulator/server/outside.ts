import type { FastifyReply, FastifyRequest } from "fastify";
import { notFound } from "../errors";
import type { World } from "../world";
import { enter } from "./serve";
import { tell } from "./tell";

/** True for a request to the API; the others are to the console, to control, or lost. */
export function isOfApi({ url }: FastifyRequest): boolean {
    return /^\/v2(\/|\?|$)/.test(url);
}

/** Answers a lost request, also one without a key: a key would not help, the right base URL does. */
export async function refuseOutside(world: World, request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const entry = enter(world, request);
    const base = `http://${request.headers.host ?? ""}/v2`;
    const { status, errors } = notFound("path");
    const body = {
        errors: errors.map((error) => ({ ...error, detail: `${error.detail} The API's base URL is ${base}.` })),
    };
    tell(world, entry, { status, body });
    await reply.code(status).send(body);
    world.log.announce();
}
