import assert from "node:assert/strict";
import type { Telnyx } from "telnyx";
import { codeOf, must, onBench, order, search } from "./support";

describe("Emulator > sub number orders", () => {
    const bench = onBench();

    it("splits an order by country and number type", async () => {
        const { id, sub_number_orders_ids } = await order(bench.telnyx, [
            "+13125550142",
            "+13125550143",
            "+18005550142",
        ]);
        const listed: Telnyx.SubNumberOrderListResponse = await bench.telnyx.subNumberOrders.list({
            filter: { order_request_id: id },
        });
        const subs = must(listed.data);
        assert.deepEqual(subs.map((sub) => sub.id).sort(), [...must(sub_number_orders_ids)].sort());
        assert.deepEqual(subs.map((sub) => [sub.country_code, sub.phone_number_type, sub.phone_numbers_count]).sort(), [
            ["US", "local", 2],
            ["US", "toll_free", 1],
        ]);
        assert.equal(subs[0]?.record_type, "sub_number_order");
        assert.equal(listed.meta?.total_results, 2);
    });

    it("keeps what needs requirements pending, with a deadline, while the rest completes", async () => {
        const { id } = await order(bench.telnyx, ["+13125550142", "+4989555012345"]);
        const { data } = await bench.telnyx.numberOrders.retrieve(id);
        assert.equal(data?.status, "pending");
        assert.equal(data.requirements_met, false);
        const german = must(data.phone_numbers?.[1]);
        assert.equal(german.status, "pending");
        assert.equal(german.requirements_status, "requirement-info-pending");
        assert.deepEqual(
            german.regulatory_requirements?.map((each) => each.field_value),
            ["", ""],
        );
        const detail: Telnyx.NumberOrderPhoneNumberRetrieveResponse =
            await bench.telnyx.numberOrderPhoneNumbers.retrieve(must(german.id));
        assert.equal(detail.data?.locality, "MÜNCHEN");
        assert.equal(detail.data.order_request_id, id);
        assert.ok(Date.parse(must(detail.data.deadline)) > Date.now());
    });

    it("lists the numbers of orders by country", async () => {
        await order(bench.telnyx, ["+13125550142", "+4989555012345"]);
        const listed: Telnyx.NumberOrderPhoneNumberListResponse = await bench.telnyx.numberOrderPhoneNumbers.list({
            filter: { country_code: "DE" },
        });
        assert.deepEqual(
            listed.data?.map((each) => each.phone_number),
            ["+4989555012345"],
        );
    });

    it("shows its numbers when asked to", async () => {
        const { sub_number_orders_ids } = await order(bench.telnyx, ["+4989555012345"]);
        const sub: Telnyx.SubNumberOrderRetrieveResponse = await bench.telnyx.subNumberOrders.retrieve(
            must(sub_number_orders_ids?.[0]),
            { filter: { include_phone_numbers: true } },
        );
        const [number] = must(sub.data?.phone_numbers);
        assert.equal(number?.phone_number, "+4989555012345");
        assert.deepEqual(
            number.regulatory_requirements?.map(({ status }) => status),
            ["awaiting-value", "awaiting-value"],
        );
        assert.ok(must(sub.data?.regulatory_requirements).every((each) => !("field_value" in each)));
    });

    it("cancels a pending sub order and frees its numbers", async () => {
        const { id, sub_number_orders_ids } = await order(bench.telnyx, ["+4989555012345"]);
        const cancelled: Telnyx.SubNumberOrderCancelResponse = await bench.telnyx.subNumberOrders.cancel(
            must(sub_number_orders_ids?.[0]),
        );
        assert.equal(String(cancelled.data?.status), "cancelled");
        const { data } = await bench.telnyx.numberOrders.retrieve(id);
        assert.equal(String(data?.status), "cancelled");
        assert.equal(data?.phone_numbers?.[0]?.requirements_status, "cancelled");
        await search(bench.telnyx, "+4989555012345");
    });

    it("refuses to cancel what is not pending any more", async () => {
        const { sub_number_orders_ids } = await order(bench.telnyx, ["+13125550142"]);
        assert.equal(await codeOf(bench.telnyx.subNumberOrders.cancel(must(sub_number_orders_ids?.[0]))), "422 10015");
    });

    it("is cancelled by staff, and when the deadline passes", async () => {
        const first = await order(bench.telnyx, ["+4989555012345"]);
        const second = await order(bench.telnyx, ["+4989555012346"]);
        bench.emulator.control.cancelSubNumberOrder(must(first.sub_number_orders_ids?.[0]));
        assert.equal(String((await bench.telnyx.numberOrders.retrieve(first.id)).data?.status), "cancelled");
        assert.equal((await bench.telnyx.numberOrders.retrieve(second.id)).data?.status, "pending");
        bench.emulator.control.advance(15 * 24 * 60 * 60 * 1000);
        assert.equal(String((await bench.telnyx.numberOrders.retrieve(second.id)).data?.status), "cancelled");
    });

    it("sells numbers of some countries only with a fulfilled requirement group", async () => {
        await search(bench.telnyx, "+41445550142");
        const phone_numbers = [{ phone_number: "+41445550142" }];
        assert.equal(await codeOf(bench.telnyx.numberOrders.create({ phone_numbers })), "422 10015");
    });
});
