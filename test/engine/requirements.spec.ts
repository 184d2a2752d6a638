import assert from "node:assert/strict";
import type { Emulator } from "pulumi-telnyx-emulator";
import { must } from "../support/must";
import { until } from "../support/processes";
import { correctedValues, german, germanLocal, germanValues, papers } from "../support/requirementGroup";
import { programWithGroups, type WithGroups } from "../support/withGroups";
import { us, EngineWorld, type Step } from "../support/engineWorld";

const options = { customTimeouts: { create: "30s", update: "30s" } };
const tollFree = "+18335550117";
const de = (n: number) => `+49895550${String(12340 + n)}`;
const submitted = { ...germanLocal, submitForApproval: true, regulatoryRequirements: germanValues, options };
const comment = "Address proof is older than three months.";

/** Every resource is one scenario of papers at work. */
const declared: WithGroups = {
    groups: {
        approved: submitted,
        declined: submitted,
        unwaited: { ...submitted, waitFor: "none" },
        followed: { ...germanLocal, regulatoryRequirements: germanValues },
    },
    orders: {
        berlin: { phoneNumbers: [{ phoneNumber: de(1), group: "approved" }], options },
        follower: { phoneNumbers: [{ phoneNumber: de(2), group: "followed" }], waitFor: "none" },
        rejected: { phoneNumbers: [de(3)], regulatoryRequirements: germanValues, options },
        mixed: { phoneNumbers: [us(1), tollFree, de(4)], connectionId: "c1", options },
        late: { phoneNumbers: [us(2), de(5)], waitFor: "none" },
    },
};

const corrected: WithGroups = {
    groups: { ...declared.groups, declined: { ...submitted, regulatoryRequirements: correctedValues } },
    orders: {
        ...declared.orders,
        rejected: { ...declared.orders["rejected"], phoneNumbers: [de(3)], regulatoryRequirements: correctedValues },
        mixed: {
            ...declared.orders["mixed"],
            phoneNumbers: [us(1), tollFree, de(4)],
            regulatoryRequirements: germanValues,
        },
        late: { ...declared.orders["late"], phoneNumbers: [us(2), de(5)], regulatoryRequirements: germanValues },
    },
};

/** What reviewers at Telnyx do. */
class Reviewers {
    constructor(private readonly control: Emulator["control"]) {}

    group(name: string) {
        // A group carries the mark of its resource behind the label.
        const label = new RegExp(`/${name}#[0-9a-f]{12}(:done)?$`);
        return this.control.requirementGroups().find((group) => label.test(group.customer_reference ?? ""));
    }

    async approveGroup(name: string): Promise<void> {
        await until(`group ${name} under review`, () => this.group(name)?.status === "pending-approval");
        this.control.approveGroup(must(this.group(name)).id);
    }

    async declineGroup(name: string): Promise<void> {
        await until(`group ${name} under review`, () => this.group(name)?.status === "pending-approval");
        this.control.declineGroup(must(this.group(name)).id, { requirementId: german.proof, comment });
    }

    async approveNumber(phoneNumber: string): Promise<void> {
        await this.underReview(phoneNumber);
        this.control.approveNumber(phoneNumber);
    }

    async rejectNumber(phoneNumber: string): Promise<void> {
        await this.underReview(phoneNumber);
        this.control.rejectNumber(phoneNumber, { requirementId: german.proof, comment });
    }

    /** The newest order of a number. */
    ordered(phoneNumber: string) {
        return this.control
            .orders()
            .flatMap((order) => order.phone_numbers)
            .filter((number) => number.phone_number === phoneNumber)
            .at(-1);
    }

    private underReview(phoneNumber: string): Promise<void> {
        return until(
            `${phoneNumber} under review`,
            () => this.ordered(phoneNumber)?.requirements_status === "requirement-info-under-review",
        );
    }

    /** Nothing that costs money or stands in the account. */
    assertNothingLeft(): void {
        assert.deepEqual(
            this.control.numbers().filter(({ status }) => status !== "deleted"),
            [],
        );
        assert.deepEqual(
            this.control.subOrders().filter(({ status }) => status === "pending"),
            [],
        );
        assert.deepEqual(this.control.requirementGroups(), []);
    }
}

