import assert from "node:assert/strict";
import { Telnyx } from "telnyx";
import { clientOf, codeOf, onBench, order, search } from "./support";

describe("Emulator > faults", () => {
    const bench = onBench();
    const phone_numbers = [{ phone_number: "+13125550142" }];
    const post = { method: "POST", path: "^/number_orders$" };

    const place = () => bench.telnyx.numberOrders.create({ phone_numbers });
    const orders = () => bench.emulator.control.orders().length;

    beforeEach(() => search(bench.telnyx, "+13125550142"));

    it("answers any status with any body and headers, for as many requests as told", async () => {
        const body = { errors: [{ code: "10011", title: "Too many requests", detail: "later" }] };
        const headers = { "x-ratelimit-reset": "1" };
        bench.emulator.control.addFault({ ...post, times: 2, respond: { kind: "reply", status: 429, headers, body } });
        assert.equal(await codeOf(place()), "429 10011");
        assert.equal(await codeOf(place()), "429 10011");
        assert.equal((await place()).data?.status, "pending");
    });

    it("makes up an error body where none is given", async () => {
        bench.emulator.control.addFault({ ...post, respond: { kind: "reply", status: 500 } });
        assert.equal(await codeOf(place()), "500 10007");
        assert.equal(orders(), 0);
    });

    for (const [status, code] of Object.entries({ 402: "20100", 408: "10008", 502: "10037", 503: "10037" })) {
        it(`makes up the code ${code} for the status ${status}`, async () => {
            bench.emulator.control.addFault({ ...post, respond: { kind: "reply", status: Number(status) } });
            assert.equal(await codeOf(place()), `${status} ${code}`);
        });
    }

    it("answers with a page as a proxy would, and with nothing at all", async () => {
        const headers = { "content-type": "text/html" };
        const page = { kind: "reply", status: 502, headers, body: "<html>Bad gateway</html>" } as const;
        bench.emulator.control.addFault({ ...post, respond: page });
        const error: unknown = await place().catch((reason: unknown) => reason);
        assert.ok(error instanceof Telnyx.InternalServerError);
        assert.match(error.message, /Bad gateway/);
        bench.emulator.control.addFault({ ...post, respond: { kind: "reply", status: 200, body: "" } });
        const reply = await place().asResponse();
        assert.deepEqual([reply.status, await reply.text()], [200, ""]);
    });

    it("answers with its own error body under another content type as well", async () => {
        const headers = { "Content-Type": "text/html" };
        bench.emulator.control.addFault({ ...post, respond: { kind: "reply", status: 502, headers } });
        const reply = await fetch(`${bench.emulator.url}/number_orders`, {
            method: "POST",
            headers: { authorization: "Bearer KEY-one" },
        });
        assert.deepEqual([reply.status, reply.headers.get("content-type")], [502, "text/html"]);
        assert.match(await reply.text(), /"10037"/);
    });

    it("refuses at once what no reply can have", async () => {
        const { control, controlUrl } = bench.emulator;
        const wrongs: Record<string, string>[] = [
            { "x-a": "a\nb" },
            { "x a": "b" },
            { "x-a": "\u2028" },
            { Trailer: "x" },
        ];
        for (const headers of wrongs) {
            const fault = { ...post, respond: { kind: "reply" as const, status: 200, headers } };
            assert.throws(() => {
                control.addFault(fault);
            }, /header/i);
            const sent = { method: "POST", headers: { "content-type": "application/json" } };
            const reply = await fetch(`${controlUrl}/addFault`, { ...sent, body: JSON.stringify([fault]) });
            assert.equal(reply.status, 422);
        }
        assert.throws(() => {
            control.addFault({ ...post, respond: { kind: "reply", status: 42 } });
        }, /42 is no status/);
        assert.deepEqual(control.faults(), []);
    });

    it("shows an empty list once, although there is something", async () => {
        await place();
        const empty = { kind: "emptyList" } as const;
        bench.emulator.control.addFault({ method: "GET", path: "^/number_orders$", respond: empty });
        const first = await bench.telnyx.numberOrders.list();
        assert.deepEqual(first.data, []);
        assert.equal((await bench.telnyx.numberOrders.list()).data.length, 1);
    });

    it("takes its time with every reply when told to", async () => {
        bench.emulator.control.configure({ latencyMs: 60 });
        const start = performance.now();
        await bench.telnyx.numberOrders.list();
        assert.ok(performance.now() - start >= 59);
    });

    it("lets requests pass first when told to", async () => {
        const drop = { kind: "drop" } as const;
        bench.emulator.control.addFault({ method: "GET", path: "^/number_orders$", skip: 1, respond: drop });
        await bench.telnyx.numberOrders.list();
        assert.equal(bench.emulator.control.faults().length, 1);
        await assert.rejects(bench.telnyx.numberOrders.list().asResponse(), Telnyx.APIConnectionError);
        assert.deepEqual(bench.emulator.control.faults(), []);
    });

    for (const apply of [true, false]) {
        it(`drops the connection ${apply ? "after" : "without"} applying the request`, async () => {
            bench.emulator.control.addFault({ ...post, apply, respond: { kind: "drop" } });
            await assert.rejects(place(), Telnyx.APIConnectionError);
            assert.equal(orders(), apply ? 1 : 0);
            assert.equal(bench.emulator.control.requests({ method: "POST" })[0]?.status, null);
        });
    }

    it("sends half a reply", async () => {
        bench.emulator.control.addFault({ ...post, apply: true, respond: { kind: "truncate" } });
        const reply = await place().asResponse();
        await assert.rejects(reply.text());
        assert.ok(Number(reply.headers.get("content-length")) > 100);
        assert.equal(orders(), 1);
    });

    it("sends broken JSON", async () => {
        bench.emulator.control.addFault({ ...post, respond: { kind: "malformed" } });
        await assert.rejects(place(), SyntaxError);
        assert.equal(orders(), 0);
    });

    it("answers late", async () => {
        bench.emulator.control.addFault({ ...post, respond: { kind: "delay", ms: 5 } });
        assert.equal((await place()).data?.status, "pending");
    });

    it("holds a request that is applied until it is released", async () => {
        bench.emulator.control.addFault({ ...post, apply: true, respond: { kind: "hold" } });
        const placed = place();
        const [held] = await bench.emulator.control.waitForHeld();
        assert.deepEqual([held?.path, held?.applied, orders()], ["/number_orders", true, 1]);
        assert.equal(bench.emulator.control.releaseHeld(), 1);
        assert.equal((await placed).data?.status, "pending");
        assert.deepEqual(bench.emulator.control.held(), []);
    });

    it("applies a held request when it is released, even if its client has gone", async () => {
        bench.emulator.control.addFault({ ...post, respond: { kind: "hold" } });
        const gone = new AbortController();
        const placed = bench.telnyx.numberOrders.create({ phone_numbers }, { signal: gone.signal });
        await bench.emulator.control.waitForHeld();
        gone.abort();
        await assert.rejects(placed);
        assert.equal(orders(), 0);
        bench.emulator.control.releaseHeld();
        assert.equal(orders(), 1);
    });

    it("can drop what it holds, and forgets its faults", async () => {
        bench.emulator.control.addFault({ ...post, times: 5, respond: { kind: "hold" } });
        const placed = place();
        await bench.emulator.control.waitForHeld();
        bench.emulator.control.dropHeld();
        await assert.rejects(placed, Telnyx.APIConnectionError);
        bench.emulator.control.clearFaults();
        assert.equal((await place()).data?.status, "pending");
        assert.equal(orders(), 1);
    });

    it("never hits a request without a good key", async () => {
        bench.emulator.control.addFault({ method: "GET", path: ".*", respond: { kind: "drop" } });
        bench.emulator.control.revokeKey("KEY-bad");
        assert.equal(await codeOf(clientOf(bench.emulator, "KEY-bad").numberOrders.list().asResponse()), "401 10009");
        assert.equal(bench.emulator.control.faults().length, 1);
    });
});

describe("Emulator > rate limit", () => {
    const bench = onBench();

    it("tells what is left, refuses what is too much, and starts again with the next window", async () => {
        bench.emulator.control.configure({ rateLimit: { limit: 2, windowMs: 1_000 } });
        const first = await bench.telnyx.numberOrders.list().asResponse();
        assert.equal(first.headers.get("x-ratelimit-limit"), "2, 2;w=1");
        assert.equal(first.headers.get("x-ratelimit-remaining"), "1");
        assert.equal(first.headers.get("x-ratelimit-reset"), "1");
        await bench.telnyx.numberOrders.list();
        assert.equal(await codeOf(bench.telnyx.numberOrders.list().asResponse()), "429 10011");
        await clientOf(bench.emulator, "KEY-other").numberOrders.list();
        bench.emulator.control.advance(1_000);
        await order(bench.telnyx, ["+13125550142"]);
    });
});
