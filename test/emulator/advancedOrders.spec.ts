import assert from "node:assert/strict";
import { germanGroup } from "./regulated";
import { clientOf, codeOf, must, onBench } from "./support";

describe("Emulator > advanced orders", () => {
    const bench = onBench();

    it("ask people for numbers, and show what they answer", async () => {
        const { advancedOrders } = bench.telnyx;
        const wanted = {
            area_code: "312",
            quantity: 50,
            phone_number_type: "local" as const,
            customer_reference: "big",
        };
        const placed = await advancedOrders.create({ ...wanted, features: ["sms"] });
        assert.deepEqual([placed.status, placed.phone_number_type, placed.orders], [["pending"], ["local"], []]);
        const id = must(placed.id);
        bench.emulator.control.answerAdvancedOrder(id, "ordered", ["6a1f0f5e-3c1d-4f0a-9c52-0d6b5d5a7e11"]);
        const answered = await advancedOrders.retrieve(id);
        assert.deepEqual([answered.status, answered.orders?.length], [["ordered"], 1]);
        assert.deepEqual((await advancedOrders.list()).data, [answered]);
        const stranger = clientOf(bench.emulator, "KEY-two");
        assert.equal(await codeOf(stranger.advancedOrders.retrieve(id)), "404 10005");
    });

    it("take a requirement group of the account", async () => {
        const { advancedOrders } = bench.telnyx;
        const id = must((await advancedOrders.create({ country_code: "DE" })).id);
        const requirement_group_id = (await germanGroup(bench.telnyx)).id;
        const updated = await advancedOrders.updateRequirementGroup(id, { requirement_group_id });
        assert.equal(updated.requirement_group_id, requirement_group_id);
        const none = { requirement_group_id: "none" };
        assert.equal(await codeOf(advancedOrders.updateRequirementGroup(id, none)), "422 10015");
        assert.equal(await codeOf(advancedOrders.create(none)), "422 10015");
        assert.equal(await codeOf(advancedOrders.create({ quantity: 10_001 })), "422 10015");
        assert.equal(await codeOf(advancedOrders.create({ area_code: "3125" })), "422 10015");
    });
});
