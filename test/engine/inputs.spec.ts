import assert from "node:assert/strict";
import { probeFiles } from "../support/probe";
import { programOf, us, EngineWorld, type Step } from "../support/engineWorld";

const id = "0b5a9f6e-7d1c-4f0e-9d53-2a8f2f6f7b10";

/** One wrong value for every input, with the path that the message has to name. */
const wrong = {
    phoneNumbers: [
        "+12",
        "3125551002",
        5,
        us(3),
        { phoneNumber: us(4), requirementGroupId: "", bundleId: 5, colour: "red" },
        { phoneNumber: us(5), regulatoryRequirements: [{ requirementId: "", fieldValue: 5 }] },
        { requirementGroupId: id },
    ],
    connectionId: 2204,
    billingGroupId: "",
    messagingProfileId: 7,
    customerReference: "",
    regulatoryRequirements: [
        { requirementId: id, fieldValue: "one" },
        { requirementId: id, fieldValue: "two" },
    ],
    deletionLock: "yes",
    waitFor: "success",
    conectionId: "2204",
};

const expected: readonly [path: string, sentence: string][] = [
    ["phoneNumbers[0]", "is not a phone number in E.164 form"],
    ["phoneNumbers[1]", "is not a phone number in E.164 form"],
    ["phoneNumbers[2]", "this is the number"],
    ["phoneNumbers[4].requirementGroupId", "this must not be empty"],
    ["phoneNumbers[4].bundleId", "this must be the id of a bundle"],
    ["phoneNumbers[4].colour", "there is no property"],
    ["phoneNumbers[5].regulatoryRequirements[0].requirementId", "this must not be empty"],
    ["phoneNumbers[5].regulatoryRequirements[0].fieldValue", "this must be the requirement's value"],
    ["phoneNumbers[6].phoneNumber", "this must be a phone number"],
    ["connectionId", "this must be the id of a connection"],
    ["billingGroupId", "this must not be empty"],
    ["messagingProfileId", "this must be the id of a messaging profile"],
    ["customerReference", "this must not be empty"],
    ["regulatoryRequirements[1].requirementId", "this requirement is given twice"],
    ["deletionLock", "this must be true or false"],
    ["waitFor", 'this must be "activation" or "none"'],
    ["conectionId", 'there is no property "conectionId" here'],
];

describe("Wrong inputs of a NumberOrder, at preview", function () {
    this.timeout(60_000);
    let world: EngineWorld;
    let preview: Step;

    before(async () => {
        world = await EngineWorld.open({ program: programOf({ main: wrong as never }) });
        preview = await world.run("preview");
    });

    after(() => world.close());

    it("fail before anything is asked of Telnyx", () => {
        assert.notEqual(preview.code, 0);
        assert.deepEqual(preview.requests, []);
    });

    for (const [path, sentence] of expected) {
        it(`are named by path, with a sentence: ${path}`, () => {
            const lines = preview.output.split("\n").filter((line) => line.includes(`property ${path} `));
            assert.ok(
                lines.some((line) => line.includes(sentence)),
                preview.output,
            );
        });
    }

    it("are named when a number is there twice, in whatever form", async () => {
        world.declare({ main: { phoneNumbers: [us(3), { phoneNumber: us(3) }] } });

        const twice = await world.run("preview");

        assert.match(twice.output, /property phoneNumbers\[1\]\.phoneNumber .*this number is declared twice/);
        assert.deepEqual(twice.requests, []);
    });
});

describe("Inputs that are not known before up", function () {
    this.timeout(60_000);
    const unknown = (json: unknown) => `probe.id.apply(() => (${JSON.stringify(json)}))`;
    const program = `
        const telnyx = require("pulumi-telnyx");
        const { Probe } = require("./probe.js");
        const probe = new Probe("probe", { colour: "red" });
        new telnyx.NumberOrder("list", { phoneNumbers: ${unknown([us(1)])} });
        new telnyx.NumberOrder("entries", { phoneNumbers: [
            ${unknown(us(2))}, ${unknown(us(3))}, { phoneNumber: ${unknown(us(4))} },
            { phoneNumber: "${us(5)}", requirementGroupId: probe.id, bundleId: probe.id },
            ${unknown({ phoneNumber: us(6) })},
        ] });
        new telnyx.NumberOrder("settings", {
            phoneNumbers: ["${us(7)}"], connectionId: probe.id, billingGroupId: probe.id, messagingProfileId: probe.id,
            customerReference: probe.id, deletionLock: ${unknown(false)}, waitFor: ${unknown("activation")},
        });
        const values = new telnyx.NumberOrder("values", {
            phoneNumbers: ["${us(8)}"], regulatoryRequirements: ${unknown([])},
        });
        new telnyx.NumberOrder("chained", { phoneNumbers: ["${us(9)}"], customerReference: values.numbers.apply(([number]) => number.phoneNumber) });
    `;
    let world: EngineWorld;
    let preview: Step;
    let up: Step;
    let change: Step;

    before(async () => {
        world = await EngineWorld.open({ program, files: probeFiles });
        preview = await world.must("preview");
        // Telnyx would not know such a group.
        const orderable = program.replace("requirementGroupId: probe.id, ", "");
        world.stack.writeProgram(orderable);
        up = await world.must("up");
        world.stack.writeProgram(`
            ${orderable
                .replaceAll("connectionId: probe.id", "connectionId: late.id")
                .replace("new telnyx", 'const late = new Probe("late", { colour: "blue" });\nnew telnyx')}
        `);
        change = await world.must("preview", "--diff");
    });

    after(() => world.close());

    it("pass a preview, which asks Telnyx for nothing", () => {
        assert.match(preview.output, /\+ 7 to create/);
        assert.deepEqual(preview.requests, []);
    });

    it("are ordered by up", () => {
        assert.deepEqual(up.each("list", "phoneNumber"), [us(1)]);
        assert.deepEqual(up.each("entries", "phoneNumber"), [us(2), us(3), us(4), us(5), us(6)]);
        assert.deepEqual(up.each("settings", "connectionId"), ["probe-1"]);
        assert.deepEqual(up.each("chained", "customerReference"), [us(8)]);
    });

    it("are shown as a change of their property when they become unknown again", () => {
        assert.match(change.planned("settings"), /\(update\)[^]*~ connectionId\s*: "probe-1" => /);
        assert.doesNotMatch(change.output, /replace/);
    });
});
