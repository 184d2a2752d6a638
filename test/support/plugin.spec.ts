import assert from "node:assert/strict";
import { EngineClient } from "@pulumi/pulumi/proto/engine_grpc_pb";
import { LogRequest, LogSeverity } from "@pulumi/pulumi/proto/engine_pb";
import { FakeEngine } from "./fakeEngine";
import { grpc } from "./grpc";
import { Plugin } from "./plugin";
import { PluginError } from "./pluginError";
import { probeFiles, probeProvider } from "./probe";

describe("The harness for the plugin process", () => {
    let plugin: Plugin;

    before(async () => {
        plugin = await Plugin.start({ provider: probeProvider, files: probeFiles });
        await plugin.configure({ "telnyx:apiKey": "KEY" });
    });

    after(() => plugin.close());

    it("passes every verb", async () => {
        assert.deepEqual((await plugin.check({}, { colour: "plaid" })).failures, [
            { property: "colour", reason: "plaid is no colour" },
        ]);
        const created = await plugin.create({ colour: "red" });
        assert.deepEqual(created, { id: "probe-1", properties: { colour: "red", __provider: probeProvider } });
        assert.equal((await plugin.read(created.id, created.properties)).inputs["colour"], "red");
        assert.equal((await plugin.diff(created.id, created.properties, { colour: "red" })).changes, "none");
        assert.equal((await plugin.diff(created.id, created.properties, { colour: "blue" })).changes, "unknown");
        const updated = await plugin.update(created.id, created.properties, { colour: "blue" });
        assert.equal(updated.properties["colour"], "blue");
    });

    it("reads an error as the engine does: message, or id, properties and reasons", async () => {
        await assert.rejects(plugin.create({ fail: true }), (error) => {
            assert.ok(error instanceof PluginError);
            assert.equal(error.initialization?.id, "probe-1");
            assert.deepEqual(error.initialization.reasons, ["waiting for the probe: it fails"]);
            return true;
        });
        await assert.rejects(plugin.check({}, { __provider: "exports.handler = 1" }), /handler is not a function/);
    });

    it("records what is said to the engine, and lets the engine die", async () => {
        const engine = await FakeEngine.start();
        const client = new EngineClient(engine.address, grpc.credentials.createInsecure());
        const request = new LogRequest();
        request.setSeverity(LogSeverity.WARNING);
        request.setMessage("two numbers are pending");
        request.setUrn(plugin.urn);
        const log = () => new Promise((resolve) => client.log(request, (error) => resolve(error?.code)));

        assert.equal(await log(), undefined);
        assert.deepEqual(engine.lines, [
            { severity: "warning", message: "two numbers are pending", urn: plugin.urn, ephemeral: false },
        ]);

        engine.die();
        assert.equal(await log(), grpc.status.UNAVAILABLE);
        client.close();
    });
});
