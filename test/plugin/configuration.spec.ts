import assert from "node:assert/strict";
import { apiKey, useEmulator } from "../support/emulator";
import { thrownBy } from "../support/numberOrder";
import { hidden, provider } from "../support/numberOrderPlugin";
import { Plugin } from "../support/plugin";
import { numbers, owned } from "../support/seen";

describe("The plugin process > configuration", () => {
    const emulator = useEmulator();
    const inputs = { ...hidden, phoneNumbers: [numbers.a] };
    let plugin: Plugin | undefined;
    afterEach(() => plugin?.close());

    async function start(config: Record<string, string>, env: Record<string, string> = {}): Promise<Plugin> {
        plugin = await Plugin.start({ provider, env });
        await plugin.configure(config);
        return plugin;
    }

    it("comes from the stack", async () => {
        const started = await start({ "telnyx:apiKey": apiKey, "telnyx:baseUrl": emulator.url });
        await started.create(inputs);
        assert.equal(owned(emulator.control, numbers.a)?.status, "active");
    });

    it("comes from the environment where the stack says nothing", async () => {
        const started = await start({}, { TELNYX_API_KEY: apiKey, TELNYX_BASE_URL: emulator.url });
        await started.create(inputs);
        assert.equal(owned(emulator.control, numbers.a)?.status, "active");
    });

    it("of the stack wins over the environment", async () => {
        const config = { "telnyx:apiKey": apiKey, "telnyx:baseUrl": emulator.url };
        const started = await start(config, { TELNYX_API_KEY: "other", TELNYX_BASE_URL: "http://127.0.0.1:9/v2" });
        await started.create(inputs);
        assert.equal(emulator.control.orders().length, 1);
    });

    it("without a key is one clear error at the first call that needs one, not at a preview", async () => {
        const started = await start({ "telnyx:baseUrl": emulator.url });
        assert.deepEqual((await started.check({}, inputs)).failures, []);

        const { message } = await thrownBy(started.create(inputs));

        assert.match(message, /^no Telnyx API key: .*telnyx:apiKey.*TELNYX_API_KEY$/);
        assert.deepEqual(emulator.control.requests(), []);
    });

    it("with a telnyx:adopt that is no id is refused by the preview, and hinders no refresh", async () => {
        const config = { "telnyx:apiKey": apiKey, "telnyx:baseUrl": emulator.url, "telnyx:adopt": "abc" };
        const started = await start(config);
        const { failures } = await started.check({}, inputs);
        assert.deepEqual(
            failures.map(({ reason }) => reason.slice(0, 44)),
            ['telnyx:adopt: "abc" is no id of an order or '],
        );

        const { id, properties } = await started.create(inputs);
        assert.equal((await started.read(id, properties)).properties["status"], "success");
    });

    it("with plain http to another machine is refused before the key is sent", async () => {
        const started = await start({ "telnyx:apiKey": apiKey, "telnyx:baseUrl": "http://telnyx.example.test/v2" });

        const { message } = await thrownBy(started.create(inputs));

        assert.match(message, /http:\/\/telnyx\.example\.test, which is neither https nor http to this machine/);
        assert.ok(!message.includes(apiKey));
    });

    it("with a wrong key says what to do, and shows the key nowhere", async () => {
        emulator.control.revokeKey(apiKey);
        const started = await start({ "telnyx:apiKey": apiKey, "telnyx:baseUrl": emulator.url });

        const { message } = await thrownBy(started.create(inputs));

        assert.match(message, /401.*wrong, expired or revoked: set telnyx:apiKey or TELNYX_API_KEY/);
        assert.ok(!message.includes(apiKey));
    });

    it("keeps the key out of every message, state and line, whatever goes wrong", async () => {
        const started = await start({ "telnyx:apiKey": apiKey, "telnyx:baseUrl": emulator.url });
        const { id, properties } = await started.create(inputs);
        const echo = { errors: [{ code: "10015", title: "Bad Request", detail: `Authorization: Bearer ${apiKey}` }] };
        const said: unknown[] = [properties];
        const faults = [
            { kind: "reply", status: 422, body: echo },
            { kind: "reply", status: 302, headers: { location: `https://example.test/?key=${apiKey}` } },
        ] as const;
        for (const respond of faults) {
            emulator.control.addFault({ method: "GET", path: "^/number_orders", times: 20, respond });
            const error = await thrownBy(started.read(id, properties));
            said.push(error.message);
            emulator.control.clearFaults();
        }
        said.push(started.engine.lines, started.command.output);
        assert.equal(JSON.stringify(said).includes(apiKey), false);
    });
});
