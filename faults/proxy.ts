import { Agent, createServer, request, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { routeOf, type Exchange, type Reply, type SeenRequest } from "./exchange";
import type { Fault } from "./faults";

/** A request that came through. */
export interface Passed {
    /** Route and count, such as `GET /phone_numbers#2`: the name by which it is harmed. */
    readonly name: string;
    readonly request: SeenRequest;
    /** What Telnyx answered; undefined when it was never asked. */
    answer?: Reply;
}

/** Where harm is done: to the request of this name, or to the first one at this place or after it. */
export type Place = { readonly name: string } | { readonly place: number };

type Laid = Place & { readonly fault: Fault; hits: number };

/** Stands between plugin and emulator, notes what goes by, and does harm where it was told to. */
export class Proxy {
    /** Called after every request that may have changed something. */
    onWrite: (seen: SeenRequest) => void = () => undefined;
    /** Ends the plugin. */
    kill: () => Promise<void> = () => Promise.resolve();
    passed: Passed[] = [];
    private laid: Laid | undefined;
    // A connection that is kept may be closed at the very moment it is used again, which no fault of the matrix means.
    private readonly agent = new Agent({ keepAlive: false });
    private readonly server: Server;
    private counts = new Map<string, number>();

    private constructor(private readonly target: URL) {
        this.server = createServer((incoming, outgoing) => void this.take(incoming, outgoing));
        // A hint about its time-out would end connections of a plugin whose time runs fast.
        this.server.keepAliveTimeout = 0;
    }

    static async start(target: string): Promise<Proxy> {
        const proxy = new Proxy(new URL(target));
        await new Promise<void>((resolve) => proxy.server.listen(0, "127.0.0.1", resolve));
        return proxy;
    }

    /** The base URL for the plugin. */
    get url(): string {
        const { port } = this.server.address() as AddressInfo;
        return `http://127.0.0.1:${String(port)}${this.target.pathname}`;
    }

    /** Begins a new command: counts start again, and the harm is laid out for it alone. */
    begin(harm?: Place & { readonly fault: Fault }): void {
        this.passed = [];
        this.counts = new Map();
        this.laid = harm && { ...harm, hits: 0 };
    }

    /** Whether the harm of this command was done. */
    get isHarmed(): boolean {
        return (this.laid?.hits ?? 0) > 0;
    }

    async close(): Promise<void> {
        this.agent.destroy();
        this.server.closeAllConnections();
        await new Promise((resolve) => this.server.close(resolve));
    }

    private async take(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
        const seen = { method: incoming.method ?? "", path: this.pathOf(incoming), body: await textOf(incoming) };
        const route = routeOf(seen);
        const count = (this.counts.get(route) ?? 0) + 1;
        this.counts.set(route, count);
        const passed: Passed = { name: `${route}#${String(count)}`, request: seen };
        this.passed.push(passed);
        const exchange = this.exchange(passed, incoming, outgoing);
        const hit = this.hit(passed);
        if (hit === undefined) {
            exchange.send(await exchange.forward());
        } else {
            await hit.fault.strike(exchange, hit.hits);
        }
    }

    private pathOf({ url = "" }: IncomingMessage): string {
        return url.startsWith(this.target.pathname) ? url.slice(this.target.pathname.length) : url;
    }

    private hit(passed: Passed): Laid | undefined {
        const { laid } = this;
        if (laid === undefined) {
            return undefined;
        }
        const isPlace = "name" in laid ? laid.name === passed.name : this.passed.length >= laid.place;
        if (!(laid.hits > 0 || isPlace) || laid.hits >= (laid.fault.times ?? Number.POSITIVE_INFINITY)) {
            return undefined;
        }
        laid.hits += 1;
        return laid;
    }

    private exchange(passed: Passed, incoming: IncomingMessage, outgoing: ServerResponse): Exchange {
        const { request: seen } = passed;
        const drop = () => void outgoing.destroy();
        return {
            request: seen,
            forward: async () => {
                passed.answer = await ask(this.agent, this.target, seen, incoming.headers);
                if (seen.method !== "GET") {
                    this.onWrite(seen);
                }
                return passed.answer;
            },
            send: ({ status, headers, body }) => {
                const length = Buffer.byteLength(body);
                outgoing.writeHead(status, {
                    "content-type": "application/json",
                    ...headers,
                    "content-length": length,
                });
                outgoing.end(body);
            },
            drop,
            cut: ({ status, body }) => {
                outgoing.writeHead(status, { "content-type": "application/json", "content-length": body.length });
                outgoing.write(body.slice(0, body.length / 2), drop);
            },
            hang: () => undefined,
            kill: () => this.kill().finally(drop),
        };
    }
}

async function textOf(stream: IncomingMessage): Promise<string> {
    const parts: Buffer[] = [];
    for await (const part of stream) {
        parts.push(part as Buffer);
    }
    return Buffer.concat(parts).toString("utf8");
}

function ask(agent: Agent, target: URL, seen: SeenRequest, headers: IncomingMessage["headers"]): Promise<Reply> {
    return new Promise((resolve, reject) => {
        const options = { method: seen.method, agent, headers: { ...headers, host: target.host } };
        const url = `${target.origin}${target.pathname}${seen.path}`;
        const outgoing = request(url, options, (answer) => {
            const passedOn = Object.entries(answer.headers).filter(([name]) => name.startsWith("x-"));
            textOf(answer).then(
                (body) =>
                    resolve({
                        status: answer.statusCode ?? 0,
                        headers: Object.fromEntries(passedOn) as Reply["headers"],
                        body,
                    }),
                reject,
            );
        });
        outgoing.on("error", reject);
        outgoing.end(seen.body);
    });
}
