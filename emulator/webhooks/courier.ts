import { nextDue } from "../lifecycle/nextDue";
import { settleDue } from "../lifecycle/settleDue";
import type { WebhookAttempt, WebhookDelivery } from "../store/notificationRows";
import type { World } from "../world";
import { attempt } from "./attempt";
import { announceEnded } from "./announce";
import { conclude } from "./conclude";
import { isAnybodyListening } from "./receivers";

/** The longest the courier sleeps: a timer cannot wait for longer than some weeks. */
const longestSleepMs = 60 * 60 * 1000;

/** The shortest: a clock that stands still must not keep the courier busy. */
const shortestSleepMs = 5;

/** How long it waits before it tries again what failed inside of the emulator, such as writing to a full disk. */
const retryMs = 250;

/**
 * Brings webhooks to their receivers. It is the only part of the emulator that acts without being asked: with anybody
 * listening, it looks again whenever something changed and when the next order or attempt is due.
 */
export class Courier {
    readonly #underWay = new Map<string, AbortController>();
    #isLooking = false;
    #isClosed = false;
    #timer: NodeJS.Timeout | undefined;

    constructor(
        private readonly world: World,
        private readonly onAttempt: (attempt: WebhookAttempt) => void = () => undefined,
    ) {
        world.onChange(() => {
            this.#lookSoon();
        });
        this.#lookSoon();
    }

    /** Ends all attempts under way; nothing is sent any more. */
    close(): void {
        this.#isClosed = true;
        clearTimeout(this.#timer);
        this.#underWay.forEach((each) => {
            each.abort();
        });
    }

    /** Looks once after everything that happens in this turn. */
    #lookSoon(): void {
        if (!this.#isLooking && !this.#isClosed) {
            this.#isLooking = true;
            setImmediate(() => {
                this.#isLooking = false;
                this.#look();
            });
        }
    }

    #look(): void {
        if (this.#isClosed) {
            return;
        }
        try {
            this.#deliverDue();
        } catch {
            // Nobody asked, so nobody can be answered; the next request meets the same fault and says so.
            this.#sleep(retryMs);
        }
    }

    #deliverDue(): void {
        if (isAnybodyListening(this.world)) {
            settleDue(this.world);
        }
        announceEnded(this.world);
        const { store, clock } = this.world;
        const waiting = store.webhookDeliveries.glimpse(store.openDeliveries);
        const idle = waiting.filter(({ id }) => !this.#underWay.has(id));
        const now = clock.now();
        const dueNow = idle.filter(({ due }) => due <= now);
        if (dueNow.length > 0) {
            // A receiver must never know more than what is left after a kill.
            this.world.keep();
        }
        dueNow.forEach((delivery) => void this.#deliver(delivery));
        this.#sleepUntil(idle.map(({ due }) => due).filter((due) => due > now));
    }

    #sleepUntil(due: number[]): void {
        clearTimeout(this.#timer);
        const next = isAnybodyListening(this.world) ? nextDue(this.world) : undefined;
        const first = Math.min(...due, next ?? Infinity);
        if (first !== Infinity) {
            this.#sleep(Math.max(shortestSleepMs, Math.min(first - this.world.clock.now(), longestSleepMs)));
        }
    }

    #sleep(ms: number): void {
        clearTimeout(this.#timer);
        this.#timer = setTimeout(() => {
            this.#look();
        }, ms);
        // An emulator that only waits for a time to pass must not keep a test run from ending.
        this.#timer.unref();
    }

    async #deliver(delivery: WebhookDelivery): Promise<void> {
        const { store } = this.world;
        const controller = new AbortController();
        this.#underWay.set(delivery.id, controller);
        try {
            const ended = await this.#attempt(delivery, controller.signal);
            // After a reset or at the end nobody is there any more to whom this delivery means anything.
            if (!this.#isClosed && store === this.world.store) {
                this.#enter(delivery, ended);
            }
        } catch (error) {
            // Nobody waits for this, and what nobody catches would end the process.
            process.emitWarning(`A webhook failed within the emulator: ${String(error)}`);
        } finally {
            this.#underWay.delete(delivery.id);
        }
    }

    async #attempt(delivery: WebhookDelivery, closing: AbortSignal): Promise<WebhookAttempt> {
        const { settings, clock } = this.world;
        const count = delivery.attempts.length;
        const url = delivery.urls[Math.floor(count / settings.webhookAttempts)] ?? "";
        const body = JSON.stringify({ data: delivery.event, meta: { attempt: count + 1, delivered_to: url } });
        const started_at = new Date(clock.now()).toISOString();
        const timeout = AbortSignal.timeout(settings.webhookTimeoutMs);
        const result = await attempt(url, body, AbortSignal.any([closing, timeout]));
        return { ...result, started_at, finished_at: new Date(clock.now()).toISOString() };
    }

    #enter(delivery: WebhookDelivery, ended: WebhookAttempt): void {
        this.world.store.webhookDeliveries.touch(delivery);
        delivery.attempts.push(ended);
        conclude(this.world, delivery);
        this.world.changed();
        this.onAttempt(ended);
    }
}
