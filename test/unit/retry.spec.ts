import assert from "node:assert/strict";
import fc from "fast-check";
import { maxAttempts, retryDelayMs, type FailedRequest } from "../../provider/telnyx/retry";

describe("retryDelayMs", () => {
    const delay = (request: FailedRequest, attempt = 1, random = 0) => retryDelayMs(request, attempt, () => random);

    it("repeats a read, a change and a deletion whose outcome is unclear", () => {
        for (const method of ["GET", "PATCH", "DELETE", "get"]) {
            for (const status of [408, 500, 502, 503, 504]) {
                assert.equal(delay({ method, status }), 500, `${method} ${status}`);
            }
            assert.equal(delay({ method, code: "ECONNRESET" }), 500);
            assert.equal(delay({ method, status: 200 }), 500, "an answer that could not be read");
        }
    });

    it("never repeats a POST that may have been carried out", () => {
        for (const status of [200, 202, 408, 500, 502, 503, 504]) {
            assert.equal(delay({ method: "POST", status }), undefined, String(status));
            assert.equal(delay({ method: "post", status }), undefined, String(status));
        }
        for (const code of ["ECONNRESET", "ECONNABORTED", "ETIMEDOUT", "EPIPE", "ERR_BAD_RESPONSE", undefined]) {
            assert.equal(delay({ method: "POST", code }), undefined, String(code));
        }
    });

    it("repeats a POST of which twice is as good as once, like a change", () => {
        const delays = (status: number) =>
            (["POST", "PATCH"] as const).map((method) => delay({ method, status, isRepeatable: true }));
        assert.deepEqual(delays(503), [500, 500]);
        assert.deepEqual(delays(422), [undefined, undefined]);
    });

    it("repeats any request that was certainly not sent", () => {
        for (const method of ["GET", "POST", "PATCH", "DELETE"]) {
            assert.equal(delay({ method, code: "ECONNREFUSED" }), 500);
            assert.equal(delay({ method, code: "ENOTFOUND" }), 500);
            assert.equal(delay({ method, code: "EHOSTUNREACH", syscall: "connect" }), 500);
        }
    });

    it("takes an unreachable host for an unsent request only when the connection failed", () => {
        for (const code of ["EHOSTUNREACH", "ENETUNREACH"]) {
            for (const syscall of ["connect", "getaddrinfo"]) {
                assert.equal(delay({ method: "POST", code, syscall }), 500, `${code} ${syscall}`);
            }
            for (const syscall of ["read", "write", undefined]) {
                assert.equal(delay({ method: "POST", code, syscall }), undefined, `${code} ${syscall}`);
                assert.equal(delay({ method: "GET", code, syscall }), 500, `${code} ${syscall}`);
            }
        }
    });

    it("never repeats what was refused, or redirected; what the rate limit refused waits for room instead", () => {
        for (const status of [301, 302, 307, 308, 400, 401, 403, 404, 409, 422, 429]) {
            assert.equal(delay({ method: "GET", status }), undefined, String(status));
            assert.equal(delay({ method: "POST", status }), undefined, String(status));
        }
    });

    it("waits twice as long each time, less a random part, and gives up after the last attempt", () => {
        const request = { method: "GET", status: 500 };
        assert.deepEqual(
            [1, 2, 3, 4, 5].map((attempt) => delay(request, attempt)),
            [500, 1000, 2000, 4000, undefined],
        );
        assert.equal(delay(request, 1, 1), 375);
    });

    it("never waits longer than four seconds, nor less than three quarters of its own time", () => {
        fc.assert(
            fc.property(
                fc.integer({ min: 1, max: maxAttempts - 1 }),
                fc.double({ min: 0, max: 1, noNaN: true }),
                (attempt, random) => {
                    const ms = delay({ method: "GET", status: 500 }, attempt, random);
                    assert.ok(ms !== undefined && ms >= 375 * 2 ** (attempt - 1) && ms <= 4000, String(ms));
                },
            ),
        );
    });
});
