import type { PushedClock } from "./clock";
import { Faults } from "./traffic/faults";
import { Held } from "./traffic/held";
import { RequestLog } from "./traffic/log";
import { RateLimits } from "./traffic/rateLimit";
import type { Reply } from "./traffic/reply";
import { Timers } from "./traffic/timers";
import { settingsFrom, type EmulatorSettings } from "./settings";
import { Store } from "./store/store";

/** One running Telnyx: what is stored, how it behaves, what was asked of it. */
export class World {
    store = new Store();
    settings: EmulatorSettings;
    /** True once something may have changed that the data file does not hold yet. */
    isChanged = false;
    /** Orders of which a number ended since the courier looked last. */
    readonly ordersTouched = new Set<string>();
    readonly log = new RequestLog();
    readonly faults = new Faults();
    readonly held = new Held();
    readonly rateLimits = new RateLimits();
    readonly timers = new Timers();

    /** Is told of every reply of the API before it is sent. */
    onReply: ((reply: Reply) => void) | undefined;

    #listeners: (() => void)[] = [];

    constructor(
        readonly clock: PushedClock,
        readonly startSettings: Partial<EmulatorSettings>,
    ) {
        this.settings = settingsFrom(startSettings);
    }

    /** Calls back whenever something may have changed, until what it hands back is called. */
    onChange(listener: () => void): () => void {
        this.#listeners.push(listener);
        return () => {
            this.#listeners = this.#listeners.filter((each) => each !== listener);
        };
    }

    /** Says that something may have changed. */
    changed(): void {
        this.isChanged = true;
        this.#listeners.forEach((listener) => {
            listener();
        });
    }

    /** Resolves with what `look` finds, at the first change after which it finds something. */
    until<T>(look: () => T | undefined): Promise<T> {
        return new Promise((resolve) => {
            const listener = (): void => {
                const found = look();
                if (found !== undefined) {
                    stop();
                    resolve(found);
                }
            };
            const stop = this.onChange(listener);
            listener();
        });
    }

    /** Back to the first moment: no records, no log, no faults, the settings of the start. */
    reset(): void {
        const { sequence } = this.store;
        this.store = new Store();
        // Ids are never used twice, also not after a reset: a stale id must not name a new record.
        this.store.sequence = sequence;
        this.settings = settingsFrom(this.startSettings);
        this.clock.reset();
        this.faults.clear();
        this.held.dropAll();
        this.timers.clear();
        this.log.clear();
        this.rateLimits.clear();
        this.ordersTouched.clear();
    }
}
