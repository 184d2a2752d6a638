import { once } from "node:events";
import { createServer, type IncomingHttpHeaders, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** One webhook as a receiver got it. */
export interface Received {
    path: string;
    headers: IncomingHttpHeaders;
    /** The body as text, since the signature is over its bytes. */
    body: string;
}

/** An application that waits for webhooks, on a free port of the loopback interface. */
export interface Receiver {
    url: string;
    received: Received[];
    /** Resolves with what was received, once there is so much. */
    waitFor(count: number): Promise<Received[]>;
    /** What it answers to a path: a status, or nothing at all. @default 200 */
    answers: Record<string, number | "nothing">;
}

/** Starts one receiver for the suite around the call; it forgets everything before every test. */
export function onReceiver(): Receiver {
    let waiting: (() => void)[] = [];
    let server: Server;
    const receiver: Receiver = {
        url: "",
        received: [],
        answers: {},
        waitFor(count) {
            return new Promise((resolve) => {
                const look = (): void => {
                    if (receiver.received.length >= count) {
                        waiting = waiting.filter((each) => each !== look);
                        resolve(receiver.received);
                    }
                };
                waiting.push(look);
                look();
            });
        },
    };
    const answer = (path: string, response: ServerResponse): void => {
        const status = receiver.answers[path] ?? 200;
        if (status !== "nothing") {
            response.writeHead(status, { "content-type": "text/plain" }).end(`answer of ${path}`);
        }
    };
    before(async () => {
        server = createServer((request, response) => {
            let body = "";
            request.setEncoding("utf8");
            request.on("data", (chunk: string) => (body += chunk));
            request.on("end", () => {
                const path = request.url ?? "";
                receiver.received.push({ path, headers: request.headers, body });
                answer(path, response);
                waiting.forEach((look) => {
                    look();
                });
            });
        });
        server.listen(0, "127.0.0.1");
        await once(server, "listening");
        receiver.url = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
    });
    beforeEach(() => {
        receiver.received = [];
        receiver.answers = {};
    });
    after(() => {
        server.closeAllConnections();
        server.close();
    });
    return receiver;
}