/** The first `up`, with everything that reviewers do meanwhile. */
async function upWithReviews(world: EngineWorld, reviewers: Reviewers): Promise<Step> {
    const command = world.startUp("--continue-on-error");
    await Promise.all([
        command
            .waitForOutput(/RequirementGroup approved creating \(\d+s\) requirement group is pending-approval/)
            .then(() => reviewers.approveGroup("approved")),
        reviewers.declineGroup("declined"),
        reviewers.rejectNumber(de(3)),
    ]);
    return world.finish(command);
}

describe("Numbers that need papers, on the real engine", () => {
    let world: EngineWorld;
    let reviewers: Reviewers;

    before(async () => {
        world = await EngineWorld.open({ program: programWithGroups(declared) });
        reviewers = new Reviewers(world.control);
    });

    after(() => world.close());

    describe("at the first up", function () {
        this.timeout(120_000);
        let up: Step;

        before(async () => {
            up = await upWithReviews(world, reviewers);
        });

        it("waits for a group's approval, and the order that uses it activates", () => {
            assert.equal(up.resource("approved").outputs["status"], "approved");
            assert.equal(up.resource("berlin").outputs["status"], "success");
            assert.match(
                up.output,
                /RequirementGroup approved creating \(\d+s\) requirement group is pending-approval/,
            );
        });

        it("shows the reviewer's comment on a declined group in the error", () => {
            assert.notEqual(up.code, 0);
            assert.match(
                up.output,
                /waiting for requirement group \([0-9a-f-]{36}\): Telnyx says declined: "Address proof is older than three months\."; correct the values and run `pulumi up`/,
            );
            assert.equal(up.resource("declined").outputs["status"], "declined");
        });

        it("shows the reviewer's comment on a rejected document in the error, with the new deadline", () => {
            assert.match(
                up.output,
                /\+4989555012343: Telnyx rejected 'Proof of address' \(requirement 33333333-.*\): "Address proof is .*" \(requirement-info-exception\)\. Correct the values by 20\d\d-\d\d-\d\d and run `pulumi up`/,
            );
        });

        it("lets numbers work that need nothing, and says what the one beside them lacks", () => {
            assert.match(
                up.output,
                /\+4989555012344 needs 'Address matching .*' \(.*\) and 'Proof of address' \(.*\) by 20/,
            );
            assert.deepEqual(up.each("mixed", "status"), ["active", "active", "pending"]);
            assert.deepEqual(up.each("mixed", "connectionId"), ["c1", "c1", "c1"]);
        });

        it("warns of what is missing where nobody waits", () => {
            assert.match(up.output, /warning: \+4989555012345 needs 'Address matching/);
            assert.equal(up.resource("late").initErrors, undefined);
        });

        it("does not wait for a group where the program says so", () => {
            assert.equal(up.resource("unwaited").outputs["status"], "pending-approval");
        });
    });

    describe("corrected by the next up", function () {
        this.timeout(120_000);
        let preview: Step;
        let up: Step;
        let kept: unknown[];

        before(async () => {
            world.control.changeGroupValue(must(reviewers.group("approved")).id, german.proof, papers.proof[1]);
            world.control.missDeadline(de(5));
            preview = await world.must("preview", "--diff");
            kept = preview.each("mixed", "phoneNumberId").slice(0, 2);
            world.stack.writeProgram(programWithGroups(corrected));
            const command = world.startUp();
            await Promise.all([
                reviewers.approveGroup("approved"),
                reviewers.approveGroup("declined"),
                reviewers.approveNumber(de(3)),
                reviewers.approveNumber(de(4)),
            ]);
            up = await world.finish(command);
        });

        it("shows at preview a value that somebody changed, by its property", () => {
            assert.match(
                preview.planned("approved"),
                /~ regulatoryRequirements: \[[^]*~ fieldValue\s*: "6a2d4f0b-[^"]*" => "5a2d4f0b-/,
            );
        });

        it("shows at preview a number whose deadline was missed as missing, with the reason", () => {
            assert.match(preview.planned("late"), /\+ \[1\]: "\+4989555012345"/);
            assert.match(
                preview.output,
                /warning: \+4989555012345 is cancelled at Telnyx \(.*because a deadline passed\)/,
            );
        });

        it("shows at preview what was rejected, until it is corrected", () => {
            for (const name of ["declined", "rejected", "mixed"]) {
                assert.match(preview.planned(name), /\(update\)/, name);
            }
            assert.doesNotMatch(preview.output, /replace/);
            const why = /warning: requirement group \(\S+\): Telnyx says declined; correct the values/;
            assert.match(preview.output, why);
            assert.doesNotMatch(up.output, /Telnyx says declined/);
            assert.equal(preview.planned("unwaited"), "");
            assert.equal(preview.planned("follower"), "");
        });

        it("repairs the changed value", () => {
            assert.equal(up.code, 0, up.output);
            assert.equal(up.resource("approved").outputs["status"], "approved");
            const [, proof] = must(reviewers.group("approved")).values;
            assert.equal(proof?.field_value, papers.proof[0]);
        });

        it("has a rejected document reviewed again, with exactly one order", () => {
            assert.deepEqual(up.each("rejected", "status"), ["active"]);
            const orders = world.control
                .orders()
                .filter(({ phone_numbers }) => phone_numbers.some((number) => number.phone_number === de(3)));
            assert.equal(orders.length, 1);
        });

        it("has a declined group reviewed again", () => {
            assert.equal(up.resource("declined").outputs["status"], "approved");
        });

        it("completes the number that lacked papers without touching the others", () => {
            assert.deepEqual(up.each("mixed", "status"), ["active", "active", "active"]);
            assert.deepEqual(up.each("mixed", "phoneNumberId").slice(0, 2), kept);
            assert.ok(!up.changes().some((change) => kept.some((id) => change.includes(String(id)))));
        });

        it("orders again the number whose deadline was missed, and nothing else", () => {
            assert.deepEqual(up.ordered(), [[de(5)]]);
        });

        it("has nothing to do afterwards, though a group and two numbers are still under review", async () => {
            assert.equal(reviewers.group("unwaited")?.status, "pending-approval");
            assert.equal(reviewers.ordered(de(5))?.requirements_status, "requirement-info-under-review");
            await world.must("preview", "--expect-no-changes");
        });
    });

    describe("with a group that is replaced", function () {
        this.timeout(120_000);
        let up: Step;
        let old: string;

        before(async () => {
            old = must(reviewers.group("followed")).id;
            const { resources } = await world.stack.state();
            const { urn } = must(resources.find((resource) => resource.urn.endsWith("::followed")));
            up = await world.must("up", "--replace", urn);
        });

        it("creates the new one first, then has the pending number follow, then deletes the old one", () => {
            const young = String(up.resource("followed").id);
            assert.notEqual(young, old);
            assert.deepEqual(
                up.changes().map((change) => change.replace(/number_order_phone_numbers\/[^/]+/, "a number")),
                [
                    "POST /requirement_groups",
                    `PATCH /requirement_groups/${young}`,
                    "POST /a number/requirement_group",
                    `DELETE /requirement_groups/${old}`,
                ],
            );
            assert.deepEqual(up.resource("follower").outputs["phoneNumbers"], [
                { phoneNumber: de(2), requirementGroupId: young },
            ]);
        });

        it("is destroyed with all that is active or under review", async () => {
            await world.must("destroy");
            reviewers.assertNothingLeft();
        });
    });
});

describe("Numbers that need papers, given up in the middle", function () {
    this.timeout(120_000);

    it("are destroyed while papers are missing, declined, rejected or under review", async () => {
        const world = await EngineWorld.open({ program: programWithGroups(declared) });
        const reviewers = new Reviewers(world.control);
        try {
            const up = await upWithReviews(world, reviewers);
            assert.equal(reviewers.ordered(de(3))?.requirements_status, "requirement-info-exception", up.output);
            assert.equal(reviewers.ordered(de(4))?.requirements_status, "requirement-info-pending");
            assert.equal(reviewers.ordered(de(2))?.requirements_status, "requirement-info-under-review");
            await world.must("destroy");
            reviewers.assertNothingLeft();
        } finally {
            await world.close();
        }
    });
});
