import assert from "node:assert/strict";
import { waitUntilSettled } from "../../provider/lifecycle/wait";
import { Pulse } from "../../provider/lifecycle/pulse";
import { FastClock } from "../support/operation";

describe("waitUntilSettled", () => {
    let clock: FastClock;
    let looks: number[];
    let reported: string[];
    beforeEach(() => {
        clock = new FastClock();
        looks = [];
        reported = [];
    });

    function wait(timeoutMs: number, settledAtMs: number, progress = (ms: number) => (ms < 3000 ? "first" : "second")) {
        return waitUntilSettled({
            look: () => {
                looks.push(clock.now());
                return Promise.resolve({
                    seen: clock.now(),
                    settled: clock.now() >= settledAtMs,
                    progress: progress(clock.now()),
                });
            },
            timeoutMs,
            clock,
            pulse: new Pulse(() => 0),
            report: (line) => reported.push(line),
        });
    }

    it("looks once and does not sleep when there is nothing to wait for", async () => {
        assert.deepEqual(await wait(1000, 0), { seen: 0, timedOut: false });
        assert.deepEqual(looks, [0]);
        assert.deepEqual(reported, []);
    });

    it("looks often at first and then every five seconds", async () => {
        await wait(600_000, 60_000);
        const pauses = looks.slice(1).map((at, index) => at - (looks[index] ?? 0));
        assert.equal(pauses[0], 300);
        assert.equal(pauses[1], 300);
        assert.equal(Math.max(...pauses), 5000);
        assert.ok(looks.length < 30);
    });

    it("ends with the last look at the very end of the time", async () => {
        const { timedOut, seen } = await wait(7000, 7001);
        assert.equal(timedOut, true);
        assert.equal(seen, 7000);
        assert.equal(clock.now(), 7000);
    });

    it("takes what settles in the very last look", async () => {
        assert.deepEqual(await wait(7000, 7000), { seen: 7000, timedOut: false });
    });

    it("looks once even when there is no time at all", async () => {
        assert.deepEqual(await wait(0, 1), { seen: 0, timedOut: true });
        assert.deepEqual(looks, [0]);
    });

    it("reports a line when something changes, with the seconds, and never twice", async () => {
        await wait(60_000, 10_000);
        assert.equal(reported.length, 2);
        assert.equal(reported[0], "first (0 s)");
        assert.match(reported[1] ?? "", /^second \(\d s\)$/);
    });

    it("ends with what a look throws", async () => {
        const look = () => Promise.reject(new Error("no such order"));
        const report = () => undefined;
        await assert.rejects(waitUntilSettled({ look, timeoutMs: 1000, clock, report }), /no such order/);
    });
});
