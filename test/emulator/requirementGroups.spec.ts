import assert from "node:assert/strict";
import type { Telnyx } from "telnyx";
import { german, germanGroup } from "./regulated";
import { clientOf, codeOf, must, onBench, order, search } from "./support";

describe("Emulator > requirement groups", () => {
    const bench = onBench();
    const groups = () => bench.telnyx.requirementGroups;
    const statuses = (group: Telnyx.RequirementGroup) => group.regulatory_requirements?.map(({ status }) => status);

    it("lists every requirement of its combination by itself, bare, without any value", async () => {
        const created: Telnyx.RequirementGroup = await germanGroup(bench.telnyx, []);
        assert.equal(created.status, "unapproved");
        assert.equal(created.record_type, "requirement_group");
        assert.deepEqual(
            created.regulatory_requirements?.map((each) => each.field_value),
            ["", ""],
        );
        const retrieved: Telnyx.RequirementGroup = await groups().retrieve(must(created.id));
        assert.deepEqual({ ...retrieved }, { ...created });
    });

    it("is listed in a bare array, by each of its filters", async () => {
        const { id } = await germanGroup(bench.telnyx);
        await groups().update(id, { customer_reference: "label" });
        await groups().create({ country_code: "FR", phone_number_type: "mobile", action: "porting" });
        const listed: Telnyx.RequirementGroupListResponse = await groups().list();
        assert.equal(listed.length, 2);
        for (const filter of [
            { country_code: "DE" },
            { phone_number_type: "local" },
            { action: "ordering" },
            { customer_reference: "label" },
        ] as const) {
            assert.deepEqual(
                (await groups().list({ filter })).map((each) => each.id),
                [id],
            );
        }
        assert.deepEqual(await groups().list({ filter: { status: "approved" } }), []);
        assert.deepEqual(await clientOf(bench.emulator, "KEY-other").requirementGroups.list(), []);
    });

    it("refuses values that their requirement does not accept, without repeating them", async () => {
        const wrong = (requirement_id: string, field_value: string) => [{ requirement_id, field_value }];
        assert.equal(await codeOf(germanGroup(bench.telnyx, wrong(german.address, "Main street 1"))), "422 10015");
        assert.equal(await codeOf(germanGroup(bench.telnyx, wrong(german.document, "12"))), "422 10015");
        const other = "77777777-aaaa-4bbb-8ccc-999999999999";
        assert.equal(await codeOf(germanGroup(bench.telnyx, wrong(other, "1985-04-12"))), "422 10015");
        const create = groups().create({
            country_code: "GB",
            phone_number_type: "national",
            action: "ordering",
            regulatory_requirements: wrong("55555555-aaaa-4bbb-8ccc-777777777777", "secret value!"),
        });
        await assert.rejects(create, (error: Error) => !JSON.stringify(error).includes("secret"));
    });

    it("holds dates and choices to what their requirements accept", async () => {
        const group = (country_code: string, phone_number_type: "mobile" | "local", id: string, field_value: string) =>
            groups().create({
                ...{ country_code, phone_number_type, action: "ordering" },
                regulatory_requirements: [{ requirement_id: id, field_value }],
            });
        const birth = "77777777-aaaa-4bbb-8ccc-999999999999";
        const use = "55555555-aaaa-4bbb-8ccc-888888888888";
        assert.equal(await codeOf(group("FR", "mobile", birth, "12 April 1985")), "422 10015");
        assert.equal(await codeOf(group("IT", "local", use, "Fun")), "422 10015");
        assert.ok((await group("FR", "mobile", birth, "1985-04-12")).id);
        assert.ok((await group("IT", "local", use, "Business")).id);
    });

    it("keeps country, type and action for good", async () => {
        const { id } = await germanGroup(bench.telnyx);
        const wrong = { country_code: "FR" } as Telnyx.RequirementGroupUpdateParams;
        assert.equal(await codeOf(groups().update(id, wrong)), "422 10015");
    });

    it("is submitted once it is complete, and approved for a year", async () => {
        const { id } = await germanGroup(bench.telnyx, german.values.slice(0, 1));
        assert.equal(await codeOf(groups().submitForApproval(id)), "422 10015");
        await groups().update(id, { regulatory_requirements: german.values });
        const submitted: Telnyx.RequirementGroup = await groups().submitForApproval(id);
        assert.equal(submitted.status, "pending-approval");
        assert.deepEqual(statuses(submitted), ["pending-approval", "pending-approval"]);
        bench.emulator.control.approveGroup(id);
        const approved = await groups().retrieve(id);
        assert.equal(approved.status, "approved");
        assert.ok(Date.parse(must(approved.regulatory_requirements?.[0]?.expires_at)) > Date.now());
        bench.emulator.control.advance(366 * 24 * 60 * 60 * 1000);
        assert.equal((await groups().retrieve(id)).status, "expired");
    });

    it("is declined for one requirement, with a comment, and submitted again after a correction", async () => {
        const { id } = await germanGroup(bench.telnyx);
        await groups().submitForApproval(id);
        const comment = "Address proof is older than three months.";
        bench.emulator.control.declineGroup(id, { requirementId: german.document, comment });
        const declined = await groups().retrieve(id);
        assert.equal(declined.status, "declined");
        assert.deepEqual(statuses(declined), ["approved", "declined"]);
        const comments: Telnyx.CommentListResponse = await bench.telnyx.comments.list({
            filter: { comment_record_type: "requirement_group", comment_record_id: id },
        });
        assert.deepEqual(
            comments.data?.map((each) => [each.body, each.commenter_type]),
            [[comment, "admin"]],
        );
        const field_value = "8ffb3622-7c6b-4ccc-b65f-7a3dc0099577";
        await groups().update(id, { regulatory_requirements: [{ requirement_id: german.document, field_value }] });
        assert.deepEqual(statuses(await groups().submitForApproval(id)), ["approved", "pending-approval"]);
    });

    it("loses its approval by a changed value, not by the same one", async () => {
        const { id } = await germanGroup(bench.telnyx);
        bench.emulator.control.approveGroup(id);
        const same = await groups().update(id, { regulatory_requirements: german.values });
        assert.equal(same.status, "approved");
        const changed = [{ requirement_id: german.address, field_value: "2664398120045678902" }];
        const updated = await groups().update(id, { regulatory_requirements: changed });
        assert.equal(updated.status, "unapproved");
        assert.deepEqual(statuses(updated), ["unapproved", "approved"]);
    });

    it("cannot be submitted for Italy", async () => {
        const { id } = await groups().create({ country_code: "IT", phone_number_type: "local", action: "ordering" });
        assert.equal(await codeOf(groups().submitForApproval(must(id))), "422 10015");
    });

    it("is deleted with itself in the reply, but not while a pending order uses it", async () => {
        const { id } = await germanGroup(bench.telnyx);
        await search(bench.telnyx, german.phoneNumber);
        const created = await bench.telnyx.numberOrders.create({
            phone_numbers: [{ phone_number: german.phoneNumber, requirement_group_id: id }],
        });
        assert.equal(await codeOf(groups().delete(id)), "422 10021");
        await bench.telnyx.subNumberOrders.cancel(must(created.data?.sub_number_orders_ids?.[0]));
        const deleted: Telnyx.RequirementGroup = await groups().delete(id);
        assert.equal(deleted.id, id);
        assert.equal(await codeOf(groups().retrieve(id)), "404 10005");
    });

    it("changes and disappears behind a program's back", async () => {
        const { control } = bench.emulator;
        const { id } = await germanGroup(bench.telnyx);
        control.changeGroupValue(id, german.address, "1234567");
        control.setGroupStatus(id, "no-longer-eligible");
        const group = await groups().retrieve(id);
        assert.equal(group.regulatory_requirements?.[0]?.field_value, "1234567");
        assert.equal(String(group.status), "no-longer-eligible");
        control.deleteGroup(id);
        assert.deepEqual(control.requirementGroups(), []);
    });

    it("is used by orders only while it is eligible and fits", async () => {
        const { control } = bench.emulator;
        const { id } = await germanGroup(bench.telnyx);
        const place = async (phone_number: string) => {
            await search(bench.telnyx, phone_number);
            return codeOf(
                bench.telnyx.numberOrders.create({ phone_numbers: [{ phone_number, requirement_group_id: id }] }),
            );
        };
        assert.equal(await place("+33655501422"), "422 10015");
        control.setGroupStatus(id, "no-longer-eligible");
        assert.equal(await place(german.phoneNumber), "422 10015");
        await order(bench.telnyx, [german.phoneNumber]);
    });
});
