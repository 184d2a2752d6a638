import assert from "node:assert/strict";
import { must } from "../support/must";
import { probeFiles } from "../support/probe";
import { british, germanLocal, germanValues, papers } from "../support/requirementGroup";
import { EngineWorld, type Step } from "../support/engineWorld";

/** What belongs to people, for a group, for a whole order and for one number; and of a resource that is not ours. */
const secrets = {
    group: ["Grandmother's Bakery Limited", "GB-GROUP-0001"],
    whole: ["Uncle's Butchery Limited", "GB-WHOLE-0002"],
    number: ["Aunt's Brewery Limited", "GB-NUMBER-0003"],
} as const;
const somebodyElse = "Somebody Else's Limited";
const probeSecret = "the colour of the probe";
const all = [...Object.values(secrets).flat(), somebodyElse];

/** Values from the configuration and made secret in the program, both. */
const program = `
    const pulumi = require("@pulumi/pulumi");
    const telnyx = require("pulumi-telnyx");
    const { Probe } = require("./probe.js");
    const config = new pulumi.Config();
    new Probe("probe", { colour: pulumi.secret(${JSON.stringify(probeSecret)}) });
    const values = (name, registration, address) => [
        { requirementId: "${british.business}", fieldValue: config.requireSecret(name) },
        { requirementId: "${british.registration}", fieldValue: pulumi.secret(registration) },
        { requirementId: "${british.address}", fieldValue: address },
    ];
    const group = new telnyx.RequirementGroup("group", {
        countryCode: "GB", phoneNumberType: "national", action: "ordering",
        submitForApproval: true, waitFor: "none",
        regulatoryRequirements: values("group", "${secrets.group[1]}", "2664398120045678901"),
    });
    const whole = new telnyx.NumberOrder("whole", {
        phoneNumbers: ["+443301234561"], waitFor: "none",
        regulatoryRequirements: values("whole", "${secrets.whole[1]}", "2664398120045678902"),
    });
    const numbers = new telnyx.NumberOrder("numbers", {
        phoneNumbers: [
            { phoneNumber: "+443301234562", requirementGroupId: group.id },
            {
                phoneNumber: "+443301234563",
                regulatoryRequirements: values("number", "${secrets.number[1]}", "2664398120045678903"),
            },
        ],
        waitFor: "none",
    });
    exports.group = group;
    exports.whole = whole;
    exports.numbers = numbers;
    exports.each = [whole.numbers, numbers.numbers, group.requirements, group.missing];
`;

