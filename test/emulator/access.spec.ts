import assert from "node:assert/strict";
import { request } from "node:http";
import type { Emulator } from "pulumi-telnyx-emulator";
import { startEmulator } from "../support/checkedEmulator";
import { onBench } from "./support";

/** Asks like a browser: with a host name and an origin of its own, which `fetch` would not send. */
function status(url: string, headers: Record<string, string>, method = "POST"): Promise<number> {
    return new Promise((resolve, reject) => {
        request(url, { method, headers }, (reply) => {
            reply.resume();
            resolve(reply.statusCode ?? 0);
        })
            .on("error", reject)
            .end();
    });
}

describe("Emulator > access", () => {
    const bench = onBench();
    const reset = (headers: Record<string, string>) => status(`${bench.emulator.controlUrl}/reset`, headers);

    it("lets no web page use control", async () => {
        const { host } = new URL(bench.emulator.url);
        assert.equal(await reset({ origin: "https://evil.example" }), 403);
        assert.equal(await reset({ origin: "null" }), 403);
        assert.equal(await reset({ origin: "http://127.0.0.1:1" }), 403);
        assert.equal(await reset({ origin: `http://${host}` }), 200);
        assert.equal(await reset({}), 200);
    });

    it("answers to no host name but those of this machine, so that no page can pretend to be one of its own", async () => {
        assert.equal(await reset({ host: "evil.example" }), 403);
        assert.equal(await reset({ host: "127.0.0.1.evil.example" }), 403);
        const orders = `${bench.emulator.url}/number_orders`;
        assert.equal(await status(orders, { host: "evil.example", authorization: "Bearer KEY" }, "GET"), 403);
        for (const host of ["localhost", "127.0.0.1:4010", "[::1]:4010"]) {
            assert.equal(await reset({ host }), 200, host);
        }
    });

    it("does not listen for others by accident", async () => {
        await assert.rejects(startEmulator({ host: "0.0.0.0" }), /other machines.*--allow-remote/);
    });

    describe("from other machines", () => {
        let emulator: Emulator;
        before(async () => {
            emulator = await startEmulator({ host: "0.0.0.0", allowRemote: true });
        });
        after(() => emulator.close());

        it("serves the API under any name, and control for its token only", async () => {
            const host = "telnyx.test";
            const key = { host, authorization: "Bearer KEY" };
            assert.equal(await status(`${emulator.url}/number_orders`, key, "GET"), 200);
            const control = `${emulator.controlUrl}/reset`;
            assert.equal(await status(control, { host }), 401);
            assert.equal(await status(control, key), 401);
            const token = { host, authorization: `Bearer ${emulator.controlToken ?? ""}` };
            assert.equal(await status(control, token), 200);
            assert.equal(await status(control, { ...token, origin: "https://evil.example" }), 403);
            assert.equal(await status(control, {}), 200);
        });
    });
});
