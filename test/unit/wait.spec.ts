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
        assert.deepEqual(await wait(1000, 0), { seen: 0, timedOut: false, after: "after 0 s" });
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
        assert.deepEqual(await wait(7000, 7000), { seen: 7000, timedOut: false, after: "after 7 s" });
    });

    it("looks once even when there is no time at all", async () => {
        assert.deepEqual(await wait(0, 1), { seen: 0, timedOut: true, after: "after 0 s" });
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

    describe("when looks get no answer", () => {
        const outage = (fromMs: number, toMs: number, timeoutMs = 600_000) =>
            waitUntilSettled({
                look: () => {
                    const now = clock.now();
                    looks.push(now);
                    return now >= fromMs && now < toMs
                        ? Promise.reject(new Error("HTTP 503"))
                        : Promise.resolve({ seen: now, settled: now >= 100_000, progress: "pending" });
                },
                blindness: () => "no answer",
                timeoutMs,
                clock,
                pulse: new Pulse(() => 0),
                report: (line) => reported.push(line),
            });

        it("goes on over an outage of a minute, and says so", async () => {
            const { timedOut } = await outage(20_000, 75_000);

            assert.equal(timedOut, false);
            assert.deepEqual(
                reported.map((line) => line.replace(/ \(\d+ s\)/, "")),
                ["pending", "pending; no answer", "pending"],
            );
        });

        it("goes on from the first look on, though nothing was seen yet", async () => {
            assert.equal((await outage(0, 30_000)).timedOut, false);
            assert.equal(reported[0], "no answer (0 s)");
        });

        it("ends with the error after a minute, and asks to the end", async () => {
            await assert.rejects(outage(20_000, 600_000), {
                message:
                    "no answer, for more than a minute; the last that was seen: pending. " +
                    "Nothing is lost: run again later to go on",
            });
            assert.ok(clock.now() >= 80_000 && clock.now() <= 90_000, String(clock.now()));
        });

        it("counts that minute anew after each answer, and not while the machine slept", async () => {
            await outage(10_000, 50_000);
            const asleep = async (ms: number) => {
                clock.onSleep = () => undefined;
                await clock.sleep(ms);
            };
            clock = new FastClock();
            let isFirst = true;
            clock.onSleep = () => {
                const isDue = isFirst;
                isFirst = false;
                return isDue ? asleep(300_000) : undefined;
            };
            assert.equal((await outage(300_000, 320_000, 900_000)).timedOut, false);
        });

        it("says at the end of its time what was seen before, and that the last look got no answer", async () => {
            assert.deepEqual(await outage(1000, 600_000, 7000), {
                seen: looks.filter((at) => at < 1000).at(-1),
                timedOut: true,
                after: "after 7 s (no answer)",
            });
        });

        it("ends with the error at the end of its time, where nothing was seen", async () => {
            await assert.rejects(outage(0, 600_000, 7000), /HTTP 503/);
            assert.equal(clock.now(), 7000);
        });
    });
});
