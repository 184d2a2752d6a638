import assert from "node:assert/strict";
import type { Telnyx } from "telnyx";
import { german, germanGroup, progress } from "./regulated";
import { codeOf, must, onBench, order, search } from "./support";

describe("Emulator > regulated orders", () => {
    const bench = onBench();
    const { phoneNumber, values } = german;
    const now = (orderId: string) => progress(bench.telnyx, orderId);

    async function orderWithGroup(requirement_group_id: string, phone_number = phoneNumber): Promise<string> {
        await search(bench.telnyx, phone_number);
        const created = await bench.telnyx.numberOrders.create({
            phone_numbers: [{ phone_number, requirement_group_id }],
        });
        return must(created.data?.id);
    }

    it("activates by itself with an approved group", async () => {
        const { id } = await germanGroup(bench.telnyx);
        bench.emulator.control.approveGroup(id);
        const orderId = await orderWithGroup(id);
        const { status, requirements, values: copied } = await now(orderId);
        assert.deepEqual([status, requirements], ["success", "approved"]);
        assert.deepEqual(
            copied,
            values.map((each) => each.field_value),
        );
    });

    it("is reviewed with a group that is complete, and lacks values with one that is not", async () => {
        const complete = await germanGroup(bench.telnyx);
        const partly = await germanGroup(bench.telnyx, values.slice(0, 1));
        const reviewed = await now(await orderWithGroup(complete.id));
        assert.deepEqual([reviewed.requirements, reviewed.deadline], ["requirement-info-under-review", null]);
        const lacking = await now(await orderWithGroup(partly.id, "+4989555012346"));
        assert.equal(lacking.requirements, "requirement-info-pending");
        assert.ok(lacking.deadline);
    });

    it("is sold in some countries once the group is fulfilled", async () => {
        const group = await bench.telnyx.requirementGroups.create({
            country_code: "SE",
            phone_number_type: "local",
            action: "ordering",
        });
        assert.equal(await codeOf(orderWithGroup(must(group.id), "+46855501422")), "422 10015");
        await bench.telnyx.requirementGroups.update(must(group.id), {
            regulatory_requirements: [
                { requirement_id: "55555555-aaaa-4bbb-8ccc-666666666666", field_value: "Acme AB" },
                { requirement_id: "55555555-aaaa-4bbb-8ccc-777777777777", field_value: "556677-8899" },
            ],
        });
        await orderWithGroup(must(group.id), "+46855501422");
    });

    for (const [country, phoneNumber] of [
        ["CH", "+41445550142"],
        ["IT", "+390212345678"],
        ["SE", "+46855501422"],
    ] as const) {
        it(`is not sold in ${country} without a group`, async () => {
            await search(bench.telnyx, phoneNumber);
            const created = bench.telnyx.numberOrders.create({ phone_numbers: [{ phone_number: phoneNumber }] });
            assert.equal(await codeOf(created), "422 10015");
        });
    }

    it("takes values at the order, at the sub order and at the number", async () => {
        const { telnyx } = bench;
        const body = { regulatory_requirements: values };
        const first = await order(telnyx, [phoneNumber]);
        const second = await order(telnyx, ["+4989555012346"]);
        const third = await order(telnyx, ["+4989555012347"]);
        await telnyx.numberOrders.update(first.id, body);
        const sub: Telnyx.SubNumberOrderUpdateResponse = await telnyx.subNumberOrders.update(
            (await now(second.id)).subId,
            body,
        );
        assert.equal(sub.data?.status, "pending");
        const number: Telnyx.NumberOrderPhoneNumberUpdateRequirementsResponse =
            await telnyx.numberOrderPhoneNumbers.updateRequirements((await now(third.id)).id, body);
        assert.equal(number.data?.requirements_status, "requirement-info-under-review");
        for (const { id } of [first, second, third]) {
            const { requirements, deadline } = await now(id);
            assert.deepEqual([requirements, deadline], ["requirement-info-under-review", null]);
        }
    });

    it("waits for the rest when some values are missing, and refuses wrong ones", async () => {
        const { id } = await order(bench.telnyx, [phoneNumber]);
        await bench.telnyx.numberOrders.update(id, { regulatory_requirements: values.slice(0, 1) });
        assert.equal((await now(id)).requirements, "requirement-info-pending");
        const wrong = [{ requirement_id: german.document, field_value: "not a document" }];
        assert.equal(
            await codeOf(bench.telnyx.numberOrders.update(id, { regulatory_requirements: wrong })),
            "422 10015",
        );
    });

    it("activates once it is approved, and takes no values after that", async () => {
        const { id } = await order(bench.telnyx, [phoneNumber]);
        await bench.telnyx.numberOrders.update(id, { regulatory_requirements: values });
        bench.emulator.control.approveNumber(phoneNumber);
        assert.equal((await now(id)).status, "success");
        const late = bench.telnyx.numberOrders.update(id, { regulatory_requirements: values });
        assert.equal(await codeOf(late), "422 85003");
    });

    it("is rejected with a comment and a new deadline, and reviewed again after a correction", async () => {
        const { id } = await order(bench.telnyx, [phoneNumber]);
        await bench.telnyx.numberOrders.update(id, { regulatory_requirements: values });
        const comment = "The document cannot be read.";
        bench.emulator.control.rejectNumber(phoneNumber, { requirementId: german.document, comment });
        const rejected = await now(id);
        assert.equal(rejected.requirements, "requirement-info-exception");
        assert.ok(rejected.deadline);
        const comments = await bench.telnyx.comments.list({
            filter: { comment_record_type: "sub_number_order", comment_record_id: rejected.subId },
        });
        assert.equal(comments.data?.[0]?.body, comment);
        const field_value = "8ffb3622-7c6b-4ccc-b65f-7a3dc0099577";
        const corrected = [{ requirement_id: german.document, field_value }];
        await bench.telnyx.numberOrders.update(id, { regulatory_requirements: corrected });
        assert.equal((await now(id)).requirements, "requirement-info-under-review");
    });

    it("is under review once all its papers are there, also where it was rejected before it had any", async () => {
        const { id } = await order(bench.telnyx, [phoneNumber]);
        bench.emulator.control.rejectNumber(phoneNumber, { comment: "There is nothing to review." });
        assert.equal((await now(id)).requirements, "requirement-info-exception");
        await bench.telnyx.numberOrders.update(id, { regulatory_requirements: values });
        assert.deepEqual(
            (await now(id)).values,
            values.map(({ field_value }) => field_value),
        );
        assert.equal((await now(id)).requirements, "requirement-info-under-review");
    });

    it("does not follow a group that changes, until the group is attached again", async () => {
        const { telnyx } = bench;
        const group = await germanGroup(telnyx);
        const id = await orderWithGroup(group.id);
        const field_value = "2664398120045678999";
        await telnyx.requirementGroups.update(group.id, {
            regulatory_requirements: [{ requirement_id: german.address, field_value }],
        });
        assert.notEqual((await now(id)).values?.[0], field_value);
        const attached: Telnyx.SubNumberOrderUpdateRequirementGroupResponse =
            await telnyx.subNumberOrders.updateRequirementGroup((await now(id)).subId, {
                requirement_group_id: group.id,
            });
        assert.equal(attached.data?.phone_numbers?.[0]?.regulatory_requirements?.[0]?.status, "pending-approval");
        assert.equal((await now(id)).values?.[0], field_value);
    });

    it("overwrites with a group only what is not approved", async () => {
        const { id } = await order(bench.telnyx, [phoneNumber]);
        await bench.telnyx.numberOrders.update(id, { regulatory_requirements: values });
        bench.emulator.control.rejectNumber(phoneNumber, { requirementId: german.document });
        const group = await germanGroup(bench.telnyx, [
            { requirement_id: german.address, field_value: "7777777" },
            { requirement_id: german.document, field_value: "8ffb3622-7c6b-4ccc-b65f-7a3dc0099577" },
        ]);
        const attached: Telnyx.NumberOrderPhoneNumberUpdateRequirementGroupResponse =
            await bench.telnyx.numberOrderPhoneNumbers.updateRequirementGroup((await now(id)).id, {
                requirement_group_id: group.id,
            });
        assert.deepEqual(
            attached.data?.regulatory_requirements?.map(({ field_value, status }) => [field_value, status]),
            [
                [values[0]?.field_value, "approved"],
                ["8ffb3622-7c6b-4ccc-b65f-7a3dc0099577", "pending-approval"],
            ],
        );
    });

    it("attaches no group that is incomplete, and none to what has ended", async () => {
        const attach = async (orderId: string, requirement_group_id: string) =>
            codeOf(
                bench.telnyx.subNumberOrders.updateRequirementGroup((await now(orderId)).subId, {
                    requirement_group_id,
                }),
            );
        const { id } = await order(bench.telnyx, [phoneNumber]);
        const partly = await germanGroup(bench.telnyx, values.slice(0, 1));
        assert.equal(await attach(id, partly.id), "422 10015");
        bench.emulator.control.settleOrder(id, "failure");
        assert.equal(await attach(id, (await germanGroup(bench.telnyx)).id), "422 10015");
    });

    it("is cancelled when its deadline is missed, and can be ordered again", async () => {
        const { id } = await order(bench.telnyx, [phoneNumber]);
        bench.emulator.control.missDeadline(phoneNumber);
        assert.equal((await now(id)).requirements, "cancelled");
        assert.equal(String((await bench.telnyx.numberOrders.retrieve(id)).data?.status), "cancelled");
        await order(bench.telnyx, [phoneNumber]);
    });

    it("takes any status of its requirements from control", async () => {
        const { id } = await order(bench.telnyx, [phoneNumber]);
        bench.emulator.control.setRequirementsStatus(phoneNumber, "requirement-info-exception", "why");
        assert.equal((await now(id)).requirements, "requirement-info-exception");
        assert.equal((await bench.telnyx.comments.list()).data?.[0]?.body, "why");
    });
});
