import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { SupportLine } from "./supportLine";

/** What the program asked the engine for, by name. */
const asked = new Map<string, pulumi.runtime.MockResourceArgs>();

/** Plays Telnyx: the outputs that your code reads go into `state`. */
const mocks: pulumi.runtime.Mocks = {
    newResource(args) {
        asked.set(args.name, args);
        return { id: `${args.name}-id`, state: { ...args.inputs, status: "success" } };
    },
    call: (args) => args.inputs,
};

/** The value of an output, once it is there. */
const valueOf = <Value>(output: pulumi.Output<Value>) =>
    new Promise<Value>((resolve) => {
        output.apply((value) => resolve(value));
    });

describe("SupportLine", () => {
    before(() => pulumi.runtime.setMocks(mocks, "phones", "test", false));

    it("orders the numbers on the team's billing group", async () => {
        const line = new SupportLine("berlin", { phoneNumbers: ["+13125550142"], billingGroupId: "bg-1" });

        assert.equal(await valueOf(line.order.status), "success");
        const inputs = asked.get("berlin")?.inputs;
        assert.deepEqual(inputs?.["phoneNumbers"], ["+13125550142"]);
        assert.equal(inputs?.["billingGroupId"], "bg-1");
    });

    it("locks numbers in production, and only there", async () => {
        const args = { phoneNumbers: ["+13125550143"], billingGroupId: "bg-1" };
        const lines = [new SupportLine("live", { ...args, isProduction: true }), new SupportLine("trial", args)];

        await Promise.all(lines.map((line) => valueOf(line.order.urn)));
        const locks = ["live", "trial"].map((name) => asked.get(name)?.inputs["deletionLock"]);
        assert.deepEqual(locks, [true, false]);
    });
});
