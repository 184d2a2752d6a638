import { Budget } from "../../provider/telnyx/rate/budget";
import { leastPatience, type Patience } from "../../provider/telnyx/rate/patience";
import type { VirtualClock } from "./virtualClock";

/** How a server limits its clients. */
export interface ServerLimit {
    /** Requests in a window; undefined for no limit and no headers. */
    readonly limit?: number;
    /** Length of a window, in milliseconds; it begins with the first request after the last one. @default 1000 */
    readonly windowMs?: number;
    /** How long a reply takes, in milliseconds. @default 50 */
    readonly latencyMs?: number;
    /** Leaves the headers out, although there is a limit. */
    readonly isSilent?: boolean;
    /** The limit is a plain number, which does not name the window. */
    readonly isPlain?: boolean;
    /** Writes down when the window ends, in milliseconds since 1970 by the clock of the server. @default seconds to go */
    writeReset?(endsMs: number, nowMs: number): string;
}

/** What the clock of a server shows at the beginning of virtual time: not what the client's does. */
const serverStartMs = Date.parse("2026-11-22T22:00:00.400Z");

/** A server in virtual time, and the way to it through a budget. */
export class LimitedServer {
    /** When each request came, and how it was answered. */
    readonly seen: { readonly atMs: number; readonly status: number }[] = [];
    /** Answers every request with 429. */
    isClosed = false;
    private endsMs = 0;
    private used = 0;

    constructor(
        private readonly clock: VirtualClock,
        private readonly options: ServerLimit,
    ) {}

    /** How many requests were answered with 429. */
    get refused(): number {
        return this.seen.filter(({ status }) => status === 429).length;
    }

    /** Requests of somebody else, now. */
    useUp(count: number): void {
        this.turn();
        this.used += count;
    }

    /** Sends a request as the client does: through the budget, and again while it is refused with 429. */
    async send(budget: Budget, patience: Patience = leastPatience): Promise<void> {
        const sinceMs = this.clock.now();
        for (;;) {
            const pass = await budget.enter({ patience, sinceMs, refuse: (why) => new Error(why) });
            const reply = await this.answer();
            budget.leave(pass, reply);
            if (reply.status !== 429) {
                return;
            }
        }
    }

    private async answer(): Promise<{ status: number; headers: Record<string, string> }> {
        const { limit, latencyMs = 50 } = this.options;
        await this.clock.sleep(latencyMs / 2);
        this.turn();
        this.used += 1;
        const status = this.isClosed || this.used > (limit ?? Number.POSITIVE_INFINITY) ? 429 : 200;
        const atMs = this.clock.now();
        this.seen.push({ atMs, status });
        const headers = this.headers(atMs);
        await this.clock.sleep(latencyMs / 2);
        return { status, headers };
    }

    private headers(atMs: number): Record<string, string> {
        const { limit, windowMs = 1000, isSilent = false, isPlain = false, writeReset = secondsTo } = this.options;
        const date = new Date(serverStartMs + atMs).toUTCString();
        return limit === undefined || isSilent
            ? { date }
            : {
                  date,
                  "x-ratelimit-limit": isPlain ? `${limit}` : `${limit}, ${limit};w=${windowMs / 1000}`,
                  "x-ratelimit-remaining": String(Math.max(0, limit - this.used)),
                  "x-ratelimit-reset": writeReset(serverStartMs + this.endsMs, serverStartMs + atMs),
              };
    }

    private turn(): void {
        if (this.clock.now() >= this.endsMs) {
            this.endsMs = this.clock.now() + (this.options.windowMs ?? 1000);
            this.used = 0;
        }
    }
}

function secondsTo(endsMs: number, nowMs: number): string {
    return String(Math.ceil((endsMs - nowMs) / 1000));
}
