import assert from "node:assert/strict";
import type { Telnyx } from "telnyx";
import { clientOf, codeOf, must, onBench } from "./support";

type Group = Telnyx.InexplicitNumberOrderCreateParams.OrderingGroup;

describe("Emulator > inexplicit number orders", () => {
    const bench = onBench();
    const chicago = { country_iso: "US", phone_number_type: "local", national_destination_code: "312" } as const;
    const group = (count: number, further: Partial<Group> = {}): Group => ({
        ...chicago,
        count_requested: String(count),
        ...further,
    });

    async function place(ordering_groups: Group[], settings = {}): Promise<string> {
        const created: Telnyx.InexplicitNumberOrderCreateResponse = await bench.telnyx.inexplicitNumberOrders.create({
            ordering_groups,
            ...settings,
        });
        const { id, ordering_groups: groups } = must(created.data);
        assert.ok(groups?.every(({ status }) => status === "pending"));
        return must(id);
    }

    async function groupsOf(id: string): Promise<Telnyx.InexplicitNumberOrderResponse.OrderingGroup[]> {
        const retrieved: Telnyx.InexplicitNumberOrderRetrieveResponse =
            await bench.telnyx.inexplicitNumberOrders.retrieve(id);
        return must(retrieved.data?.ordering_groups);
    }

    const owned = async () => (await bench.telnyx.phoneNumbers.list({ "page[size]": 250 })).data;

    it("buys numbers that fit, with the settings and the reference of the order", async () => {
        const settings = {
            connection_id: "7",
            messaging_profile_id: "p",
            billing_group_id: "b",
            customer_reference: "r",
        };
        const id = await place([group(3)], settings);
        const [bought] = await groupsOf(id);
        assert.deepEqual([bought?.status, bought?.count_requested, bought?.count_allocated], ["success", 3, 3]);
        const [resulting] = must(bought?.orders);
        const numberOrder = await bench.telnyx.numberOrders.retrieve(must(resulting).number_order_id);
        assert.deepEqual(numberOrder.data?.sub_number_orders_ids, resulting?.sub_number_order_ids);
        assert.equal(numberOrder.data?.customer_reference, "r");
        const numbers = await owned();
        assert.equal(numbers.length, 3);
        for (const number of numbers) {
            assert.ok(number.phone_number.startsWith("+1312"));
            assert.deepEqual(
                [number.connection_id, number.messaging_profile_id, number.billing_group_id, number.customer_reference],
                ["7", "p", "b", "r"],
            );
        }
    });

    it("answers patterns under flat keys, and neither locality nor features", async () => {
        const phone_number = { starts_with: "55", contains: "77", ends_with: "1" };
        const id = await place([group(1, { phone_number, locality: "CHICAGO", features: ["sms"], quickship: true })]);
        const [found] = await groupsOf(id);
        assert.equal(found?.["phone_number[starts_with]"], "55");
        assert.equal(found["phone_number[contains]"], "77");
        assert.equal(found["phone_number[ends_with]"], "1");
        assert.equal(found.quickship, true);
        assert.ok(!("locality" in found) && !("features" in found) && !("phone_number" in found));
        assert.match(must((await owned())[0]).phone_number, /^\+131255\d*77\d*1$/);
    });

    it("has no status of its own, and none of the verbs the API lacks", async () => {
        const id = await place([group(1)]);
        const { data } = await bench.telnyx.inexplicitNumberOrders.retrieve(id);
        assert.ok(!("status" in must(data)) && !("record_type" in must(data)));
        assert.equal(await codeOf(bench.telnyx.delete(`/inexplicit_number_orders/${id}`)), "405 10030");
        assert.equal(await codeOf(bench.telnyx.patch(`/inexplicit_number_orders/${id}`, { body: {} })), "405 10030");
        const other = clientOf(bench.emulator, "KEY-other");
        assert.equal(await codeOf(other.inexplicitNumberOrders.retrieve(id)), "404 10005");
    });

    it("buys what there is, or nothing, when the inventory is short", async () => {
        const { control } = bench.emulator;
        control.setInventory({ ...chicago, available: 4 });
        const [always] = await groupsOf(await place([group(6)]));
        assert.deepEqual([always?.status, always?.count_allocated], ["partial_success", 4]);
        assert.equal(always?.error_reason, "insufficient inventory");
        assert.equal(control.inventory()[0]?.available, 0);
        const [empty] = await groupsOf(await place([group(1)]));
        assert.deepEqual([empty?.status, empty?.count_allocated, empty?.orders], ["failed", 0, []]);
        control.setInventory({ ...chicago, available: 4 });
        const [never] = await groupsOf(await place([group(6, { strategy: "never" })]));
        assert.deepEqual([never?.status, never?.count_allocated], ["failed", 0]);
        assert.equal((await owned()).length, 4);
    });

    it("settles each group by itself", async () => {
        const { control } = bench.emulator;
        control.configure({ bulkAutoComplete: false });
        const id = await place([group(2), group(2, { national_destination_code: "415" })]);
        const statuses = async () => (await groupsOf(id)).map(({ status }) => status);
        assert.deepEqual(await statuses(), ["pending", "pending"]);
        control.startInexplicitOrder(id);
        assert.deepEqual(await statuses(), ["processing", "processing"]);
        control.settleInexplicitOrder(id, { group: 1, available: 0, error_reason: "none left" });
        assert.deepEqual(await statuses(), ["processing", "failed"]);
        assert.equal((await groupsOf(id))[1]?.error_reason, "none left");
        control.settleInexplicitOrder(id);
        assert.deepEqual(await statuses(), ["success", "failed"]);
        assert.throws(() => {
            control.settleInexplicitOrder(id);
        }, /has no such open group/);
    });

    it("is processed for as long as it is told", async () => {
        bench.emulator.control.configure({ bulkDelayMs: 1_000 });
        const id = await place([group(1)]);
        const whole = async () => must((await bench.telnyx.inexplicitNumberOrders.retrieve(id)).data);
        const under = await whole();
        const [first] = must(under.ordering_groups);
        assert.equal(first?.status, "processing");
        assert.ok(must(first.updated_at) > must(first.created_at));
        assert.equal(under.updated_at, first.updated_at);
        assert.deepEqual(await whole(), under);
        bench.emulator.control.advance(1_000);
        assert.equal((await groupsOf(id))[0]?.status, "success");
    });

    it("is listed newest first, with flat paging", async () => {
        const placed: string[] = [];
        for (let i = 0; i < 3; i += 1) {
            placed.unshift(await place([group(1)]));
        }
        const seen: (string | undefined)[] = [];
        for await (const order of bench.telnyx.inexplicitNumberOrders.list({ page_size: 2 })) {
            seen.push(order.id);
        }
        assert.deepEqual(seen, placed);
        const pages = bench.emulator.control.requests({ method: "GET", path: "/inexplicit_number_orders" });
        assert.deepEqual(
            pages.map(({ query }) => query.page_number),
            [undefined, "2"],
        );
    });

    it("takes counts as strings only, US and CA only, and 10,000 numbers at most", async () => {
        const create = (groups: unknown[]) => codeOf(place(groups as Group[]));
        assert.equal(await create([]), "422 10015");
        assert.equal(await create([{ ...chicago, count_requested: 3 }]), "422 10015");
        assert.equal(await create([group(1, { country_iso: "DE" as "US" })]), "422 10015");
        assert.equal(await create([group(6_000), group(5_000)]), "422 10015");
        assert.equal(await create([group(0)]), "422 10015");
    });

    it("stays quick with 10,000 numbers", async function () {
        this.timeout(20_000);
        const id = await place([group(10_000)]);
        const [bought] = await groupsOf(id);
        assert.equal(bought?.count_allocated, 10_000);
        assert.equal(bought.orders?.length, 10);
        let seen = 0;
        const started = process.cpuUsage();
        for (let page = 1; page <= 40; page += 1) {
            const listed = await bench.telnyx.phoneNumbers.list({ "page[size]": 250, "page[number]": page });
            seen += listed.data.length;
        }
        assert.equal(seen, 10_000);
        // Processor time, client included: what the clock says depends on what else the machine does.
        const { user, system } = process.cpuUsage(started);
        assert.ok(user + system < 5_000_000, `40 pages took ${String((user + system) / 1000)} ms`);
    });
});
