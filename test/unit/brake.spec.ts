import assert from "node:assert/strict";
import { Budget } from "../../provider/telnyx/rate/budget";
import type { Pass } from "../../provider/telnyx/rate/rateWindow";
import { patience } from "../support/patience";
import { VirtualClock } from "../support/virtualClock";

describe("Budget > brake", () => {
    let clock: VirtualClock;
    let budget: Budget;
    beforeEach(() => {
        clock = new VirtualClock();
        budget = new Budget(clock, { random: () => 0 });
    });

    describe("after a 429, while a request that was under way before it gets no reply", () => {
        const told: string[] = [];
        const by = patience({ deadlineMs: 100_000, onWait: (sentence) => void told.push(sentence) });
        const enter = () => budget.enter({ patience: by, sinceMs: clock.now(), refuse: (why) => new Error(why) });
        let hanging: Pass;
        beforeEach(async () => {
            told.length = 0;
            hanging = await budget.enter({ patience: by, sinceMs: 0, refuse: (why) => new Error(why) });
            const refused = await enter();
            budget.leave(refused, { status: 429 });
        });

        it("lets the one that goes first go as soon as the pause is over, and all others after its reply", async () => {
            const first = await clock.until(enter());
            assert.equal(clock.now(), 500);
            budget.leave(first, { status: 200 });
            const others = await clock.until(Promise.all([enter(), enter()]));
            assert.equal(clock.now(), 500);
            [hanging, ...others].forEach((pass) => budget.leave(pass, { status: 200 }));
        });

        it("still lets no second one go before that reply, and says so to those who wait", async () => {
            const first = await clock.until(enter());
            let isLetThrough = false;
            const second = enter().finally(() => {
                isLetThrough = true;
            });
            budget.leave(hanging, { status: 200 });
            await clock.until(clock.sleep(5000));
            assert.equal(isLetThrough, false);
            assert.ok(told.length >= 3, String(told.length));
            budget.leave(first, {});
            const next = await clock.until(second);
            budget.leave(next, { status: 200 });
        });

        it("goes on in its steps when that one is refused as well, whatever comes back late", async () => {
            const first = await clock.until(enter());
            budget.leave(first, { status: 429 });
            budget.leave(hanging, { status: 429 });
            const second = await clock.until(enter());
            assert.equal(clock.now(), 1500);
            budget.leave(second, { status: 200 });
            const others = await clock.until(Promise.all([enter(), enter()]));
            others.forEach((pass) => budget.leave(pass, { status: 200 }));
        });
    });
});
