import type { Reply } from "pulumi-telnyx-emulator";
import { z } from "zod";
import { median } from "./statistics";
import type { Wait } from "./results";

const withNumber = z.object({ phone_number: z.string() });
const withNumbers = z.object({ phone_numbers: z.array(withNumber) });
/** An order or a job, which names numbers, or one number. */
const body = z.object({ data: z.union([withNumbers, withNumber.transform((one) => ({ phone_numbers: [one] }))]) });

/** A change of one number, or the job that changes many. */
const change = /^(PATCH \/phone_numbers\/.+|POST \/phone_numbers\/jobs\/update_phone_numbers)$/;

/** An order from its POST until its wait is over. */
interface Placed {
    /** When it becomes active, on the clock of `Date.now()`. */
    readonly activeAt: number;
    endedAt?: number;
}

/**
 * Watches how long orders are active at the API before the waits for them end: up to the first change of one of their
 * numbers, which nobody makes before. A reply that shows an order as active proves nothing: it may be the answer to
 * somebody else, who asked for a list.
 */
export class ActivationWatch {
    private readonly byNumber = new Map<string, Placed>();
    private readonly all = new Set<Placed>();

    /** @param activationMs How long after its POST an order becomes active. */
    constructor(private readonly activationMs: number) {}

    /** To be told of every reply, at the moment when it is made. */
    see({ method, path, status, body: sent }: Omit<Reply, "strictBody">, now = Date.now()): void {
        const isOrder = method === "POST" && path === "/number_orders";
        // Most replies are looks; they are not worth one.
        if (status >= 300 || (!isOrder && !change.test(`${method} ${path}`))) {
            return;
        }
        const numbers = body.safeParse(sent).data?.data.phone_numbers.map((one) => one.phone_number) ?? [];
        if (isOrder) {
            this.note({ activeAt: now + this.activationMs }, numbers);
        } else {
            this.end(numbers, now);
        }
    }

    /** Forgets all orders. */
    clear(): void {
        this.byNumber.clear();
        this.all.clear();
    }

    /** What was seen so far; null when there was no order, or the wait for one has not ended. */
    get wait(): Wait | null {
        const waits = [...this.all].map(({ activeAt, endedAt }) => (endedAt ?? Infinity) - activeAt);
        const medianMs = median(waits);
        const worstMs = Math.max(...waits);
        return medianMs === undefined || !Number.isFinite(worstMs) ? null : { medianMs, worstMs };
    }

    private note(placed: Placed, numbers: readonly string[]): void {
        this.all.add(placed);
        numbers.forEach((number) => this.byNumber.set(number, placed));
    }

    private end(numbers: readonly string[], now: number): void {
        for (const number of numbers) {
            const placed = this.byNumber.get(number);
            if (placed !== undefined) {
                // The emulator counts from when it took the order, a moment before it answered.
                placed.endedAt ??= Math.max(now, placed.activeAt);
            }
        }
    }
}
