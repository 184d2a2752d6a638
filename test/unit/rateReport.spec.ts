import assert from "node:assert/strict";
import fc from "fast-check";
import * as rateReport from "../../provider/telnyx/rate/rateReport";

describe("readRateReport", () => {
    const nowMs = Date.parse("2026-11-22T22:00:00Z");
    const readRateReport = (headers: Record<string, unknown>) => rateReport.readRateReport(headers, nowMs);

    it("reads limit, window, remaining and reset as the API writes them", () => {
        const headers = {
            "x-ratelimit-limit": "2000, 2000;w=1",
            "x-ratelimit-remaining": "1999",
            "x-ratelimit-reset": "1",
        };
        const { retryAfterMs, ...report } = readRateReport(headers);
        assert.deepEqual(report, { limit: 2000, windowMs: 1000, remaining: 1999, resetMs: 1000 });
        assert.equal(retryAfterMs, undefined);
    });

    it("takes of several windows the one that the limit is about", () => {
        const read = (limit: string) => readRateReport({ "x-ratelimit-limit": limit });
        assert.equal(read("500, 10;w=1, 500;w=60").windowMs, 60_000);
        assert.equal(read("8").windowMs, undefined);
        assert.equal(read("8, 100;w=60").windowMs, undefined);
        assert.equal(read("8, 8;w=0").windowMs, undefined);
    });

    it("tells how long to wait from when the window is over", () => {
        const { resetMs, retryAfterMs } = readRateReport({ "retry-after": "2", "x-ratelimit-reset": "9" });
        assert.deepEqual({ resetMs, retryAfterMs }, { resetMs: 9000, retryAfterMs: 2000 });
        assert.equal(readRateReport({ "x-ratelimit-reset": "0.5" }).resetMs, 500);
    });

    it("measures a moment by the date of the reply, or else by the clock, and adds the second it may be rounded by", () => {
        const moments = ["1795384805", "1795384805999", "2026-11-22T22:00:05.999Z", "Sun, 22 Nov 2026 22:00:05 GMT"];
        const date = "Sun, 22 Nov 2026 22:00:02 GMT";
        const read = (headers: Record<string, string>) => {
            const { resetMs, retryAfterMs } = readRateReport(headers);
            return [resetMs, retryAfterMs].map((ms) => ms && Math.ceil(ms / 1000));
        };
        for (const moment of moments) {
            assert.deepEqual(read({ "x-ratelimit-reset": moment, "retry-after": moment }), [6, 6], moment);
            assert.deepEqual(read({ "x-ratelimit-reset": moment, "retry-after": moment, date }), [4, 4], moment);
        }
    });

    it("takes a moment that has passed for now, and one that is far off for a minute: clocks may differ", () => {
        const read = (reset: string) => readRateReport({ "x-ratelimit-reset": reset }).resetMs;
        assert.deepEqual(["1000000000", "1795384000", "1795399999"].map(read), [0, 0, 60_000]);
        assert.equal(read("3600"), 3_600_000, "seconds are seconds");
    });

    it("takes nothing else for a time", () => {
        for (const reset of ["-1", "NaN", "Infinity", "22 Nov", "Sun, 99 Nov 2026", "soon", "1 hour", ""]) {
            const { resetMs, retryAfterMs } = readRateReport({ "x-ratelimit-reset": reset, "retry-after": reset });
            assert.deepEqual([resetMs, retryAfterMs], [undefined, undefined], reset);
        }
    });

    it("reads nothing but numbers that are not negative, whatever the headers say", () => {
        const header = fc.oneof(fc.string(), fc.double(), fc.integer().map(String), fc.constant(undefined));
        fc.assert(
            fc.property(header, header, header, header, header, (limit, remaining, reset, after, date) => {
                const report = readRateReport({
                    "x-ratelimit-limit": limit,
                    "x-ratelimit-remaining": remaining,
                    "x-ratelimit-reset": reset,
                    "retry-after": after,
                    date,
                });
                for (const value of Object.values(report)) {
                    assert.ok(value === undefined || (Number.isFinite(value) && value >= 0), JSON.stringify(report));
                }
            }),
        );
    });
});
