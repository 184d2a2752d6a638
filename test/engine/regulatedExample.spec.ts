import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { must } from "../support/must";
import { until } from "../support/processes";
import { repository } from "../support/project";
import { german, papers } from "../support/requirementGroup";
import { EngineWorld, type Step } from "../support/engineWorld";

const phoneNumber = "+4989555012345";
const comment = "Address proof is older than three months.";
const fileNames = ["Pulumi.yaml", "package.json", "index.ts"];

describe("Example regulated-number", function () {
    this.timeout(120_000);
    let world: EngineWorld;

    before(async () => {
        const folder = join(repository, "examples", "regulated-number");
        const files = Object.fromEntries(fileNames.map((name) => [name, readFileSync(join(folder, name), "utf8")]));
        world = await EngineWorld.open({ program: "", project: "regulated-number", files });
        await world.stack.setConfig({ "regulated-number:phoneNumber": phoneNumber });
    });

    after(() => world.close());

    const group = () => world.control.requirementGroups()[0];
    const supply = (requirementId: string, value: string) =>
        world.stack.expect(["config", "set", "--secret", "--path", `values["${requirementId}"]`, value]);

    /** An `up` that reviewers have to end. */
    async function upReviewed(review: (groupId: string) => void): Promise<Step> {
        const command = world.startUp();
        await until("the group under review", () => group()?.status === "pending-approval");
        review(must(group()).id);
        return world.finish(command);
    }

    it("says which papers are missing, and orders nothing without them", async () => {
        const up = await world.run("up");

        assert.notEqual(up.code, 0);
        assert.match(
            up.output,
            /submitting requirement group \([0-9a-f-]{36}\): it lacks 'Address matching the number's area' \(requirement 11111111-aaaa-4bbb-8ccc-222222222222\) and 'Proof of address' \(requirement 33333333-aaaa-4bbb-8ccc-444444444444\); give it in regulatoryRequirements and run `pulumi up`/,
        );
        assert.deepEqual(world.control.orders(), []);
    });

    it("hands them in, and shows why they were declined", async () => {
        await supply(german.address, papers.address[0]);
        await supply(german.proof, papers.proof[0]);

        const up = await upReviewed((id) => {
            world.control.declineGroup(id, { requirementId: german.proof, comment });
        });

        assert.notEqual(up.code, 0);
        assert.match(
            up.output,
            /Telnyx says declined: "Address proof is older than three months\."; correct the values/,
        );
        assert.deepEqual(world.control.orders(), []);
    });

    it("hands in what was corrected; approved papers make the number active", async () => {
        await supply(german.proof, papers.proof[1]);

        const up = await upReviewed((id) => {
            world.control.approveGroup(id);
        });

        assert.equal(up.code, 0, up.output);
        assert.match(up.output, /\+ status +: "success"/);
        assert.deepEqual(up.ordered(), [[phoneNumber]]);
        assert.deepEqual(up.each("line", "status"), ["active"]);
        assert.deepEqual(up.resource("papers").outputs["missing"], []);
        await world.must("preview", "--expect-no-changes");
    });

    it("keeps the papers secret, and gives everything back", async () => {
        const { output } = await world.stack.expect(["stack", "export"]);
        assert.ok(![...papers.address, ...papers.proof].some((value) => output.includes(value)));

        await world.must("destroy");

        assert.ok(world.control.numbers().every(({ status }) => status === "deleted"));
        assert.deepEqual(world.control.requirementGroups(), []);
    });
});
