import assert from "node:assert/strict";
import { connect } from "node:net";
import { clientOf, codeOf, onBench } from "./support";

interface Refused {
    errors: { code: string; title: string; detail: string }[];
}

describe("Emulator > refusals", () => {
    const bench = onBench();
    const headers = { authorization: "Bearer KEY-one" };

    const ask = async (path: string, init: RequestInit = {}): Promise<{ status: number; body: Refused }> => {
        const reply = await fetch(`${bench.emulator.url}${path}`, { headers, ...init });
        return { status: reply.status, body: (await reply.json()) as Refused };
    };
    const code = async (path: string, init?: RequestInit): Promise<string> => {
        const { status, body } = await ask(path, init);
        return `${String(status)} ${body.errors[0]?.code ?? ""}`;
    };

    it("takes any key, also one with spaces, and each is an account of its own", async () => {
        const client = clientOf(bench.emulator, "My API Key");
        await client.requirementGroups.create({
            country_code: "DE",
            phone_number_type: "local",
            action: "ordering",
        });
        assert.equal((await client.requirementGroups.list()).length, 1);
        assert.equal((await bench.telnyx.requirementGroups.list()).length, 0);
    });

    it("says of an operation of the official API that it is not emulated", async () => {
        for (const [method, path] of [
            ["POST", "/messages"],
            ["GET", "/10dlc/brand/4711"],
            ["GET", "/phone_numbers/4711/voicemail"],
            ["GET", "/mobile_phone_numbers"],
            ["GET", "/v2/mobile_phone_numbers"],
        ] as const) {
            const { status, body } = await ask(path, { method });
            assert.equal(status, 501, path);
            assert.equal(body.errors[0]?.title, "Not emulated");
            assert.match(body.errors[0].detail, new RegExp(`^${method} ${path} is part of the official API`));
        }
    });

    it("says of a path which methods it takes", async () => {
        assert.equal(await code("/number_orders", { method: "PUT" }), "405 10030");
        assert.equal(await code("/number_orders/4711", { method: "DELETE" }), "405 10030");
        const { body } = await ask("/phone_numbers", { method: "OPTIONS" });
        assert.match(body.errors[0]?.detail ?? "", /takes GET, not OPTIONS/);
        const { emulator } = bench;
        const allowed = async (method: string) =>
            (await fetch(`${emulator.url}/number_orders/4711`, { method, headers })).headers.get("allow");
        assert.deepEqual([await allowed("DELETE"), await allowed("HEAD")], ["GET, PATCH", "GET, PATCH"]);
        const limited = await fetch(`${emulator.url}/number_orders`, { method: "PUT", headers });
        assert.ok(limited.headers.has("allow") && limited.headers.has("x-ratelimit-remaining"));
    });

    it("lists what is emulated, also without a key, where it says that something is not", async () => {
        const { body } = await ask("/messages", { method: "POST" });
        assert.match(body.errors[0]?.detail ?? "", /GET \/v2 lists what it has\.$/);
        const reply = await fetch(`${new URL(bench.emulator.url).origin}/v2`);
        const { emulated } = (await reply.json()) as { emulated: string[] };
        assert.ok(emulated.includes("POST /number_orders") && !emulated.includes("POST /messages"));
        assert.deepEqual(emulated, [...emulated].sort());
    });

    it("knows no other paths, and names the base URL to whoever left it out", async () => {
        assert.equal(await code("/number_order"), "404 10005");
        const reply = await fetch(`${new URL(bench.emulator.url).origin}/number_orders`, { headers });
        const { errors } = (await reply.json()) as Refused;
        assert.equal(reply.status, 404);
        assert.ok(errors[0]?.detail.includes(bench.emulator.url));
    });

    it("asks for no key where a key would not help", async () => {
        const { origin } = new URL(bench.emulator.url);
        for (const path of ["/health", "/number_orders", "/v1/messages", "/favicon.ico"]) {
            assert.equal((await fetch(origin + path)).status, 404, path);
        }
        assert.equal((await fetch(`${origin}/health`, { method: "HEAD" })).status, 404);
        assert.equal((await fetch(`${bench.emulator.url}/health`)).status, 401);
    });

    it("answers long ids and broken escapes in the form of the API, to those with a key, and logs them", async () => {
        const long = "a".repeat(3000);
        assert.equal(await code(`/number_orders/${long}`), "404 10005");
        assert.equal(await code("/number_orders/%zz"), "400 10015");
        assert.equal(await code("/number_orders/%zz", { headers: {} }), "401 10009");
        assert.deepEqual(
            bench.emulator.control.requests().map(({ path, status }) => [path, status]),
            [
                [`/number_orders/${long}`, 404],
                ["/number_orders/%zz", 400],
                ["/number_orders/%zz", 401],
            ],
        );
    });

    it("answers every content type that is not JSON alike, however it is written", async () => {
        for (const contentType of ["text/plain", "nonsense", "application/;;="]) {
            const init = { method: "POST", body: "{}", headers: { ...headers, "content-type": contentType } };
            assert.equal(await code("/number_orders", init), "400 10029", contentType);
        }
        const anonymous = { method: "POST", body: "{", headers: { "content-type": "application/json" } };
        assert.equal(await code("/number_orders", anonymous), "401 10009");
    });

    it("answers what is no HTTP at all without losing its mind", async () => {
        const socket = connect(Number(new URL(bench.emulator.url).port), "127.0.0.1");
        socket.write("nonsense\r\n\r\n");
        let answer = "";
        for await (const chunk of socket) {
            answer += String(chunk);
        }
        assert.match(answer, /^HTTP\/1\.1 400/);
        assert.equal(await codeOf(bench.telnyx.numberOrders.retrieve("4711")), "404 10005");
    });

    it("refuses to push time where no date can follow", () => {
        assert.throws(() => {
            bench.emulator.control.advance(1e18);
        }, /year 9999/);
    });
});
