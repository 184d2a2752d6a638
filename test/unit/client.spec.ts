import assert from "node:assert/strict";
import type { RequestListener } from "node:http";
import { z } from "zod";
import { systemClock, type Clock } from "../../provider/lifecycle/clock";
import { ExplainedError } from "../../provider/lifecycle/errors";
import { createClient, type TelnyxClient } from "../../provider/telnyx/client";
import { one } from "../../provider/telnyx/envelope";
import {
    AuthenticationError,
    LostReplyError,
    NotFoundError,
    RateLimitError,
    RefusedError,
} from "../../provider/telnyx/errors";
import { patienceOf, type Patience, type Stay } from "../../provider/telnyx/rate/patience";
import { apiKey } from "../support/emulator";
import { thrownBy } from "../support/numberOrder";
import { FastClock } from "../support/operation";
import { LocalServer } from "../support/server";

describe("createClient", () => {
    let server: LocalServer | undefined;
    let clock: Clock = systemClock;
    beforeEach(() => {
        clock = systemClock;
    });
    afterEach(() => server?.close());

    /** A client of a server that gives these answers one after the other, and the last one for ever. */
    async function clientOf(...answers: RequestListener[]): Promise<TelnyxClient> {
        let next = 0;
        server = await LocalServer.start((request, response) => {
            const answer = answers[Math.min(next++, answers.length - 1)];
            answer?.(request, response);
        });
        return createClient({ apiKey, baseUrl: `${server.url}/v2` }, { clock, retryBaseMs: 1, timeoutMs: 300 });
    }

    const json =
        (status: number, body: unknown, headers: Record<string, string> = {}): RequestListener =>
        (_request, response) =>
            void response
                .writeHead(status, { "content-type": "application/json", ...headers })
                .end(JSON.stringify(body));
    const text =
        (status: number, body: string): RequestListener =>
        (_request, response) =>
            void response.writeHead(status, { "content-type": "text/html" }).end(body);
    const drop: RequestListener = (request) => request.socket.destroy();
    const silence: RequestListener = () => undefined;
    const truncated: RequestListener = (_request, response) => {
        response.writeHead(200, { "content-type": "application/json", "content-length": 100 });
        response.write('{"data": "fou', () => response.destroy());
    };
    const found = json(200, { data: "found" });
    const refused = (status: number, code: string, headers = {}) => json(status, { errors: [{ code }] }, headers);

    const reply = one(z.string());
    const get = (client: TelnyxClient) => client.request({ method: "GET", path: "/things/1", reply });
    const post = (client: TelnyxClient) => client.request({ method: "POST", path: "/things", body: { aB: 1 }, reply });

    it("sends the key as a bearer token and asks for JSON", async () => {
        assert.equal(await get(await clientOf(found)), "found");
        assert.equal(server?.last?.headers.authorization, `Bearer ${apiKey}`);
        assert.equal(server.last.headers.accept, "application/json");
        assert.deepEqual(server.asked, ["GET /v2/things/1"]);
    });

    it("repeats a read after 500s, drops, cut-off and unreadable answers", async () => {
        const faults = {
            "500": json(500, {}),
            "502 page": text(502, "<html>"),
            drop,
            truncated,
            "no JSON": text(200, "{"),
        };
        for (const [name, fault] of Object.entries(faults)) {
            assert.equal(await get(await clientOf(fault, fault, found)), "found", name);
            assert.equal(server?.asked.length, 3, name);
            await server?.close();
        }
    });

    describe("refused with 429", () => {
        const limits = { "x-ratelimit-limit": "8, 8;w=1", "x-ratelimit-remaining": "0" };
        const limited = refused(429, "10011", { ...limits, "x-ratelimit-reset": "0" });
        const forMs = (ms: number, more: Partial<Stay> = {}) =>
            patienceOf({
                ...{ deadlineMs: clock.now() + ms, onWait: () => undefined, assertWanted: () => Promise.resolve() },
                ...more,
            });
        const order = (client: TelnyxClient, patience: Patience) =>
            client.request({ method: "POST", path: "/number_orders", body: {}, reply }, patience);

        it("waits as long as the reply asks for, and repeats any request", async () => {
            assert.equal(await post(await clientOf(limited, found)), "found");
            assert.equal(server?.asked.length, 2);
            await server.close();
            const slow = refused(429, "10011", { "x-ratelimit-reset": "0.2" });
            const start = Date.now();
            assert.equal(await get(await clientOf(slow, found)), "found");
            assert.ok(Date.now() - start >= 190);
        });

        it("repeats a POST that orders far more often than five times, as long as there is time", async () => {
            const client = await clientOf(...Array.from({ length: 12 }, () => limited), found);
            assert.equal(await order(client, forMs(60_000)), "found");
            assert.equal(server?.asked.length, 13);
        });

        it("gives up at the deadline, and says what Telnyx allows and what to do", async () => {
            clock = new FastClock();
            const client = await clientOf(refused(429, "10011", { ...limits, "x-ratelimit-reset": "1" }));

            const error = await thrownBy(order(client, forMs(300_000)));

            assert.ok(error instanceof RateLimitError, "nothing was bought for certain");
            assert.equal(
                error.message,
                "POST /number_orders was refused (HTTP 429; 10011). Telnyx allows 8 requests a second, and there was no " +
                    "room within the time of the operation: run `pulumi up` again later, with more time " +
                    "(`customTimeouts`) or fewer resources at a time (`--parallel`)",
            );
            assert.ok(clock.now() >= 300_000);
        });

        it("takes the refusal of a gateway, which has no body, for one as well", async () => {
            clock = new FastClock();
            const error = await thrownBy(order(await clientOf(text(429, "<html>")), forMs(100_000)));
            assert.ok(error instanceof RateLimitError, error.message);
        });

        it("sends no change after a wait when the engine that wanted it is gone, but looks go on", async () => {
            clock = new FastClock();
            const slow = refused(429, "10011", { ...limits, "x-ratelimit-reset": "5" });
            const gone = { assertWanted: () => Promise.reject(new ExplainedError("the pulumi process has ended")) };
            const client = await clientOf(slow, found);

            const error = await thrownBy(order(client, forMs(60_000, gone)));

            assert.ok(error instanceof ExplainedError);
            assert.deepEqual(server?.asked, ["POST /v2/number_orders"]);
            assert.equal(await get(client), "found");
        });

        it("says of what was never sent that it was not", async () => {
            const fast = new FastClock();
            clock = fast;
            const client = await clientOf(refused(429, "10011", { ...limits, "x-ratelimit-reset": "1" }));
            const interrupt = new AbortController();
            let second = Promise.resolve(new Error("nobody slept"));
            let sleeps = 0;
            fast.onSleep = async () => {
                sleeps += 1;
                if (sleeps === 1) {
                    second = thrownBy(order(client, forMs(90_000, { signal: interrupt.signal })));
                }
                await new Promise((resolve) => setImmediate(resolve));
                interrupt.abort();
            };

            await thrownBy(order(client, forMs(90_000)));

            assert.match(
                (await second).message,
                /^POST \/number_orders was not sent\. Telnyx allows 8 requests a second, and the operation was interrupted/,
            );
        });
    });

    it("gives up after five attempts with the last answer", async () => {
        const error = await thrownBy(get(await clientOf(json(503, { errors: [{ detail: "down for lunch" }] }))));
        assert.ok(error instanceof LostReplyError);
        assert.equal(error.message, "GET /things/1 got no usable answer: HTTP 503: down for lunch");
        assert.equal(server?.asked.length, 5);
    });

    it("sends a POST once, whatever became of it", async () => {
        const faults = {
            "500": json(500, {}),
            "504": text(504, "<html>"),
            drop,
            truncated,
            silence,
            "no JSON": text(200, "{"),
            "408": json(408, {}),
        };
        for (const [name, fault] of Object.entries(faults)) {
            const error = await thrownBy(post(await clientOf(fault, found)));
            assert.ok(error instanceof LostReplyError, `${name}: ${error.message}`);
            assert.equal(server?.asked.length, 1, name);
            await server?.close();
        }
    });

    it("takes a success that is not Telnyx's for a lost answer, and says where it looks wrong", async () => {
        const error = await thrownBy(post(await clientOf(json(200, { data: { id: 5 } }))));
        assert.ok(error instanceof LostReplyError);
        assert.match(error.message, /does not look like Telnyx's \(at data\)/);
    });

    it("never follows a redirect", async () => {
        const away: RequestListener = (_request, response) =>
            void response.writeHead(302, { location: `${server?.url ?? ""}/elsewhere` }).end();
        for (const send of [get, post]) {
            const error = await thrownBy(send(await clientOf(away, found)));
            assert.match(error.message, /HTTP 302, a redirect, which is never followed; check telnyx:baseUrl/);
            assert.equal(server?.asked.length, 1);
            await server?.close();
        }
    });

    it("does not take a page of some other server for an answer of Telnyx", async () => {
        const error = await thrownBy(get(await clientOf(text(404, "<html>Not here</html>"))));
        assert.ok(!(error instanceof NotFoundError), "gone needs evidence");
        assert.ok(error instanceof LostReplyError);
    });

    it("says of a 401 what to do, also when it has no body", async () => {
        for (const answer of [refused(401, "10009"), text(401, "")]) {
            const error = await thrownBy(get(await clientOf(answer)));
            assert.ok(error instanceof AuthenticationError, error.message);
            await server?.close();
        }
    });

    it("names a host that cannot be reached", async () => {
        const client = await clientOf(found);
        const { url } = server ?? { url: "" };
        await server?.close();
        const error = await thrownBy(post(client));
        assert.ok(
            error.message.includes(`ECONNREFUSED at ${new URL(url).host}: nothing listens there. `),
            error.message,
        );
        assert.match(error.message, /start the emulator, or correct the setting$/);
    });

    it("asks after the network where this machine does not reach another one", async () => {
        const baseUrl = "https://telnyx.invalid/v2";
        const client = createClient({ apiKey, baseUrl }, { clock, retryBaseMs: 1, timeoutMs: 300 });
        assert.match((await thrownBy(get(client))).message, / at telnyx\.invalid: is the network up\?$/);
    });

    it("never lets the key into an error, even when the server repeats it", async () => {
        const echo = { code: "10015", title: `bad key ${apiKey}`, detail: `Bearer ${apiKey}` };
        const answers = [
            json(422, { errors: [echo] }),
            json(500, { errors: [echo] }),
            drop,
            truncated,
            text(200, apiKey),
        ];
        for (const answer of answers) {
            const error = await thrownBy(post(await clientOf(answer)));
            assert.ok(
                !JSON.stringify([error.message, error.stack, error, (error as RefusedError).entries]).includes(apiKey),
                error.message,
            );
            assert.equal(error.cause, undefined);
            await server?.close();
        }
    });
});
