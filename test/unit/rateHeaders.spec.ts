import assert from "node:assert/strict";
import { Budget } from "../../provider/telnyx/rate/budget";
import { LimitedServer, type ServerLimit } from "../support/limitedServer";
import { patience } from "../support/patience";
import { VirtualClock } from "../support/virtualClock";

describe("Budget > what headers teach it", () => {
    let clock: VirtualClock;
    let budget: Budget;
    beforeEach(() => {
        clock = new VirtualClock();
        budget = new Budget(clock, { random: () => 0 });
    });

    const ask = async (status: number, headers: Record<string, string>) => {
        const wish = { patience: patience({}), sinceMs: clock.now(), refuse: (why: string) => new Error(why) };
        budget.leave(await clock.until(budget.enter(wish)), { status, headers });
    };
    const eightASecond = (remaining: number) => ({
        "x-ratelimit-limit": "8, 8;w=1",
        "x-ratelimit-remaining": String(remaining),
    });

    it("pauses once for as long as a 429 asks by retry-after, and keeps to the window that replies name", async () => {
        await ask(429, { ...eightASecond(0), "retry-after": "30" });
        await ask(200, eightASecond(7));
        assert.equal(clock.now(), 30_000);
        assert.equal(budget.sentence, "Telnyx allows 8 requests a second");

        for (let sent = 1; sent <= 16; sent++) {
            await ask(200, eightASecond(7 - (sent % 8)));
        }

        assert.ok(clock.now() < 33_000, `${clock.now() - 30_000} ms for 16 requests, 8 a second`);
    });

    it("takes neither an earlier guess nor a longer reset for the window where replies name it", async () => {
        await ask(200, { "x-ratelimit-limit": "8", "x-ratelimit-remaining": "7", "x-ratelimit-reset": "30" });
        assert.equal(budget.sentence, "Telnyx allows 8 requests in 30 seconds");

        await ask(200, { ...eightASecond(6), "x-ratelimit-reset": "1" });
        assert.equal(budget.sentence, "Telnyx allows 8 requests a second");
        await ask(429, { "x-ratelimit-reset": "30" });

        assert.equal(budget.sentence, "Telnyx allows 8 requests a second");
        await ask(200, eightASecond(7));
        assert.ok(clock.now() >= 30_000, "a 429 pauses for as long as it says all the same");
    });

    const resets: Record<string, ServerLimit["writeReset"]> = {
        "seconds to go": undefined,
        "an epoch time, rounded up": (endsMs) => String(Math.ceil(endsMs / 1000)),
        "an epoch time, rounded down": (endsMs) => String(Math.floor(endsMs / 1000)),
        "an epoch time in milliseconds": (endsMs) => String(endsMs),
        "an ISO date": (endsMs) => new Date(endsMs).toISOString(),
        "an HTTP date": (endsMs) => new Date(endsMs).toUTCString(),
    };
    for (const [form, writeReset] of Object.entries(resets)) {
        it(`learns a plain limit of 80 in ten seconds when the reset is ${form}, by the server's own clock`, async () => {
            const server = new LimitedServer(clock, { limit: 80, windowMs: 10_000, isPlain: true, writeReset });

            await clock.until(Promise.all(Array.from({ length: 400 }, () => server.send(budget, patience({})))));

            assert.ok(server.refused < server.seen.length / 20, `${server.refused} of ${server.seen.length} refused`);
            assert.ok(clock.now() < 70_000, `${clock.now()} ms; 40 s are the least`);
        });
    }
});
