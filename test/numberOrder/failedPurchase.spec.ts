import assert from "node:assert/strict";
import { must } from "../support/must";
import { DeclaredOrder } from "../support/numberOrder";
import { useDesk } from "../support/operation";
import { numbers, ordered } from "../support/seen";

const { a, b } = numbers;

describe("NumberOrder > a purchase that failed", () => {
    const desk = useDesk();

    it("is what holds the number where it cannot be ordered again, and no other resource", async () => {
        const { control } = desk.emulator;
        control.configure({ listingDelayMs: 1000 });
        const main = new DeclaredOrder(desk);
        desk.clock.onSleep = (ms) => {
            control.advance(ms);
            if (control.numbers().some(({ phone_number }) => phone_number === a)) {
                control.setNumberStatus(a, "purchase-failed");
            }
        };
        await main.upFails({ phoneNumbers: [a, b] });
        const [order] = control.orders();

        const reasons = await main.upFails({ phoneNumbers: [a, b] });

        assert.match(reasons, /^ordering \+13125550142: .*85001/);
        assert.ok(reasons.includes(`number order (${must(order).id}`), reasons);
        assert.match(reasons, /this resource ordered it there and did not get it, .* run `pulumi up` again later/);
        assert.doesNotMatch(reasons, /in two resources/);
        assert.deepEqual(ordered(control), [[a, b]]);
    });
});
