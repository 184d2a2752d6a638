import type { FastifyReply } from "fastify";
import { errorObject } from "../errors";
import type { FaultResponse, StandingFault } from "../traffic/faults";
import type { LoggedRequest } from "../traffic/logEntry";
import type { World } from "../world";
import { emptied } from "./paging";
import type { Answer } from "./route";
import { tell, tellFaulty } from "./tell";

/** The code that fits a status best. */
const codes: Record<number, string> = {
    401: "10009",
    402: "20100",
    403: "10010",
    404: "10005",
    405: "10030",
    408: "10008",
    409: "85001",
    415: "10014",
    429: "10011",
    500: "10007",
    502: "10037",
    503: "10037",
    504: "10037",
};

const json = { "content-type": "application/json; charset=utf-8" };

/** Answers a request the way a fault wants it. */
export async function answerFaulty(
    world: World,
    fault: StandingFault,
    entry: LoggedRequest,
    reply: FastifyReply,
    apply: () => Answer,
): Promise<void> {
    const { respond } = fault;
    const applied = fault.apply ? apply() : undefined;
    if (respond.kind === "reply" || respond.kind === "emptyList") {
        const answer = respond.kind === "reply" ? replyOf(respond) : emptied(applied ?? apply());
        tellFaulty(world, entry, fault, answer);
        const isText = typeof answer.body === "string";
        await reply
            .code(answer.status)
            .headers({ ...(isText ? {} : json), ...applied?.headers, ...lowerCased(answer.headers) })
            // As text, since otherwise an object with another content type, such as a page's, could not be sent.
            .send(isText ? answer.body : JSON.stringify(answer.body));
        return;
    }
    reply.hijack();
    const { raw } = reply;
    const drop = (): void => {
        tellFaulty(world, entry, fault);
        raw.destroy();
    };
    const finish = (): void => {
        const answer = applied ?? apply();
        // The client of a held request may be gone by now; then nobody got a reply, and the log says so.
        if (raw.destroyed) {
            drop();
        } else {
            tell(world, entry, answer);
            sendRaw(reply, answer);
        }
    };
    const half = applied ?? { status: 200, body: { data: { record_type: "half a reply" } } };
    switch (respond.kind) {
        case "drop":
            drop();
            break;
        case "truncate":
            tellFaulty(world, entry, fault, half);
            truncate(reply, half);
            break;
        case "malformed":
            tellFaulty(world, entry, fault, { status: 200, body: undefined });
            raw.writeHead(200, { "content-type": "application/json" }).end('{"data": {"id": ');
            break;
        case "delay":
            world.timers.after(respond.ms, finish, drop);
            break;
        case "hold":
            world.held.hold(entry, fault.apply, finish, drop);
            break;
    }
}

function replyOf({ status, headers, body }: FaultResponse & { kind: "reply" }): Answer {
    const made = () => ({ errors: [errorObject(codes[status] ?? "10015", "The emulator was told to answer this.")] });
    return { status, headers, body: body === undefined ? made() : body };
}

function lowerCased(headers: Record<string, string> = {}): Record<string, string> {
    return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}

function sendRaw({ raw }: FastifyReply, answer: Answer): void {
    raw.writeHead(answer.status, { ...answer.headers, ...json });
    raw.end(JSON.stringify(answer.body));
}

function truncate({ raw }: FastifyReply, answer: Answer): void {
    const whole = Buffer.from(JSON.stringify(answer.body));
    raw.writeHead(answer.status, { "content-type": "application/json", "content-length": whole.length });
    raw.write(whole.subarray(0, whole.length / 2), () => raw.destroy());
}
