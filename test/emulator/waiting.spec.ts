import assert from "node:assert/strict";
import type { AddressInfo } from "node:net";
// As they are shipped: the sources load what describes control's arguments by the name that it has there.
import { PushedClock } from "../../emulator/dist/clock";
import { controlOf } from "../../emulator/dist/control/control";
import { addControlRoutes } from "../../emulator/dist/control/routes";
import { buildServer } from "../../emulator/dist/server/server";
import { RequestLog } from "../../emulator/dist/traffic/log";
import { World } from "../../emulator/dist/world";

const request = { at: "", method: "GET", path: "/number_orders", query: {}, body: null };

describe("Emulator > those who wait", () => {
    const someWorld = () => {
        const world = new World(new PushedClock(), {});
        return { world, control: controlOf(world) };
    };
    const waiting = ({ waiters, log, held }: World) => [waiters.size, log.waiters.size, held.waiters.size];

    it("give up with their signal and at a reset, whatever they wait for", async () => {
        const { world, control } = someWorld();
        const wait = (signal?: AbortSignal) => [
            control.waitForWebhookDelivery(1, signal),
            control.waitForRequest({}, 1, signal),
            control.waitForHeld(1, signal),
        ];
        const gone = new AbortController();
        const some = wait(gone.signal);
        const others = wait();
        assert.deepEqual(waiting(world), [2, 2, 2]);
        gone.abort();
        assert.deepEqual(waiting(world), [1, 1, 1]);
        for (const each of [...some, ...wait(gone.signal)]) {
            await assert.rejects(each, /given up/);
        }
        control.reset();
        assert.deepEqual(waiting(world), [0, 0, 0]);
        for (const each of others) {
            await assert.rejects(each, /reset meanwhile/);
        }
    });

    it("are forgotten when their connection closes, and told of a reset", async () => {
        const { world, control } = someWorld();
        const server = buildServer(world, [], { isRemote: false, controlToken: undefined });
        addControlRoutes(server, control);
        await server.listen({ port: 0, host: "127.0.0.1" });
        const { port } = server.server.address() as AddressInfo;
        const wait = (method: string, signal: AbortSignal | null = null) =>
            fetch(`http://127.0.0.1:${String(port)}/_emulator/${method}`, { method: "POST", signal });
        const methods = ["waitForWebhookDelivery", "waitForRequest", "waitForHeld"];
        const settled = async (expected: number[]) => {
            for (let i = 0; i < 200 && String(waiting(world)) !== String(expected); i += 1) {
                await new Promise((resolve) => setTimeout(resolve, 5));
            }
            assert.deepEqual(waiting(world), expected);
        };
        const gone = new AbortController();
        const left = methods.map((method) => assert.rejects(wait(method, gone.signal)));
        const stayed = methods.map((method) => wait(method));
        await settled([2, 2, 2]);
        gone.abort();
        await Promise.all(left);
        await settled([1, 1, 1]);
        control.reset();
        for (const reply of await Promise.all(stayed)) {
            assert.equal(reply.status, 422);
            assert.deepEqual(await reply.json(), { error: "The emulator was reset meanwhile." });
        }
        await server.close();
    });
});

describe("Emulator > the request log", () => {
    it("shows as many requests as its limit says, the newest ones", () => {
        for (const limit of [0, 1, 100]) {
            const log = new RequestLog();
            for (let i = 0; i < 250; i += 1) {
                log.open(request, limit);
                assert.equal(log.requests().length, Math.min(limit, i + 1));
            }
            assert.equal(log.requests().at(-1)?.id, limit === 0 ? undefined : 250);
            assert.equal(log.newest(1000).length, limit);
        }
    });

    it("finds what a pattern means, whatever its flags, and reads the pattern once", () => {
        const log = new RequestLog();
        for (let i = 0; i < 4; i += 1) {
            log.open(request, 100);
        }
        assert.equal(log.requests({ path: /^\/number/g }).length, 4);
        const before = RegExp;
        let made = 0;
        globalThis.RegExp = new Proxy(before, {
            construct(target, [source]: [string]) {
                made += 1;
                return new target(source);
            },
        });
        try {
            assert.equal(log.requests({ pathPattern: "orders$" }).length, 4);
        } finally {
            globalThis.RegExp = before;
        }
        assert.equal(made, 1);
    });
});
