import assert from "node:assert/strict";
import { must } from "../support/must";
import { inPortal } from "../support/portal";
import { us, EngineWorld, type Orders, type Step } from "../support/engineWorld";

/** Every resource is one scenario; every command serves them all. */
const declared: Orders = {
    plain: { phoneNumbers: [us(1)] },
    settings: { phoneNumbers: [us(2), us(3)], connectionId: "c1", billingGroupId: "g1", messagingProfileId: "m1" },
    cleared: {
        phoneNumbers: [us(4), us(5)],
        ...{ connectionId: "c1", billingGroupId: "g1", messagingProfileId: "m1", customerReference: "team a" },
    },
    grown: { phoneNumbers: [us(6)] },
    shrunk: { phoneNumbers: [us(7), us(8)] },
    lock: { phoneNumbers: [us(9), us(10)] },
    unlock: { phoneNumbers: [us(11), us(12)], deletionLock: true },
    bundle: { phoneNumbers: [us(13), { phoneNumber: us(14), bundleId: "b1" }] },
    label: { phoneNumbers: [us(15), us(16)], customerReference: "one" },
    unwaited: { phoneNumbers: [us(17)], waitFor: "none" },
    otherConnection: { phoneNumbers: [us(20), us(21)], connectionId: "c1" },
    otherBilling: { phoneNumbers: [us(22), us(23)], billingGroupId: "g1" },
    otherMessaging: { phoneNumbers: [us(24), us(25)], messagingProfileId: "m1" },
    otherLabel: { phoneNumbers: [us(26), us(27)], customerReference: "mine" },
    noConnection: { phoneNumbers: [us(28), us(29)], connectionId: "c1" },
    noLock: { phoneNumbers: [us(30), us(31)], deletionLock: true },
    oneReleased: { phoneNumbers: [us(32), us(33)] },
    allReleased: { phoneNumbers: [us(34), us(35)] },
    otherOrderLabel: { phoneNumbers: [us(36), us(37)] },
    undeclared: { phoneNumbers: [us(38), us(39)] },
};

const changed: Orders = {
    ...declared,
    settings: { phoneNumbers: [us(3), us(2)], connectionId: "c2", billingGroupId: "g2", messagingProfileId: "m2" },
    cleared: { phoneNumbers: [us(4), us(5)] },
    grown: { phoneNumbers: [us(60), us(6)] },
    shrunk: { phoneNumbers: [us(8)] },
    lock: { phoneNumbers: [us(9), us(10)], deletionLock: true },
    unlock: { phoneNumbers: [us(11)], deletionLock: false },
    bundle: {
        phoneNumbers: [
            { phoneNumber: us(13), bundleId: "b1" },
            { phoneNumber: us(14), bundleId: "b2" },
        ],
    },
    label: { phoneNumbers: [us(15), us(16)], customerReference: "two" },
    unwaited: { phoneNumbers: [us(17)] },
};

