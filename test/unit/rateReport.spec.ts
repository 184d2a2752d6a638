import assert from "node:assert/strict";
import fc from "fast-check";
import { readRateReport } from "../../provider/telnyx/rate/rateReport";

describe("readRateReport", () => {
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

    it("does not take an epoch time or a date for seconds", () => {
        for (const reset of ["1795385493", "-1", "Sun, 22 Nov 2026 22:00:00 GMT", "NaN", "Infinity"]) {
            assert.equal(readRateReport({ "x-ratelimit-reset": reset }).resetMs, undefined, reset);
            assert.equal(readRateReport({ "retry-after": reset }).retryAfterMs, undefined, reset);
        }
    });

    it("reads nothing but numbers that are not negative, whatever the headers say", () => {
        const header = fc.oneof(fc.string(), fc.double(), fc.integer().map(String), fc.constant(undefined));
        fc.assert(
            fc.property(header, header, header, header, (limit, remaining, reset, after) => {
                const report = readRateReport({
                    "x-ratelimit-limit": limit,
                    "x-ratelimit-remaining": remaining,
                    "x-ratelimit-reset": reset,
                    "retry-after": after,
                });
                for (const value of Object.values(report)) {
                    assert.ok(value === undefined || (Number.isFinite(value) && value >= 0), JSON.stringify(report));
                }
            }),
        );
    });
});
