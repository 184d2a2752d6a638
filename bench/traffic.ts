import type { Reply } from "pulumi-telnyx-emulator";
import { total } from "./statistics";

/** The route of a path: ids and numbers left out. */
export function routeOf(method: string, path: string): string {
    return `${method} ${path.replace(/\/[0-9a-f]{8}-[0-9a-f-]{27}(?=\/|$)|\/\+?\d{10,}(?=\/|$)/g, "/{id}")}`;
}

/** Counts the replies of an emulator by route. Unlike the emulator's log it forgets none, however many come. */
export class Traffic {
    private counts = new Map<string, number>();
    private refusals = 0;

    /** To be told of every reply. */
    count({ method, path, status }: Pick<Reply, "method" | "path" | "status">): void {
        const route = routeOf(method, path);
        this.counts.set(route, (this.counts.get(route) ?? 0) + 1);
        this.refusals += status === 429 ? 1 : 0;
    }

    /** Starts anew. */
    clear(): void {
        this.counts = new Map();
        this.refusals = 0;
    }

    /** How many there were. */
    get requests(): number {
        return total(this.counts.values());
    }

    /** How many were answered 429. */
    get refused(): number {
        return this.refusals;
    }

    /** How many there were of each route, the most frequent first. */
    get routes(): Record<string, number> {
        return Object.fromEntries([...this.counts].sort(([, one], [, other]) => other - one));
    }
}
