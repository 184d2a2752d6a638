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

    it("repeats any request that was certainly not carried out", () => {
        for (const method of ["GET", "POST", "PATCH", "DELETE"]) {
            assert.equal(delay({ method, status: 429 }), 500);
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

    it("never repeats what was refused, or redirected", () => {
        for (const status of [301, 302, 307, 308, 400, 401, 403, 404, 409, 422]) {
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

    it("waits as long as the reply asks for, whether it says so in one header or the other, but not for ever", () => {
        const asked = (headers: Record<string, unknown>) => delay({ method: "GET", status: 429, headers });
        assert.equal(asked({ "x-ratelimit-reset": "3" }), 3000);
        assert.equal(asked({ "retry-after": "2", "x-ratelimit-reset": "9" }), 2000);
        assert.equal(asked({ "x-ratelimit-reset": "0.5" }), 500);
        assert.equal(asked({ "x-ratelimit-reset": "3600" }), 30_000);
    });

    it("never waits less than it would by itself, whatever the reply asks for", () => {
        for (const header of ["x-ratelimit-reset", "retry-after"]) {
            for (const seconds of ["0", "0.1", "1"]) {
                const request = { method: "GET", status: 429, headers: { [header]: seconds } };
                assert.equal(delay(request, 3, 1), 1500, `${header}: ${seconds}`);
            }
        }
    });

    it("does not take an epoch time or a date for seconds", () => {
        const asked = (headers: Record<string, unknown>) => delay({ method: "GET", status: 429, headers });
        assert.equal(asked({ "x-ratelimit-reset": "1795385493" }), 500);
        assert.equal(asked({ "retry-after": "Sun, 22 Nov 2026 22:00:00 GMT" }), 500);
        assert.equal(asked({ "x-ratelimit-reset": "-1" }), 500);
    });

    it("is never negative and never longer than 30 seconds, whatever the headers say", () => {
        const header = fc.oneof(fc.string(), fc.double(), fc.integer().map(String), fc.constant(undefined));
        fc.assert(
            fc.property(
                header,
                header,
                fc.integer({ min: 1, max: maxAttempts - 1 }),
                fc.double({ min: 0, max: 1, noNaN: true }),
                (after, reset, attempt, random) => {
                    const headers = { "retry-after": after, "x-ratelimit-reset": reset };
                    const ms = retryDelayMs({ method: "GET", status: 429, headers }, attempt, () => random);
                    assert.ok(ms !== undefined && ms >= 0 && ms <= 30_000, String(ms));
                },
            ),
        );
    });
});
