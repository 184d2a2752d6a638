import assert from "node:assert/strict";
import type { Telnyx } from "telnyx";
import { buy, clientOf, codeOf, must, onBench, order, refusal, search } from "./support";

describe("Emulator > number orders", () => {
    const bench = onBench();

    it("answers an order as pending and has completed it at the next look", async () => {
        await search(bench.telnyx, "+13125550142");
        const created: Telnyx.NumberOrderCreateResponse = await bench.telnyx.numberOrders.create({
            phone_numbers: [{ phone_number: "+13125550142" }],
            connection_id: "2204417708812345678",
            customer_reference: "acme-01#7f3c",
        });
        const placed = must(created.data);
        assert.equal(placed.status, "pending");
        assert.equal(placed.record_type, "number_order");
        assert.equal(placed.phone_numbers_count, 1);
        assert.equal(placed.connection_id, "2204417708812345678");
        assert.equal(placed.messaging_profile_id, null);
        assert.equal(placed.sub_number_orders_ids?.length, 1);
        assert.match(must(placed.created_at), /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}\+00:00$/);
        const retrieved: Telnyx.NumberOrderRetrieveResponse = await bench.telnyx.numberOrders.retrieve(must(placed.id));
        assert.equal(retrieved.data?.status, "success");
        assert.equal(retrieved.data.phone_numbers?.[0]?.status, "success");
        assert.equal(retrieved.data.requirements_met, true);
    });

    it("names a number in an order by another id than the owned number", async () => {
        const { phone_numbers } = await order(bench.telnyx, ["+13125550142"]);
        const owned = await bench.telnyx.phoneNumbers.list({ filter: { phone_number: "+13125550142" } });
        assert.match(must(phone_numbers?.[0]?.id), /^[0-9a-f-]{36}$/);
        assert.match(must(owned.data[0]).id, /^\d{19}$/);
    });

    it("lists orders newest first, of their numbers only id and number", async () => {
        const first = await order(bench.telnyx, ["+13125550142"]);
        const second = await order(bench.telnyx, ["+13125550143"]);
        const listed = await bench.telnyx.numberOrders.list();
        const data: Telnyx.NumberOrderListResponse[] = listed.data;
        assert.deepEqual(
            data.map(({ id }) => id),
            [second.id, first.id],
        );
        assert.deepEqual(Object.keys(must(data[0]?.phone_numbers?.[0])), ["id", "phone_number"]);
        assert.deepEqual(listed.meta, { page_number: 1, page_size: 20, total_pages: 1, total_results: 2 });
    });

    it("pages its lists", async () => {
        const placed: string[] = [];
        for (const last of "12345") {
            placed.unshift((await order(bench.telnyx, [`+1312555014${last}`])).id);
        }
        const seen: (string | undefined)[] = [];
        for await (const each of bench.telnyx.numberOrders.list({ "page[size]": 2 })) {
            seen.push(each.id);
        }
        assert.deepEqual(seen, placed);
        const bad = (query: object) => codeOf(bench.telnyx.numberOrders.list(query).asResponse());
        assert.equal(await bad({ "page[number]": 0 }), "422 10015");
        assert.equal(await bad({ "page[size]": 251 }), "422 10015");
    });

    it("filters by exact reference, status, count, time and requirements", async () => {
        const us = await order(bench.telnyx, ["+13125550142", "+13125550143"], { customer_reference: "label#1" });
        const de = await order(bench.telnyx, ["+4989555012345"], { customer_reference: "label#12" });
        const ids = async (filter: Telnyx.NumberOrderListParams.Filter) =>
            (await bench.telnyx.numberOrders.list({ filter })).data.map(({ id }) => id);
        assert.deepEqual(await ids({ customer_reference: "label#1" }), [us.id]);
        assert.deepEqual(await ids({ customer_reference: "label" }), []);
        assert.deepEqual(await ids({ status: "pending" }), [de.id]);
        assert.deepEqual(await ids({ phone_numbers_count: "2" }), [us.id]);
        assert.deepEqual(await ids({ requirements_met: false }), [de.id]);
        assert.deepEqual(await ids({ created_at: { gt: must(us.created_at) } }), [de.id]);
        assert.deepEqual(await ids({ created_at: { lt: must(de.created_at) } }), [us.id]);
    });

    it("changes the customer reference of an order, and nothing else silently", async () => {
        const { id } = await order(bench.telnyx, ["+13125550142"]);
        const updated: Telnyx.NumberOrderUpdateResponse = await bench.telnyx.numberOrders.update(id, {
            customer_reference: "new",
        });
        assert.equal(updated.data?.customer_reference, "new");
        const wrong = { connection_id: "1" } as Telnyx.NumberOrderUpdateParams;
        assert.equal(await codeOf(bench.telnyx.numberOrders.update(id, wrong)), "422 10015");
    });

    it("gives its settings to the numbers it buys", async () => {
        const settings = {
            connection_id: "2204417708812345678",
            billing_group_id: "abc85f64-5717-4562-b3fc-2c9600",
            messaging_profile_id: "40017-profile",
            customer_reference: "label#1",
        };
        const id = await buy(bench.telnyx, "+13125550142", settings);
        const { data } = await bench.telnyx.phoneNumbers.retrieve(id);
        for (const [name, value] of Object.entries(settings)) {
            assert.equal(must(data)[name as keyof typeof settings], value);
        }
    });

    it("names every number that somebody has already, with its place in the request", async () => {
        await buy(clientOf(bench.emulator, "KEY-other"), "+13125550143");
        const phone_numbers = [{ phone_number: "+13125550142" }, { phone_number: "+13125550143" }];
        const { status, errors } = await refusal(bench.telnyx.numberOrders.create({ phone_numbers }));
        assert.equal(status, 409);
        assert.deepEqual(
            errors.map(({ code, source }) => [code, source?.pointer]),
            [["85001", "/phone_numbers/1/phone_number"]],
        );
        assert.ok(errors[0]?.detail.includes("+13125550143"));
    });

    it("refuses no numbers, bad numbers and the same number twice, and buys nothing then", async () => {
        const create = (...numbers: string[]) =>
            codeOf(
                bench.telnyx.numberOrders.create({ phone_numbers: numbers.map((phone_number) => ({ phone_number })) }),
            );
        await search(bench.telnyx, "+13125550142");
        assert.equal(await create(), "422 10015");
        assert.equal(await create("3125550142"), "422 10016");
        assert.equal(await create("+13125550142", "+13125550142"), "422 10015");
        assert.deepEqual(bench.emulator.control.orders(), []);
    });

    it("refuses a number on demand", async () => {
        bench.emulator.control.refuseNumber("+13125550142", { status: 400, code: "10015" });
        await search(bench.telnyx, "+13125550142");
        const phone_numbers = [{ phone_number: "+13125550142" }];
        assert.equal(await codeOf(bench.telnyx.numberOrders.create({ phone_numbers })), "400 10015");
    });

    it("stays pending for the activation delay, by the emulator's own clock", async () => {
        bench.emulator.control.configure({ activationDelayMs: 60_000 });
        const { id } = await order(bench.telnyx, ["+13125550142"]);
        const status = async () => (await bench.telnyx.numberOrders.retrieve(id)).data?.status;
        assert.equal(await status(), "pending");
        bench.emulator.control.advance(60_000);
        assert.equal(await status(), "success");
    });

    it("stays pending until it is settled where it does not complete by itself", async () => {
        bench.emulator.control.configure({ autoComplete: false });
        const { id } = await order(bench.telnyx, ["+13125550142", "+13125550143"]);
        bench.emulator.control.settleOrder(id, "success", ["+13125550142"]);
        assert.equal((await bench.telnyx.numberOrders.retrieve(id)).data?.status, "pending");
        bench.emulator.control.settleOrder(id, "failure");
        const { data } = await bench.telnyx.numberOrders.retrieve(id);
        assert.deepEqual(
            data?.phone_numbers?.map(({ status }) => status),
            ["success", "failure"],
        );
        // Nothing says what the whole reads then; the emulator says success as soon as one number works.
        assert.equal(data.status, "success");
    });

    it("frees a number whose order failed", async () => {
        bench.emulator.control.configure({ autoComplete: false });
        const { id } = await order(bench.telnyx, ["+13125550142"]);
        bench.emulator.control.settleOrder(id, "failure");
        assert.equal((await bench.telnyx.numberOrders.retrieve(id)).data?.status, "failure");
        await search(bench.telnyx, "+13125550142");
    });

    it("reads deleted once every number was released, unless it is told that this is not known", async () => {
        const { id } = await order(bench.telnyx, ["+13125550142"]);
        bench.emulator.control.releaseNumber("+13125550142");
        const gone = await bench.telnyx.numberOrders.retrieve(id);
        assert.equal(String(gone.data?.status), "deleted");
        assert.equal(gone.data?.phone_numbers?.[0]?.requirements_status, "deleted");
        bench.emulator.control.configure({ releasedRecordsVisible: false });
        assert.equal((await bench.telnyx.numberOrders.retrieve(id)).data?.status, "success");
    });

    it("says when it changed: at its completion and at the release of its numbers", async () => {
        const { id, updated_at } = await order(bench.telnyx, ["+13125550142"]);
        const seen = [must(updated_at)];
        const look = async (): Promise<void> => {
            const now = must((await bench.telnyx.numberOrders.retrieve(id)).data);
            seen.push(must(now.updated_at));
            const sub = (await bench.telnyx.subNumberOrders.retrieve(must(now.sub_number_orders_ids?.[0]))).data;
            assert.equal(sub?.updated_at, now.updated_at);
        };
        await look();
        bench.emulator.control.releaseNumber("+13125550142");
        await look();
        assert.deepEqual([...new Set(seen)].sort(), seen);
    });

    it("has no order of another account", async () => {
        const { id } = await order(bench.telnyx, ["+13125550142"]);
        const other = clientOf(bench.emulator, "KEY-other");
        assert.equal(await codeOf(other.numberOrders.retrieve(id)), "404 10005");
        assert.deepEqual((await other.numberOrders.list()).data, []);
    });
});
