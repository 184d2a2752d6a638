import type { Reply } from "pulumi-telnyx-emulator";
import { z } from "zod";
import { median } from "./statistics";
import type { Wait } from "./results";

/** What orders, sub orders, numbers of orders and numbers of the account have in common. */
const record = z.object({
    id: z.string().optional(),
    order_request_id: z.string().optional(),
    phone_number: z.string().optional(),
    status: z.string().optional(),
    phone_numbers: z.array(z.object({ phone_number: z.string() })).optional(),
});
const body = z.object({ data: z.union([record.transform((one) => [one]), z.array(record)]) });

/** An order from its POST until a reply shows that it is active. */
interface Placed {
    /** When it becomes active, on the clock of `Date.now()`. */
    readonly activeAt: number;
    seenAt?: number;
}

/**
 * Watches how long orders are active at the API before whoever waits hears of it: from the moment of the activation to
 * the first reply that shows the order, its sub order or one of its numbers as active.
 */
export class ActivationWatch {
    /** By order id and by each number. */
    private readonly placed = new Map<string, Placed>();
    private readonly all = new Set<Placed>();

    /** @param activationMs How long after its POST an order becomes active. */
    constructor(private readonly activationMs: number) {}

    /** To be told of every reply, at the moment when it is made. */
    see({ method, path, status, body: sent }: Omit<Reply, "strictBody">, now = Date.now()): void {
        const isOrder = method === "POST" && path === "/number_orders";
        // Most replies come when nothing is waited for; they are not worth a look.
        if (status >= 300 || (!isOrder && !this.isWaitedFor(now))) {
            return;
        }
        const records = body.safeParse(sent).data?.data ?? [];
        for (const one of records) {
            if (isOrder) {
                this.note({ activeAt: now + this.activationMs }, one);
            } else if (one.status === "success" || one.status === "active") {
                this.hear(one, now);
            }
        }
    }

    /** Forgets all orders. */
    clear(): void {
        this.placed.clear();
        this.all.clear();
    }

    /** What was seen so far; null when there was no order, or one was never seen as active. */
    get wait(): Wait | null {
        const waits = [...this.all].map(({ activeAt, seenAt }) => (seenAt ?? Infinity) - activeAt);
        const medianMs = median(waits);
        const worstMs = Math.max(...waits);
        return medianMs === undefined || !Number.isFinite(worstMs) ? null : { medianMs, worstMs };
    }

    private isWaitedFor(now: number): boolean {
        return [...this.all].some(({ activeAt, seenAt }) => seenAt === undefined && activeAt <= now);
    }

    private note(placed: Placed, order: z.infer<typeof record>): void {
        this.all.add(placed);
        const names = [order.id, ...(order.phone_numbers ?? []).map((number) => number.phone_number)];
        names.forEach((name) => name !== undefined && this.placed.set(name, placed));
    }

    private hear(one: z.infer<typeof record>, now: number): void {
        for (const name of [one.id, one.order_request_id, one.phone_number]) {
            const placed = this.placed.get(name ?? "");
            if (placed !== undefined && placed.activeAt <= now) {
                placed.seenAt ??= now;
            }
        }
    }
}
