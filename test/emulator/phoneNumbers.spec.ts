import assert from "node:assert/strict";
import type { Telnyx } from "telnyx";
import { buy, clientOf, codeOf, must, onBench, order } from "./support";

describe("Emulator > phone numbers", () => {
    const bench = onBench();
    const one = "+13125550142";

    it("lists an owned number with all its fields", async () => {
        await buy(bench.telnyx, one, { customer_reference: "label" });
        const listed = await bench.telnyx.phoneNumbers.list();
        const number: Telnyx.PhoneNumberDetailed = must(listed.data[0]);
        assert.equal(number.phone_number, one);
        assert.equal(number.status, "active");
        assert.equal(number.phone_number_type, "local");
        assert.equal(number.customer_reference, "label");
        assert.equal(number.deletion_lock_enabled, false);
        assert.deepEqual(number.tags, []);
        assert.equal(listed.meta?.total_pages, 1);
    });

    it("lists the light form too, with tags only when asked for", async () => {
        const id = await buy(bench.telnyx, one);
        await bench.telnyx.phoneNumbers.update(id, { tags: ["a"] });
        const slim: Telnyx.PhoneNumberSlimListResponse | undefined = (await bench.telnyx.phoneNumbers.slimList())
            .data[0];
        assert.equal(slim?.record_type, "phone_number_slim");
        assert.ok(!("tags" in slim) && !("deletion_lock_enabled" in slim) && !("messaging_profile_id" in slim));
        const tagged = (await bench.telnyx.phoneNumbers.slimList({ include_tags: true })).data[0];
        assert.deepEqual((tagged as { tags?: string[] }).tags, ["a"]);
    });

    it("finds numbers by a part of three digits or more", async () => {
        await order(bench.telnyx, [one, "+13125550143", "+18005550142"]);
        const found = async (phone_number: string) =>
            (await bench.telnyx.phoneNumbers.list({ filter: { phone_number } })).data.length;
        assert.equal(await found(one), 1);
        assert.equal(await found("312555"), 2);
        assert.equal(await found("0142"), 2);
        assert.equal(await found("14"), 0);
        assert.equal(await found("call"), 0);
    });

    it("filters by settings, country, type, tag and status", async () => {
        await order(bench.telnyx, [one], { connection_id: "7", billing_group_id: "b", customer_reference: "r" });
        await order(bench.telnyx, ["+18005550142", "+14165550142"]);
        await bench.telnyx.phoneNumbers.update(one, { tags: ["x"] });
        const found = async (filter: Telnyx.PhoneNumberListParams.Filter) =>
            (await bench.telnyx.phoneNumbers.list({ filter })).data.map((each) => each.phone_number).sort();
        const others = ["+14165550142", "+18005550142"];
        assert.deepEqual(await found({ connection_id: "7" }), [one]);
        assert.deepEqual(await found({ billing_group_id: "b" }), [one]);
        assert.deepEqual(await found({ billing_group_id: "null" }), others);
        assert.deepEqual(await found({ customer_reference: "r" }), [one]);
        assert.deepEqual(await found({ tag: "x" }), [one]);
        assert.deepEqual(await found({ without_tags: "true" }), others);
        assert.deepEqual(await found({ country_iso_alpha2: "CA" }), ["+14165550142"]);
        assert.deepEqual(await found({ number_type: { eq: "toll_free" } }), ["+18005550142"]);
        assert.equal((await found({ status: "active" })).length, 3);
        assert.deepEqual(await found({ status: "port-pending" }), []);
    });

    it("is listed only some time after the order's success", async () => {
        bench.emulator.control.configure({ listingDelayMs: 5_000 });
        const { id } = await order(bench.telnyx, [one]);
        const listed = async () => (await bench.telnyx.phoneNumbers.list()).data.length;
        assert.equal((await bench.telnyx.numberOrders.retrieve(id)).data?.status, "success");
        assert.equal(await listed(), 0);
        bench.emulator.control.advance(5_000);
        assert.equal(await listed(), 1);
    });

    it("is found by its id and by its E.164 form", async () => {
        const id = await buy(bench.telnyx, one);
        const byId: Telnyx.PhoneNumberRetrieveResponse = await bench.telnyx.phoneNumbers.retrieve(id);
        const byNumber = await bench.telnyx.phoneNumbers.retrieve(one);
        assert.deepEqual(byId, byNumber);
        const other = clientOf(bench.emulator, "KEY-other");
        assert.equal(await codeOf(other.phoneNumbers.retrieve(id)), "404 10005");
    });

    it("changes and clears the settings that can be written", async () => {
        const id = await buy(bench.telnyx, one, { connection_id: "7", billing_group_id: "b" });
        const updated: Telnyx.PhoneNumberUpdateResponse = await bench.telnyx.phoneNumbers.update(id, {
            connection_id: "8",
            customer_reference: "new",
            tags: ["a", "b"],
            external_pin: "1234",
            hd_voice_enabled: true,
        });
        assert.equal(updated.data?.connection_id, "8");
        assert.deepEqual(updated.data.tags, ["a", "b"]);
        assert.equal(updated.data.billing_group_id, "b");
        await bench.telnyx.phoneNumbers.update(id, { connection_id: "" });
        const nothing = { billing_group_id: null } as unknown as Telnyx.PhoneNumberUpdateParams;
        const { data } = await bench.telnyx.phoneNumbers.update(id, nothing);
        assert.deepEqual([data?.connection_id, data?.billing_group_id, data?.customer_reference], [null, null, "new"]);
    });

    it("takes the messaging profile at the messaging settings only", async () => {
        const id = await buy(bench.telnyx, one);
        const wrong = { messaging_profile_id: "p" } as Telnyx.PhoneNumberUpdateParams;
        assert.equal(await codeOf(bench.telnyx.phoneNumbers.update(id, wrong)), "422 10015");
        const { messaging } = bench.telnyx.phoneNumbers;
        const set: Telnyx.PhoneNumbers.MessagingUpdateResponse = await messaging.update(id, {
            messaging_profile_id: "p",
        });
        assert.equal(set.data?.messaging_profile_id, "p");
        assert.equal(set.data.record_type, "messaging_settings");
        assert.equal((await messaging.update(id, {})).data?.messaging_profile_id, "p");
        assert.equal((await bench.telnyx.phoneNumbers.retrieve(id)).data?.messaging_profile_id, "p");
        const listed = await messaging.list({ "filter[messaging_profile_id]": "p" });
        assert.deepEqual(
            listed.data.map((each) => each.phone_number),
            [one],
        );
        assert.equal((await messaging.update(id, { messaging_profile_id: "" })).data?.messaging_profile_id, null);
    });

    it("has voice settings of its own", async () => {
        const id = await buy(bench.telnyx, one, { connection_id: "7" });
        const before: Telnyx.PhoneNumbers.VoiceRetrieveResponse = await bench.telnyx.phoneNumbers.voice.retrieve(id);
        assert.equal(before.data?.connection_id, "7");
        assert.equal(before.data.usage_payment_method, "pay-per-minute");
        const after = await bench.telnyx.phoneNumbers.voice.update(id, { usage_payment_method: "channel" });
        assert.equal(after.data?.usage_payment_method, "channel");
    });

    it("changes a part of its voice settings and keeps the rest, in the jobs too", async () => {
        const id = await buy(bench.telnyx, one);
        const { voice } = bench.telnyx.phoneNumbers;
        await voice.update(id, { call_forwarding: { forwards_to: "+13125550199", forwarding_type: "on-failure" } });
        await voice.update(id, { call_forwarding: { call_forwarding_enabled: false } });
        const forwarding = { forwards_to: "+13125550199", forwarding_type: "on-failure" };
        assert.deepEqual((await voice.retrieve(id)).data?.call_forwarding, {
            ...forwarding,
            call_forwarding_enabled: false,
        });
        await bench.telnyx.phoneNumbers.jobs.updateBatch({
            phone_numbers: [id],
            voice: { call_forwarding: { call_forwarding_enabled: true } },
        });
        assert.deepEqual((await voice.retrieve(id)).data?.call_forwarding, {
            ...forwarding,
            call_forwarding_enabled: true,
        });
    });

    it("shows the same voice settings in all its views, and when they changed", async () => {
        const id = await buy(bench.telnyx, one);
        const { phoneNumbers } = bench.telnyx;
        const before = must((await phoneNumbers.retrieve(id)).data);
        assert.equal(before.t38_fax_gateway_enabled, false);
        await phoneNumbers.voice.update(id, {
            caller_id_name_enabled: true,
            inbound_call_screening: "flag_calls",
            call_forwarding: { call_forwarding_enabled: false },
            cnam_listing: { cnam_listing_enabled: true, cnam_listing_details: "Acme 24" },
            call_recording: { inbound_call_recording_enabled: true },
            media_features: { t38_fax_gateway_enabled: true },
        });
        const shown = {
            caller_id_name_enabled: true,
            inbound_call_screening: "flag_calls",
            call_forwarding_enabled: false,
            cnam_listing_enabled: true,
            call_recording_enabled: true,
            t38_fax_gateway_enabled: true,
        };
        const after = must((await phoneNumbers.retrieve(id)).data);
        const [slim] = (await phoneNumbers.slimList()).data;
        for (const view of [after, must((await phoneNumbers.list()).data[0]), must(slim)]) {
            assert.deepEqual({ ...view, ...shown }, view);
        }
        assert.ok(must(after.updated_at) > must(before.updated_at));
    });

    it("refuses voice settings that the API does not know", async () => {
        const id = await buy(bench.telnyx, one);
        for (const body of [
            { call_forwarding: { forwarding_type: 5 } },
            { call_forwarding: { forwards_to: "nobody" } },
            { cnam_listing: { cnam_listing_details: "More than 15 characters" } },
            { cnam_listing: { cnam_listing_details: "Smith & Co." } },
            { call_recording: { inbound_call_recording_format: "ogg" } },
        ]) {
            assert.equal(await codeOf(bench.telnyx.patch(`/phone_numbers/${id}/voice`, { body })), "422 10015");
            const job = { phone_numbers: [id], voice: body };
            const path = "/phone_numbers/jobs/update_phone_numbers";
            assert.equal(await codeOf(bench.telnyx.post(path, { body: job })), "422 10015");
        }
    });

    it("lists voice settings, and sorts numbers by how they are paid", async () => {
        await order(bench.telnyx, [one, "+13125550143"]);
        const { voice } = bench.telnyx.phoneNumbers;
        const paid = "channel" as const;
        await voice.update(one, { usage_payment_method: paid });
        const listed = await voice.list({ filter: { "voice.usage_payment_method": paid } });
        assert.deepEqual(
            listed.data.map((each) => each.phone_number),
            [one],
        );
        const sorted = await bench.telnyx.phoneNumbers.list({ sort: "usage_payment_method" });
        assert.equal(sorted.data[0]?.phone_number, one);
    });

    it("moves from bundle to bundle in two steps only", async () => {
        const id = await buy(bench.telnyx, one);
        const bundle = (bundle_id: string | null) =>
            bench.telnyx.phoneNumbers.actions.changeBundleStatus(id, { bundle_id: bundle_id as string });
        const put: Telnyx.PhoneNumbers.ActionChangeBundleStatusResponse = await bundle("first");
        assert.equal(put.data?.phone_number, one);
        assert.equal(await codeOf(bundle("second")), "422 10015");
        await bundle(null);
        await bundle("second");
        assert.equal(bench.emulator.control.numbers()[0]?.bundle_id, "second");
    });

    it("tells owned numbers from others", async () => {
        const id = await buy(bench.telnyx, one);
        const verified: Telnyx.PhoneNumbers.ActionVerifyOwnershipResponse =
            await bench.telnyx.phoneNumbers.actions.verifyOwnership({ phone_numbers: [one, "+13125550199"] });
        assert.deepEqual(verified.data?.found, [{ id, number_val_e164: one }]);
        assert.deepEqual(verified.data.not_found, ["+13125550199"]);
    });

    it("is not found among the owned numbers before it is listed", async () => {
        bench.emulator.control.configure({ listingDelayMs: 5_000 });
        await order(bench.telnyx, [one]);
        const verified = () => bench.telnyx.phoneNumbers.actions.verifyOwnership({ phone_numbers: [one] });
        assert.deepEqual((await verified()).data?.not_found, [one]);
        bench.emulator.control.advance(5_000);
        assert.deepEqual((await verified()).data?.not_found, []);
    });

    it("is released with the object in the reply, and is unknown from then on", async () => {
        const id = await buy(bench.telnyx, one);
        const released: Telnyx.PhoneNumberDeleteResponse = await bench.telnyx.phoneNumbers.delete(id);
        assert.equal(released.data?.status, "deleted");
        assert.equal(await codeOf(bench.telnyx.phoneNumbers.retrieve(id)), "404 10005");
        assert.equal(await codeOf(bench.telnyx.phoneNumbers.delete(id)), "404 10005");
        assert.deepEqual((await bench.telnyx.phoneNumbers.list()).data, []);
        assert.equal(bench.emulator.control.numbers()[0]?.status, "deleted");
    });

    it("is not released while its deletion lock is on", async () => {
        const id = await buy(bench.telnyx, one);
        bench.emulator.control.changeNumber(one, { deletion_lock_enabled: true });
        assert.equal(await codeOf(bench.telnyx.phoneNumbers.delete(id)), "422 10035");
    });

    it("gets another id when it is bought again", async () => {
        const id = await buy(bench.telnyx, one);
        await bench.telnyx.phoneNumbers.delete(id);
        const phone_numbers = [{ phone_number: one }];
        assert.equal(await codeOf(bench.telnyx.numberOrders.create({ phone_numbers })), "422 85000");
        await bench.telnyx.availablePhoneNumbers.list(undefined, {
            query: { "filter[only_reserved_numbers]": "true" },
        });
        await bench.telnyx.numberOrders.create({ phone_numbers });
        const again = (await bench.telnyx.phoneNumbers.retrieve(one)).data?.id;
        assert.ok(again !== undefined && again !== id);
    });
});
