import assert from "node:assert/strict";
import type { Emulator } from "pulumi-telnyx-emulator";
import { startEmulator } from "../support/checkedEmulator";
import { apiKey } from "../support/emulator";
import { us, EngineWorld, type Orders, type Step } from "../support/engineWorld";

const orders: Orders = { main: { phoneNumbers: [us(1), us(2)] } };
const account = "ours";

/** The sentences of the errors of a command, without the rows of the progress display. */
function errorsOf({ output }: Step): string {
    return output.slice(output.indexOf("Diagnostics:"));
}

/** What a command with the wrong key or host must not do: change something, or forget something. */
function assertNothingHappened(step: Step, id: string | undefined): void {
    assert.notEqual(step.code, 0);
    assert.deepEqual(step.changes(), []);
    assert.equal(step.resource("main").id, id);
    assert.deepEqual(step.each("main", "status"), ["active", "active"]);
}

describe("The API key from the stack's configuration", function () {
    this.timeout(180_000);
    let world: EngineWorld;

    before(async () => {
        world = await EngineWorld.open({ orders, env: { TELNYX_API_KEY: "" } });
        world.control.addKey({ key: apiKey, account });
        world.control.addKey({ key: "KEY-new", account });
        world.control.revokeKey("KEY-wrong");
    });

    after(() => world.close());

    it("is not needed for a preview that calls nothing", async () => {
        const preview = await world.must("preview");

        assert.match(preview.output, /\+ 2 to create/);
        assert.deepEqual(preview.requests, []);
    });

    it("is asked for by name when it is missing", async () => {
        const up = await world.run("up");

        assert.match(
            errorsOf(up),
            /error: no Telnyx API key: run `pulumi config set --secret telnyx:apiKey <key>`, or set the environment variable TELNYX_API_KEY\n/,
        );
        assert.deepEqual(up.requests, []);
    });

    it("is said to be wrong when it is wrong", async () => {
        await world.stack.setConfig({ "telnyx:apiKey": { secret: "KEY-wrong" } });

        const up = await world.run("up");

        assert.match(
            errorsOf(up),
            /HTTP 401.*The API key is wrong, expired or revoked: set telnyx:apiKey or TELNYX_API_KEY/,
        );
        assert.ok(!up.output.includes("KEY-wrong"));
        assert.deepEqual(up.ordered(), []);
    });

    it("appears in no output and not in the state", async () => {
        await world.stack.setConfig({ "telnyx:apiKey": { secret: apiKey } });

        // `must` looks for the key in everything that the command leaves behind.
        const up = await world.must("up");

        assert.deepEqual(up.each("main", "status"), ["active", "active"]);
    });

    it("locks nobody out when it was revoked: the message gives the way out, and it works", async () => {
        const id = (await world.stack.resource("main"))?.id;
        world.control.revokeKey(apiKey);
        await world.stack.setConfig({ "telnyx:apiKey": { secret: "KEY-new" } });

        // The refresh uses the key of the last `up`, which is in the state.
        const locked = await world.run("up");
        assertNothingHappened(locked, id);
        assert.match(errorsOf(locked), /HTTP 401.*when that one was revoked, run `pulumi up --refresh=false` once/);

        const repaired = await world.must("up", "--refresh=false");
        assert.deepEqual(repaired.changes(), []);
        await world.must("preview", "--expect-no-changes");
        const destroyed = await world.must("destroy");
        assert.deepEqual(destroyed.resources, []);
    });
});

describe("The API key and the base URL from the environment", function () {
    this.timeout(180_000);
    let world: EngineWorld;
    let elsewhere: Emulator;
    let up: Step;
    let id: string | undefined;
    const advice =
        /number order \([0-9a-f-]{36}\): this account does not know it\. .*the API key belongs to another account, or telnyx:baseUrl points to another host: nothing was changed\./;

    before(async () => {
        elsewhere = await startEmulator();
        world = await EngineWorld.open({ orders });
        world.control.addKey({ key: apiKey, account });
        // The engine's own log shows what stands in the configuration at this level, but nothing of the environment.
        up = await world.must("up", "-v=9", "--logtostderr");
        id = up.resource("main").id;
    });

    after(async () => {
        await world.close();
        await elsewhere.close();
    });

    afterEach(() => {
        Object.assign(world.stack.env, { TELNYX_API_KEY: apiKey, TELNYX_BASE_URL: world.emulator.url });
    });

    it("the key appears nowhere, not even in the most verbose log", () => {
        assert.match(up.output, /Marshaling property for RPC/);
        assert.ok(!up.output.includes(apiKey));
    });

    for (const command of ["preview", "up", "destroy"] as const) {
        it(`${command} with another account's key says so and keeps the state`, async () => {
            world.stack.env["TELNYX_API_KEY"] = "KEY-of-somebody-else";

            const step = await world.run(command);

            assertNothingHappened(step, id);
            assert.match(errorsOf(step), advice);
        });
    }

    it("a host that does not know the order empties no state", async () => {
        world.stack.env["TELNYX_BASE_URL"] = elsewhere.url;

        const step = await world.run("destroy");

        assertNothingHappened(step, id);
        assert.match(errorsOf(step), advice);
        assert.ok(elsewhere.control.requests().every(({ method }) => method === "GET"));
    });

    it("an unreachable host is named, after some tries", async () => {
        world.stack.env["TELNYX_BASE_URL"] = "http://127.0.0.1:1/v2";

        const step = await world.run("preview");

        assertNothingHappened(step, id);
        assert.match(
            errorsOf(step),
            /reading number order \([0-9a-f-]{36}\): GET .* ECONNREFUSED at 127\.0\.0\.1:1: nothing listens there\..*Nothing was changed/,
        );
    });

    it("plain http to another machine is refused before the key is sent", async () => {
        world.stack.env["TELNYX_BASE_URL"] = "http://telnyx.example.com/v2";

        const step = await world.run("preview");

        assertNothingHappened(step, id);
        assert.match(
            errorsOf(step),
            /points to http:\/\/telnyx\.example\.com, which is neither https nor http to this machine, so the API key was not sent/,
        );
    });

    it("a rotated key works at once, because nothing remembers the old one", async () => {
        world.control.addKey({ key: "KEY-new", account });
        world.control.revokeKey(apiKey);
        world.stack.env["TELNYX_API_KEY"] = "KEY-new";

        await world.must("preview", "--expect-no-changes");
    });
});
