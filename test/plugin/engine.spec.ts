import assert from "node:assert/strict";
import { apiKey, telnyxEnvironment, useEmulator } from "../support/emulator";
import { thrownBy } from "../support/numberOrder";
import { hidden, provider } from "../support/numberOrderPlugin";
import { Plugin } from "../support/plugin";
import { until } from "../support/processes";
import { numbers, orderPosts, releases } from "../support/seen";

const { a, b } = numbers;

describe("The plugin process > its engine", () => {
    const emulator = useEmulator();
    let plugin: Plugin;
    beforeEach(async () => {
        plugin = await Plugin.start({ provider, env: telnyxEnvironment(emulator, apiKey) });
        await plugin.configure({});
    });
    afterEach(() => plugin.close());

    it("gets progress for the resource's own row, which is not kept", async () => {
        const { control } = emulator;
        control.configure({ autoComplete: false });
        const created = plugin.create({ ...hidden, phoneNumbers: [a, b] });
        await until("a line of progress", () => plugin.engine.lines.length > 0);
        control.settleOrder(control.orders()[0]?.id ?? "", "success");
        await created;

        const [line] = plugin.engine.lines;
        assert.deepEqual(
            { severity: line?.severity, urn: line?.urn, ephemeral: line?.ephemeral },
            { severity: "info", urn: hidden.__urn, ephemeral: true },
        );
        assert.match(
            line?.message ?? "",
            /^0 of 2 numbers active, \+13125550142 pending, \+13125550143 pending \(0 s\)$/,
        );
    });

    it("gets a warning that is kept", async () => {
        const { german, german2 } = numbers;
        const inputs = { ...hidden, waitFor: "none" };
        const { id, properties } = await plugin.create({ ...inputs, phoneNumbers: [german, german2] });
        await plugin.update(id, properties, { ...inputs, phoneNumbers: [german2] });

        const warning = plugin.engine.lines.find(({ message }) => message.includes("cannot be cancelled alone"));
        assert.deepEqual(
            { severity: warning?.severity, urn: warning?.urn, ephemeral: warning?.ephemeral },
            { severity: "warning", urn: hidden.__urn, ephemeral: false },
        );
    });

    it("hears what goes in the row of the resource, once its program has spoken, wherever it stands", async () => {
        const { id, properties } = await plugin.create({ ...hidden, phoneNumbers: [a, b] });
        const child = "urn:pulumi:dev::phones::my:Site$pulumi-nodejs:dynamic/telnyx:NumberOrder::main";
        for (const [__urn, __label] of [
            [hidden.__urn, hidden.__label],
            [child, hidden.__label],
            [hidden.__urn, `owner/${hidden.__label}`],
        ] as const) {
            const olds = { ...properties, __urn, __label };
            plugin.engine.lines.length = 0;
            await plugin.diff(id, olds, { ...hidden, __urn, __label, phoneNumbers: [a] });
            const { inputs } = await plugin.check(olds, { ...hidden, __urn, __label, phoneNumbers: [a] });
            await plugin.diff(id, olds, inputs);
            await until("the warning", () => plugin.engine.lines.length > 0);
            const lines = plugin.engine.lines.map(({ message, urn }) => [message, urn]);
            assert.deepEqual(lines, [[`releases 1 number: ${b}`, __urn]]);
        }
    });

    it("once dead gets no number ordered", async () => {
        plugin.engine.die();

        const { message } = await thrownBy(plugin.create({ ...hidden, phoneNumbers: [a] }));

        assert.match(message, /the pulumi process that asked for this has ended, so nothing more is done/);
        assert.deepEqual(orderPosts(emulator.control), []);
    });

    it("once dead gets no number released", async () => {
        const { id, properties } = await plugin.create({ ...hidden, phoneNumbers: [a] });
        plugin.engine.die();

        await thrownBy(plugin.delete(id, properties));

        assert.deepEqual(releases(emulator.control), []);
    });

    it("hears nothing on the plugin's own output but its port", async () => {
        const { id, properties } = await plugin.create({ ...hidden, phoneNumbers: [a] });
        await plugin.read(id, properties);
        // What is created in a run is not deleted in the same one: a destroy has a process of its own.
        const other = await Plugin.start({ provider, env: telnyxEnvironment(emulator, apiKey) });
        await other.configure({});
        await other.delete(id, properties);
        await other.close();

        assert.match(plugin.command.output, /^\d+\n$/);
        assert.match(other.command.output, /^\d+\n$/);
    });
});
