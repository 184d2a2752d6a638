import assert from "node:assert/strict";
import type { Emulator } from "pulumi-telnyx-emulator";
import { startEmulator } from "../support/checkedEmulator";
import { programOf, us, EngineWorld, type Orders, type Step } from "../support/engineWorld";

const first: Orders = {
    giver: { phoneNumbers: [us(1), us(2)] },
    taker: { phoneNumbers: [us(3)] },
    support: { phoneNumbers: [us(4)], customerReference: "support" },
};
const component = `
    class Office extends pulumi.ComponentResource {
        constructor(name) {
            super("test:index:Office", name);
            new telnyx.NumberOrder(name + "-desk", { phoneNumbers: ["${us(5)}"] }, { parent: this });
            new telnyx.NumberOrder(name + "-door", { phoneNumbers: ["${us(6)}"] }, { parent: this });
            this.registerOutputs({});
        }
    }
    new Office("office");
`;

describe("The identity of a NumberOrder on the real engine", function () {
    this.timeout(180_000);
    let emulator: Emulator;
    let world: EngineWorld;
    let up: Step;

    const active = () =>
        emulator.control
            .numbers()
            .filter(({ status }) => status === "active")
            .map(({ phone_number }) => phone_number)
            .sort();
    const deletes = (step: Step) => step.changes().filter((change) => change.startsWith("DELETE"));

    before(async () => {
        emulator = await startEmulator({ settings: { searchRequired: false } });
        world = await EngineWorld.open({ emulator, program: programOf(first, component) });
        up = await world.must("up");
    });

    after(async () => {
        await world.close();
        await emulator.close();
    });

    it("lets two orders live in one component", () => {
        assert.deepEqual(up.each("office-desk", "status"), ["active"]);
        assert.deepEqual(up.each("office-door", "status"), ["active"]);
    });

    it("reads an order with get, without managing it", async () => {
        const id = String(up.resource("support").id);
        world.declare(first, `${component} exports.found = telnyx.NumberOrder.get("found", "${id}").numbers;`);

        const step = await world.must("up");

        assert.equal(step.resource("found").id, id);
        assert.deepEqual(step.each("found", "phoneNumber"), [us(4)]);
        assert.deepEqual(step.each("found", "connectionId"), step.each("support", "connectionId"));
        assert.deepEqual(step.changes(), []);
        const preview = await world.must("preview", "--expect-no-changes");
        assert.doesNotMatch(preview.output, /diff:/);
    });

    it("fails a get of an order that is not there", async () => {
        const missing = "3c0ffee0-0000-4000-8000-000000000000";
        world.declare(first, `${component} telnyx.NumberOrder.get("missing", "${missing}");`);

        const step = await world.run("preview");

        assert.notEqual(step.code, 0);
        const sentence = `getting number order (${missing}): this account does not know it; check the id, the API key`;
        assert.ok(step.output.includes(`error: Preview failed: ${sentence}`), step.output);
        assert.match(step.output, /pulumi:pulumi:Stack \(phones-dev\):\n {4}error: preview failed\n\n/);
    });

    it("stays the same under an alias and in a renamed stack", async () => {
        const { support, ...others } = first;
        assert.ok(support !== undefined);
        world.declare({ ...others, helpline: { ...support, options: { aliases: [{ name: "support" }] } } }, component);
        await world.stack.expect(["stack", "rename", "renamed"]);

        const preview = await world.must("preview", "--expect-no-changes", "--diff");

        assert.doesNotMatch(preview.output, /replace|create|delete/);
        assert.deepEqual(preview.changes(), []);
    });

    it("releases no number that moves to another resource, or whose resource was renamed, and says why", async () => {
        const { support, ...others } = first;
        assert.ok(support !== undefined);
        const moved = { giver: { phoneNumbers: [us(1)] }, taker: { phoneNumbers: [us(2), us(3)] } };
        // Without an alias a new name is a new resource, and the old one is to be deleted.
        world.declare({ ...others, ...moved, helpline: support }, component);

        // Two resources fail, and the engine begins nothing new after the first failure.
        const step = await world.run("up", "--continue-on-error");

        assert.notEqual(step.code, 0);
        assert.match(step.output, /releasing \+13125551002: another resource of this program declares it now/);
        assert.match(
            step.output,
            /\+13125551002 is in this account already, under number order \(\S+ customer reference/,
        );
        assert.match(step.output, /\+13125551004 is in this account already, under number order/);
        assert.deepEqual(deletes(step), []);
        assert.deepEqual(active(), [us(1), us(2), us(3), us(4), us(5), us(6)]);
    });

    it("recovers when the program is as before", async () => {
        world.declare(first, component);

        const step = await world.must("up");

        assert.deepEqual(step.each("giver", "phoneNumber"), [us(1), us(2)]);
        assert.deepEqual(step.each("taker", "phoneNumber"), [us(3)]);
        assert.deepEqual(step.ordered(), []);
    });

    it("takes nothing from another stack with the same program and the same label", async () => {
        const second = await EngineWorld.open({ emulator, name: "second", program: programOf(first, component) });

        const step = await second.run("up", "--continue-on-error");
        const destroy = await second.run("destroy");

        assert.notEqual(step.code, 0);
        const held = emulator.control
            .orders()
            .find(({ customer_reference }) => customer_reference?.startsWith("support#"));
        assert.match(
            `${step.output}`,
            new RegExp(`\\+13125551004 is in this account already, under number order \\(${held?.id}, `),
        );
        assert.deepEqual([...deletes(step), ...deletes(destroy)], []);
        assert.equal(destroy.code, 0, destroy.output);
        assert.deepEqual(active(), [us(1), us(2), us(3), us(4), us(5), us(6)]);
        await second.close();
    });

    it("fails the second of two resources that declare the same number, and keeps the first", async () => {
        world.control.configure({ activationDelayMs: 500 });
        world.declare({ ...first, left: { phoneNumbers: [us(9)] }, right: { phoneNumbers: [us(9)] } }, component);

        const step = await world.run("up");

        assert.notEqual(step.code, 0);
        const order = emulator.control.orders().at(-1);
        assert.match(
            step.output,
            new RegExp(`ordering \\+13125551009: .*is in this account already, under number order \\(${order?.id}, `),
        );
        const names = step.resources.map(({ urn }) => urn.split("::").at(-1));
        assert.equal(names.filter((name) => name === "left" || name === "right").length, 1);
        assert.deepEqual(deletes(step), []);
        assert.ok(active().includes(us(9)));
    });
});
