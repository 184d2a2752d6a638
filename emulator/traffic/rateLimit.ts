import type { EmulatorSettings } from "../settings";

/** What the headers say while no limit is set: the values seen live. */
const generous = { limit: 2000, windowMs: 1000 };

/** Counts the requests of each account in windows of fixed length. */
export class RateLimits {
    readonly #windows = new Map<string, { ends: number; used: number }>();

    /** Counts one request: the headers of its reply, and whether it is one too many. */
    count(
        account: string,
        now: number,
        set: EmulatorSettings["rateLimit"],
    ): { exceeded: boolean; headers: Record<string, string> } {
        const { limit, windowMs } = set ?? generous;
        let window = this.#windows.get(account);
        if (window === undefined || window.ends <= now) {
            window = { ends: now + windowMs, used: 0 };
            this.#forgetEnded(now);
            this.#windows.set(account, window);
        }
        window.used += 1;
        return {
            exceeded: set !== null && window.used > limit,
            headers: {
                // The real header is a list of limits, not a number.
                "x-ratelimit-limit": `${String(limit)}, ${String(limit)};w=${String(Math.ceil(windowMs / 1000))}`,
                "x-ratelimit-remaining": String(Math.max(0, limit - window.used)),
                "x-ratelimit-reset": String(Math.ceil((window.ends - now) / 1000)),
            },
        };
    }

    /** A window that ended says nothing any more, and accounts may be many. */
    #forgetEnded(now: number): void {
        for (const [account, { ends }] of this.#windows) {
            if (ends > now) {
                return;
            }
            this.#windows.delete(account);
        }
    }

    /** Starts all windows anew. */
    clear(): void {
        this.#windows.clear();
    }
}