describe("A NumberOrder on the real engine", () => {
    let world: EngineWorld;

    before(async () => {
        world = await EngineWorld.open({ orders: declared, settings: { activationDelayMs: 700 } });
    });

    after(() => world.close());

    const numberOf = (phoneNumber: string) => {
        const found = world.control.numbers().filter((number) => number.phone_number === phoneNumber);
        return found.at(-1);
    };

    describe("ordered by up", function () {
        this.timeout(120_000);
        let up: Step;

        before(async () => {
            up = await world.must("up");
        });

        it("orders twenty resources with one POST each", () => {
            const wanted = Object.values(declared).map(({ phoneNumbers }) =>
                (phoneNumbers as (string | { phoneNumber: string })[])
                    .map((entry) => (typeof entry === "string" ? entry : entry.phoneNumber))
                    .sort(),
            );
            assert.deepEqual(up.ordered(), wanted);
            assert.equal(wanted.length, 20);
        });

        it("comes back when every number is active", () => {
            for (const name of Object.keys(declared).filter((one) => one !== "unwaited")) {
                assert.equal(up.resource(name).outputs["status"], "success", name);
                assert.ok(
                    up.each(name, "status").every((status) => status === "active"),
                    name,
                );
            }
        });

        it("does not wait where the program says so", () => {
            assert.equal(up.resource("unwaited").outputs["status"], "pending");
            assert.equal(up.resource("unwaited").initErrors, undefined);
        });

        it("labels the numbers exactly, and the orders with a token behind it", () => {
            assert.deepEqual(up.each("cleared", "customerReference"), ["team a", "team a"]);
            assert.deepEqual(up.each("plain", "customerReference"), ["organization/phones/dev/plain"]);
            assert.equal(numberOf(us(1))?.customer_reference, "organization/phones/dev/plain");
            assert.match(String(up.resource("cleared").outputs["orderReference"]), /^team a#[0-9a-f]{12}$/);
        });

        it("shows progress in the resource's own row", () => {
            assert.match(up.output, /NumberOrder plain creating \(\d+s\) 0 of 1 numbers active, \+13125551001 pending/);
        });

        it("prints nothing else", () => {
            assert.doesNotMatch(up.output, /Diagnostics|warning|info:|error/i);
        });

        it("takes at most 2.5 KB of state for a resource of one number", () => {
            const { inputs, outputs } = up.resource("plain");
            const size = JSON.stringify(inputs).length + JSON.stringify(outputs).length;
            process.stdout.write(`        ${size} bytes\n`);
            assert.ok(size <= 2500, `${size} bytes`);
        });

        it("has nothing to do afterwards, but to label the number that nobody waited for", async () => {
            const preview = await world.must("preview");
            assert.deepEqual(preview.changes(), []);
            assert.match(preview.output, /NumberOrder unwaited update/);
            assert.match(preview.output, /~ 1 to update\n\s+20 unchanged/);
        });
    });

    describe("changed in the program", function () {
        this.timeout(120_000);
        let preview: Step;
        let earlier: Step;
        let up: Step;

        before(async () => {
            world.declare(changed);
            earlier = preview = await world.must("preview", "--diff");
            up = await world.must("up");
        });

        it("shows each change by its property, and never a replacement", () => {
            assert.doesNotMatch(preview.output, /replace|delete/);
            assert.match(preview.planned("settings"), /~ connectionId\s*: "c1" => "c2"/);
            assert.match(preview.planned("settings"), /~ billingGroupId\s*: "g1" => "g2"/);
            assert.match(preview.planned("settings"), /~ messagingProfileId\s*: "m1" => "m2"/);
            assert.doesNotMatch(preview.planned("settings"), /phoneNumbers/);
            assert.match(preview.planned("cleared"), /- connectionId\s*: "c1"/);
            assert.match(preview.planned("cleared"), /- customerReference\s*: "team a"/);
            assert.match(preview.planned("grown"), /\+ \[1\]: "\+13125551060"/);
            assert.match(preview.planned("shrunk"), /phoneNumbers[^]*- .*"\+13125551008"/);
            assert.match(preview.planned("lock"), /\+ deletionLock: true/);
            assert.match(preview.planned("unlock"), /~ deletionLock: true => false/);
            assert.match(preview.planned("bundle"), /~ bundleId\s*: "b1" => "b2"/);
            assert.match(preview.planned("label"), /~ customerReference: "one" => "two"/);
            assert.match(preview.output, /~ 9 to update/);
        });

        it("asks Telnyx for nothing but to look, at preview", () => {
            assert.deepEqual(preview.changes(), []);
        });

        it("keeps every number that stays, and the resource's id", () => {
            for (const name of Object.keys(changed)) {
                assert.equal(up.resource(name).id, earlier.resource(name).id, name);
            }
            assert.deepEqual(up.each("settings", "phoneNumberId"), earlier.each("settings", "phoneNumberId"));
            assert.equal(up.numbers("grown")[0]?.["phoneNumberId"], earlier.numbers("grown")[0]?.["phoneNumberId"]);
        });

        it("changes settings on the numbers themselves", () => {
            assert.deepEqual(up.each("settings", "connectionId"), ["c2", "c2"]);
            assert.deepEqual(up.each("settings", "billingGroupId"), ["g2", "g2"]);
            assert.deepEqual(up.each("settings", "messagingProfileId"), ["m2", "m2"]);
            assert.equal(numberOf(us(3))?.messaging_profile_id, "m2");
        });

        it("clears settings that were taken out", () => {
            for (const phoneNumber of [us(4), us(5)]) {
                const number = numberOf(phoneNumber);
                assert.equal(number?.connection_id ?? "", "");
                assert.equal(number?.billing_group_id ?? "", "");
                assert.equal(number?.messaging_profile_id ?? "", "");
                assert.equal(number?.customer_reference, "organization/phones/dev/cleared");
            }
            assert.equal(up.resource("cleared").outputs["connectionId"], undefined);
        });

        it("orders an added number alone, and releases a removed one alone", () => {
            assert.deepEqual(up.ordered(), [[us(60)]]);
            assert.deepEqual(up.each("grown", "phoneNumber"), [us(6), us(60)]);
            assert.deepEqual(up.each("shrunk", "phoneNumber"), [us(8)]);
            assert.equal(numberOf(us(7))?.status, "deleted");
            assert.equal(up.changes().filter((change) => change.startsWith("DELETE")).length, 2);
        });

        it("locks, and unlocks before a removal of the same update", () => {
            assert.equal(numberOf(us(10))?.deletion_lock_enabled, true);
            assert.deepEqual(up.each("lock", "deletionLock"), [true, true]);
            assert.deepEqual(up.each("unlock", "deletionLock"), [false]);
            assert.equal(numberOf(us(12))?.status, "deleted");
        });

        it("moves numbers between bundles", () => {
            assert.deepEqual([numberOf(us(13))?.bundle_id, numberOf(us(14))?.bundle_id], ["b1", "b2"]);
        });

        it("relabels numbers and orders", () => {
            assert.deepEqual(up.each("label", "customerReference"), ["two", "two"]);
            assert.match(String(up.resource("label").outputs["orderReference"]), /^two#/);
        });

        it("has nothing to do afterwards", async () => {
            await world.must("preview", "--expect-no-changes");
        });
    });

    describe("changed behind the program's back", function () {
        this.timeout(120_000);
        let drift: Step;
        let repair: Step;

        before(async () => {
            const { control } = world;
            control.changeNumber(us(21), { connection_id: "theirs" });
            control.changeNumber(us(23), { billing_group_id: "theirs" });
            control.changeNumber(us(25), { messaging_profile_id: "theirs" });
            control.changeNumber(us(27), { customer_reference: "theirs" });
            control.changeNumber(us(29), { connection_id: null });
            control.changeNumber(us(31), { deletion_lock_enabled: false });
            control.changeNumber(us(39), { connection_id: "theirs", billing_group_id: "theirs" });
            control.releaseNumber(us(33));
            control.releaseNumber(us(34));
            control.releaseNumber(us(35));
            await relabelOrder(us(36));
            drift = await world.run("preview", "--diff", "--expect-no-changes");
            repair = await world.must("up");
        });

        async function relabelOrder(phoneNumber: string): Promise<void> {
            const order = world.control
                .orders()
                .find(({ phone_numbers }) => phone_numbers.some((number) => number.phone_number === phoneNumber));
            await inPortal(world.emulator, "PATCH", `/number_orders/${order?.id}`, { customer_reference: "theirs" });
        }

        it("fails a preview that expects no changes", () => {
            assert.equal(drift.code, 7);
        });

        it("shows every drift by its property in a plain preview", () => {
            assert.match(drift.planned("otherConnection"), /~ connectionId: "theirs" => "c1"/);
            assert.match(drift.planned("otherBilling"), /~ billingGroupId: "theirs" => "g1"/);
            assert.match(drift.planned("otherMessaging"), /~ messagingProfileId: "theirs" => "m1"/);
            assert.match(drift.planned("otherLabel"), /~ customerReference: "theirs" => "mine"/);
            assert.match(drift.planned("noConnection"), /\+ connectionId: "c1"/);
            assert.match(drift.planned("noLock"), /~ deletionLock: false => true/);
            assert.match(drift.planned("oneReleased"), /phoneNumbers: \[[^]*\+ \[1\]: "\+13125551033"/);
            assert.match(drift.planned("allReleased"), /\(create\)/);
            assert.match(drift.planned("otherOrderLabel"), /\(update\)/);
            assert.match(drift.output, /orderReference\s*: "organization\S+" => "theirs"/);
        });

        it("shows nothing for settings that the program does not declare", () => {
            assert.equal(drift.planned("undeclared"), "");
        });

        it("repairs every drift", () => {
            assert.equal(numberOf(us(21))?.connection_id, "c1");
            assert.equal(numberOf(us(23))?.billing_group_id, "g1");
            assert.equal(numberOf(us(25))?.messaging_profile_id, "m1");
            assert.equal(numberOf(us(27))?.customer_reference, "mine");
            assert.equal(numberOf(us(29))?.connection_id, "c1");
            assert.equal(numberOf(us(31))?.deletion_lock_enabled, true);
            assert.equal(numberOf(us(39))?.connection_id, "theirs");
            assert.match(String(repair.resource("otherOrderLabel").outputs["orderReference"]), /^organization/);
        });

        it("orders again what was released, and that alone", () => {
            assert.deepEqual(repair.ordered(), [[us(33)], [us(34), us(35)]]);
            assert.deepEqual(repair.each("oneReleased", "status"), ["active", "active"]);
            const [kept, again] = repair.numbers("oneReleased");
            assert.equal(kept?.["phoneNumberId"], drift.numbers("oneReleased")[0]?.["phoneNumberId"]);
            assert.notEqual(again?.["phoneNumberId"], drift.numbers("oneReleased")[1]?.["phoneNumberId"]);
        });

        it("touches nothing that did not drift", () => {
            const ids = ["plain", "settings", "undeclared", "label"].flatMap((name) =>
                repair.each(name, "phoneNumberId"),
            );
            const touched = repair.changes().filter((change) => ids.some((id) => change.includes(String(id))));
            assert.deepEqual(touched, []);
        });

        it("has nothing to do afterwards", async () => {
            await world.must("preview", "--expect-no-changes");
        });
    });

    describe("destroyed", function () {
        this.timeout(120_000);
        let refused: Step;

        before(async () => {
            refused = await world.run("destroy");
        });

        it("refuses locked numbers whole, and says what to do", () => {
            assert.notEqual(refused.code, 0);
            assert.match(
                refused.output,
                // The engine stops at the first of the locked resources.
                /releasing \+131255510\d\d, \+131255510\d\d: the deletion lock is on, so nothing was released\. Set deletionLock to false and run `pulumi up` first/,
            );
            assert.deepEqual(
                [9, 10, 30, 31].map((index) => numberOf(us(index))?.status),
                ["active", "active", "active", "active"],
            );
            assert.equal(refused.resource("lock").id !== undefined, true);
        });

        it("leaves nothing behind once the program unlocks them; that somebody lifts the lock is not enough", async () => {
            [us(9), us(10), us(30), us(31)].forEach((phoneNumber) =>
                world.control.changeNumber(phoneNumber, { deletion_lock_enabled: false }),
            );
            assert.match((await world.run("destroy")).output, /the deletion lock is on, so nothing was released/);
            const unlocked = (name: string) => ({ [name]: { ...must(changed[name]), deletionLock: false } });
            world.declare({ ...changed, ...unlocked("lock"), ...unlocked("noLock") });
            await world.must("up");
            const destroy = await world.must("destroy");

            assert.deepEqual(destroy.resources, []);
            assert.deepEqual(
                world.control.numbers().filter(({ status }) => status !== "deleted"),
                [],
            );
        });
    });
});
