import assert from "node:assert/strict";
import { group, numberOrder } from "../../faults/program";
import { Desk } from "../../faults/rig/desk";
import { programWithGroups } from "../support/withGroups";
import { EngineWorld } from "../support/engineWorld";

const papers = { countryCode: "DE", phoneNumberType: "local", action: "ordering" } as const;
const phoneNumber = "+4989555012345";
const refusal = /^.*Resource '.*main' depends on '.*papers' which was was not specified in --target list\./m;

describe("A target whose requirement group is neither there nor meant", function () {
    this.timeout(60_000);

    it("is refused by the engine before anything is ordered", async () => {
        const orders = { main: { phoneNumbers: [{ phoneNumber, group: "papers" }], waitFor: "none" as const } };
        const world = await EngineWorld.open({ program: programWithGroups({ groups: { papers }, orders }) });
        try {
            const urn = "urn:pulumi:*::*::pulumi-nodejs:dynamic/telnyx:NumberOrder::main";
            const up = await world.run("up", "--target", urn);

            assert.notEqual(up.code, 0);
            assert.match(up.output, refusal);
            assert.deepEqual(up.changes(), []);
        } finally {
            await world.close();
        }
    });

    it("is refused by the rig in the same way", async () => {
        const desk = await Desk.open();
        try {
            await desk.clear();
            const args = (outputs: (name: string) => Readonly<Record<string, unknown>>) => ({
                phoneNumbers: [{ phoneNumber, requirementGroupId: outputs("papers")["id"] }],
                waitFor: "none",
            });
            const program = [group(papers), numberOrder(args)];
            const before = desk.control.orders().length;

            const up = await desk.stack.up(program, { target: "main" });
            assert.match(up.errors.join(), refusal);
            assert.equal(desk.control.orders().length, before);
            assert.equal((await desk.stack.up(program, { target: "papers" })).ok, true);
            assert.equal((await desk.stack.up(program, { target: "main" })).ok, true);
        } finally {
            await desk.close();
        }
    });
});
