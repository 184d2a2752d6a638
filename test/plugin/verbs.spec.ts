import assert from "node:assert/strict";
import { thrownBy } from "../support/numberOrder";
import { hidden, provider, usePlugin } from "../support/numberOrderPlugin";
import { unknownValue } from "../support/plugin";
import { PluginError } from "../support/pluginError";
import { numbers, ordered, orderPosts, owned } from "../support/seen";

const { a, b } = numbers;

describe("The plugin process > verbs of NumberOrder", () => {
    const desk = usePlugin();

    it("takes an order through its life, and gives __provider back with every state", async () => {
        const { plugin, emulator } = desk;
        const inputs = await desk.inputs({ phoneNumbers: [b, a] });
        assert.equal(inputs["__provider"], provider);

        const created = await plugin.create(inputs);
        assert.equal(created.properties["__provider"], provider);
        assert.deepEqual(created.properties["phoneNumbers"], [a, b]);

        const read = await plugin.read(created.id, created.properties);
        assert.equal(read.id, created.id);
        assert.equal(read.properties["__provider"], provider);
        assert.deepEqual((await plugin.diff(created.id, read.properties, inputs)).changes, "none");

        const news = await desk.inputs({ phoneNumbers: [a], customerReference: "mine" });
        assert.equal((await plugin.diff(created.id, read.properties, news)).changes, "unknown");
        const { properties } = await plugin.update(created.id, read.properties, news);
        assert.equal(properties["__provider"], provider);
        assert.equal(owned(emulator.control, a)?.customer_reference, "mine");

        await plugin.delete(created.id, properties);
        assert.equal(owned(emulator.control, a), undefined);
        assert.equal((await plugin.read(created.id, properties)).id, "");
    });

    it("reads inputs that the engine can store beside the state: those that would produce it", async () => {
        const { plugin, emulator } = desk;
        const { id, properties } = await plugin.create(await desk.inputs({ phoneNumbers: [a, b], connectionId: "1" }));
        emulator.control.changeNumber(b, { connection_id: "2" });
        emulator.control.releaseNumber(a);

        const { inputs } = await plugin.read(id, properties);

        assert.deepEqual(inputs["phoneNumbers"], [b]);
        assert.equal(inputs["connectionId"], "2");
        assert.equal(inputs["__token"], hidden.__token);
        assert.ok(!("status" in inputs) && !("numbers" in inputs));
    });

    it("sends what is absent as absent, in create, read, update and failures", async () => {
        const { plugin, emulator } = desk;
        emulator.control.configure({ autoComplete: false });
        const inputs = await desk.inputs({ phoneNumbers: [a], waitFor: "none" });
        const { id, properties } = await plugin.create(inputs);
        assert.deepEqual(undefinedOrNull(properties), []);
        assert.ok(!("connectionId" in properties));
        const read = await plugin.read(id, properties);
        assert.deepEqual(undefinedOrNull([read.properties, read.inputs]), []);
        emulator.control.settleOrder(id, "failure");

        const error = await thrownBy(plugin.update(id, properties, { ...inputs, phoneNumbers: [a, unlisted] }));

        assert.ok(error instanceof PluginError);
        assert.deepEqual(undefinedOrNull(error.initialization?.properties), []);
    });
    // Of a country that the emulator does not sell: nobody offers it.
    const unlisted = "+81312345678";

    it("keeps id, state and __provider of an order that does not work yet, with the reasons", async () => {
        const { plugin, emulator } = desk;
        emulator.control.configure({ autoComplete: false });
        const inputs = await desk.inputs({ phoneNumbers: [a], __timeouts: { create: "300ms", update: "250ms" } });

        const error = await thrownBy(plugin.create(inputs));

        assert.ok(error instanceof PluginError);
        const { id, properties, reasons } = error.initialization ?? assert.fail("no initialization failure");
        assert.equal(id, emulator.control.orders()[0]?.id);
        assert.equal(properties["__provider"], provider);
        assert.deepEqual(properties["numberOrderIds"], [id]);
        assert.equal(reasons.length, 1);
        assert.match(reasons[0] ?? "", /waiting for number order .*\+13125550142 is still pending after 0 s/);

        const again = await thrownBy(plugin.update(id, properties, inputs));
        assert.ok(again instanceof PluginError);
        assert.equal(again.initialization?.properties["__provider"], provider);
        emulator.control.settleOrder(id, "success");
        const done = await plugin.update(id, properties, inputs);
        assert.equal(done.properties["status"], "success");
        assert.deepEqual(ordered(emulator.control), [[a]]);
    });

    it("answers check with paths and sentences, without a request", async () => {
        const { plugin, emulator } = desk;
        const { failures } = await plugin.check({}, { ...hidden, phoneNumbers: [a, "312"], conectionId: "1" });

        assert.deepEqual(
            failures.map(({ property }) => property),
            ["phoneNumbers[1]", "conectionId"],
        );
        assert.match(failures[0]?.reason ?? "", /E\.164/);
        assert.deepEqual(emulator.control.requests(), []);
    });

    it("lets unknown values through check and diff, and takes them for a change", async () => {
        const { plugin, emulator } = desk;
        const { id, properties } = await plugin.create(await desk.inputs({ phoneNumbers: [a] }));
        emulator.control.clearRequests();

        const { inputs, failures } = await plugin.check(properties, {
            ...hidden,
            phoneNumbers: [a, unknownValue],
            deletionLock: unknownValue,
        });
        assert.deepEqual(failures, []);
        assert.equal(inputs["deletionLock"], unknownValue);
        assert.equal((await plugin.diff(id, properties, inputs)).changes, "unknown");
        assert.deepEqual(emulator.control.requests(), []);
    });

    it("reads with get what no state describes, and says so when it is not there", async () => {
        const { plugin } = desk;
        const { id } = await plugin.create(await desk.inputs({ phoneNumbers: [a] }));

        const got = await plugin.read(id, hidden);
        assert.equal(got.properties["status"], "success");
        const { message } = await thrownBy(plugin.read("0c9d51a7-6a8e-4d67-9d0e-2f0a4f9b6c33", hidden));
        assert.match(message, /getting number order \(0c9d51a7-[0-9a-f-]+\): this account does not know it/);
    });

    it("sends one POST for an order, however many verbs come at once", async () => {
        const { plugin, emulator } = desk;
        emulator.control.configure({ searchRequired: false });
        const others = ["x1", "x2", "x3"].map((name, index) => ({
            ...hidden,
            __token: `00000000000${index}`,
            __label: name,
            phoneNumbers: [`+131255501${60 + index}`],
        }));

        await Promise.all(others.map(async (inputs) => plugin.create(inputs)));

        assert.equal(orderPosts(emulator.control).length, 3);
        assert.equal(ordered(emulator.control).length, 3);
    });

    function undefinedOrNull(value: unknown, path = ""): string[] {
        if (value === null || value === undefined) {
            return [path];
        }
        return typeof value === "object"
            ? Object.entries(value).flatMap(([key, entry]) => undefinedOrNull(entry, `${path}.${key}`))
            : [];
    }
});
