import type { Exchange, Reply, SeenRequest } from "./exchange";

/** One way to do harm. */
export interface Fault {
    readonly name: string;
    /** How many requests it hits, beginning with the one that it is laid out for; none stands for all that follow. */
    readonly times?: number;
    /** The requests it makes sense for. @default all */
    fits?(request: SeenRequest, answer: Reply): boolean;
    /** Who sees it cannot know what is so: then only what cannot be undone is judged. @default false */
    readonly blinds?: boolean;
    /** Does the harm; `hit` counts from 1. */
    strike(exchange: Exchange, hit: number): Promise<void> | void;
}

const page = "<!DOCTYPE html><html><body><h1>One moment, please</h1></body></html>";
const html = { "content-type": "text/html" };

function errors(status: number, code: string, headers?: Reply["headers"]): Reply {
    return {
        status,
        headers,
        body: JSON.stringify({ errors: [{ code, title: "Told to", detail: "A test says so." }] }),
    };
}

function answers(name: string, reply: Reply, times = 1): Fault {
    return {
        name,
        times,
        strike: ({ send }) => {
            send(reply);
        },
    };
}

function isRead({ method }: SeenRequest): boolean {
    return method === "GET";
}

/** Whether it makes a difference that a request was applied. */
function isWrite({ method }: SeenRequest): boolean {
    return method !== "GET";
}

/** A list with something in it, and its envelope without. */
function emptied(answer: Reply): Reply | undefined {
    const { data, meta } = JSON.parse(answer.body) as { data?: unknown; meta?: object };
    return Array.isArray(data) && data.length > 0
        ? { ...answer, body: JSON.stringify({ data: [], meta: { ...meta, total_results: 0, total_pages: 0 } }) }
        : undefined;
}

/** Every way to harm a request. */
export const faults: readonly Fault[] = [
    {
        name: "dropped",
        times: 1,
        strike: ({ drop }) => {
            drop();
        },
    },
    { name: "applied-dropped", times: 1, fits: isWrite, strike: applyAndDrop },
    answers("500", errors(500, "10007")),
    answers("503-thrice", errors(503, "10011"), 3),
    answers("503-on", errors(503, "10011"), Number.POSITIVE_INFINITY),
    {
        name: "dead-on",
        strike: ({ drop }) => {
            drop();
        },
    },
    {
        name: "applied-dead-on",
        fits: isWrite,
        strike: (exchange, hit) => (hit === 1 ? applyAndDrop(exchange) : exchange.drop()),
    },
    answers("429", errors(429, "10011", { "x-ratelimit-limit": "10", "x-ratelimit-reset": "1" })),
    answers("409", errors(409, "85001")),
    { ...answers("404", errors(404, "10005")), fits: isRead },
    {
        name: "cut",
        times: 1,
        strike: async (exchange) => {
            exchange.cut(await exchange.forward());
        },
    },
    answers("html-200", { status: 200, headers: html, body: page }),
    answers("html-502", { status: 502, headers: html, body: page }),
    answers("empty-200", { status: 200, body: "" }),
    {
        name: "empty-list",
        times: 1,
        fits: (request, answer) => isRead(request) && answer.body.startsWith("{") && emptied(answer) !== undefined,
        strike: async (exchange) => {
            const answer = await exchange.forward();
            exchange.send(emptied(answer) ?? answer);
        },
    },
    {
        name: "slow",
        times: 1,
        strike: async (exchange) => {
            await exchange.forward();
            exchange.hang();
        },
    },
    { name: "kill-before", times: 1, strike: ({ kill }) => kill() },
    {
        name: "kill-after",
        times: 1,
        fits: isWrite,
        strike: async (exchange) => {
            await exchange.forward();
            await exchange.kill();
        },
    },
];

async function applyAndDrop({ forward, drop }: Exchange): Promise<void> {
    await forward();
    drop();
}
