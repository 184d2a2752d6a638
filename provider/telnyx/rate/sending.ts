import axios, { AxiosError, type AxiosAdapter } from "axios";
import type { Budget, Wish } from "./budget";
import { RateLimitError, type ApiErrorEntry } from "../errors";
import { noticeMs, type Patience } from "./patience";

/** A request, as far as the budget needs to know it. */
export interface Sent {
    readonly method: string;
    readonly path: string;
}

/** A request was not sent; `reason` is what its caller is told. */
export class Unsent extends Error {
    constructor(readonly reason: unknown) {
        super("the request was not sent");
    }
}

const send = axios.getAdapter("http");

/** One request on its way: each time it is sent, it waits for room in the budget of its account. */
export class Sending {
    private readonly wish: Wish;
    private refusal: readonly ApiErrorEntry[] | undefined;

    constructor(
        private readonly budget: Budget,
        private readonly request: Sent,
        patience: Patience,
    ) {
        this.wish = { patience, sinceMs: budget.clock.now(), refuse: (why) => this.unsent(why) };
    }

    /** Notes what the API said when it refused the request for now. */
    refused(entries: readonly ApiErrorEntry[]): void {
        this.refusal = entries;
    }

    /** Sends the request once, when there is room. */
    readonly adapter: AxiosAdapter = async (config) => {
        const pass = await this.room();
        try {
            const reply = await send(config);
            this.budget.leave(pass, reply);
            return reply;
        } catch (error) {
            this.budget.leave(pass, (error instanceof AxiosError && error.response) || {});
            throw error;
        }
    };

    private async room() {
        const { budget, wish } = this;
        const startMs = budget.clock.now();
        const pass = await budget.enter(wish).catch((reason: unknown) => {
            throw new Unsent(reason);
        });
        // Meanwhile the engine that wanted a change may have gone.
        if (this.request.method !== "GET" && budget.clock.now() - startMs >= noticeMs) {
            await wish.patience.assertWanted().catch((reason: unknown) => {
                budget.leave(pass, {});
                throw new Unsent(reason);
            });
        }
        return pass;
    }

    private unsent(why: string): RateLimitError {
        const { method, path } = this.request;
        const status = this.refusal === undefined ? undefined : 429;
        return new RateLimitError({ request: `${method} ${path}`, status, entries: this.refusal ?? [] }, why);
    }
}