/** Lines in which Pulumi itself writes down the properties of any resource, when it is asked to be verbose. */
const ownTraces = /arshaling property for RPC\[|RegisterResource RPC finished: /;

describe("Values that are secrets, on the real engine", function () {
    this.timeout(120_000);
    let world: EngineWorld;
    let up: Step;
    let drift: Step;
    let stored: string;
    let outputs: string;

    before(async () => {
        const config = Object.fromEntries(
            Object.entries(secrets).map(([name, [value]]) => [`phones:${name}`, { secret: value }]),
        );
        world = await EngineWorld.open({ program, config, files: probeFiles });
        up = await world.must("up", "-v=9", "--logtostderr");
        stored = (await world.stack.expect(["stack", "export"])).output;
        outputs = (await world.stack.expect(["stack", "output"])).output;
        const [group] = world.control.requirementGroups();
        world.control.changeGroupValue(must(group).id, british.business, somebodyElse);
        drift = await world.must("preview", "--diff", "--logtostderr");
    });

    after(() => world.close());

    it("reach Telnyx", () => {
        const sent = JSON.stringify(world.control.orders()) + JSON.stringify(world.control.requirementGroups());
        for (const secret of all.filter((value) => value !== secrets.group[0])) {
            assert.ok(sent.includes(secret), secret);
        }
    });

    for (const secret of all) {
        it(`are nowhere in state, outputs and preview: ${secret}`, () => {
            assert.ok(!stored.includes(secret), "in the state");
            assert.ok(!outputs.includes(secret), "in the outputs");
            assert.ok(!drift.output.includes(secret), "in the preview");
        });
    }

    it("are shown as changed all the same", () => {
        assert.match(drift.planned("group"), /~ regulatoryRequirements: \[secret\]|fieldValue.*\[secret\]/);
        assert.equal(drift.planned("whole"), "");
    });

    it("are in the most verbose log only where Pulumi itself traces the properties of any resource", () => {
        const lines = up.output.split("\n");
        const withSecrets = lines.filter((line) => all.some((secret) => line.includes(secret)));
        assert.deepEqual(
            withSecrets.filter((line) => !ownTraces.test(line)),
            [],
        );
        const ofProbe = lines.filter((line) => line.includes(probeSecret) && ownTraces.test(line));
        assert.ok(ofProbe.length > 0, "as it does with those of another resource");
    });

    it("are given back with everything else", async () => {
        const destroy = await world.must("destroy");

        assert.ok(!all.some((secret) => destroy.output.includes(secret)));
        assert.deepEqual(world.control.requirementGroups(), []);
        assert.ok(world.control.subOrders().every(({ status }) => status === "cancelled"));
    });
});

describe("Values that become secrets, or cease to be there, in an up that fails", function () {
    this.timeout(120_000);
    let world: EngineWorld;
    const left = new Map<string, string>();
    const [address] = papers.address;

    /** All three ways to give values, in resources that wait in vain. */
    const programWith = (values: string) => `
        const pulumi = require("@pulumi/pulumi");
        const telnyx = require("pulumi-telnyx");
        const given = ${JSON.stringify(germanValues)};
        const regulatoryRequirements = ${values};
        const options = { customTimeouts: { create: "1s", update: "1s" } };
        new telnyx.RequirementGroup("group", {
            ...${JSON.stringify(germanLocal)}, submitForApproval: true, regulatoryRequirements,
        }, options);
        new telnyx.NumberOrder("whole", { phoneNumbers: ["+4989555012345"], regulatoryRequirements }, options);
        new telnyx.NumberOrder("number", {
            phoneNumbers: [{ phoneNumber: "+4989555012346", regulatoryRequirements }],
        }, options);
    `;

    before(async () => {
        const keep = async (when: string, command: Promise<Step>) => {
            const { output } = await command;
            left.set(`${when}: output`, output);
            left.set(`${when}: state`, (await world.stack.expect(["stack", "export"])).output);
        };
        world = await EngineWorld.open({ program: programWith("undefined") });
        await world.run("up");
        world.stack.writeProgram(
            programWith("given.map((one) => ({ ...one, fieldValue: pulumi.secret(one.fieldValue) }))"),
        );
        await keep("given", world.run("up", "--continue-on-error"));
        await keep("given and previewed", world.run("preview", "--diff"));
        await keep("given and refreshed", world.run("refresh"));
        world.stack.writeProgram(programWith("undefined"));
        world.control.addFault({
            method: "PATCH",
            path: "^/requirement_groups",
            respond: { kind: "reply", status: 422, body: { errors: [{ code: "10015", title: "Bad Request" }] } },
        });
        await keep("taken out", world.run("up", "--continue-on-error"));
        await keep("taken out and refreshed", world.run("refresh"));
    });

    after(() => world.close());

    it("are at Telnyx, and the updates failed", () => {
        assert.ok(JSON.stringify(world.control.orders()).includes(address));
        assert.match(must(left.get("given: output")), /requirement group .*still pending-approval after 1 s/);
        assert.equal(
            must(left.get("given: output")).match(/still requirement-info-under-review after 1 s/g)?.length,
            2,
        );
        assert.match(must(left.get("taken out: output")), /bringing requirement group .* up to date: PATCH/);
    });

    it("are nowhere in clear", () => {
        const leaks = [...left].filter(([, text]) => text.includes(address)).map(([where]) => where);
        assert.deepEqual(leaks, []);
    });
});
