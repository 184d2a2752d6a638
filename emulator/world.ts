import type { PushedClock } from "./clock";
import { Faults } from "./traffic/faults";
import { Held } from "./traffic/held";
import { RequestLog } from "./traffic/log";
import { RateLimits } from "./traffic/rateLimit";
import type { FaultyReply, Reply } from "./traffic/reply";
import { Timers } from "./traffic/timers";
import { Waiters } from "./traffic/waiters";
import { settingsFrom, type EmulatorSettings } from "./settings";
import { Store } from "./store/store";

/** What keeps a store over restarts. */
export interface Keeper {
    /** Writes what changed; throws if that does not work. */
    keep(store: Store): void;
    /** Does something that changes no record. */
    reading<T>(act: () => T): T;
}

/** One running Telnyx: what is stored, how it behaves, what was asked of it. */
export class World {
    store = new Store();
    settings: EmulatorSettings;
    /** Where the store is kept over restarts, if it is. */
    keeper: Keeper | undefined;
    /** Orders of which a number ended since the courier looked last. */
    readonly ordersTouched = new Set<string>();
    readonly log = new RequestLog();
    readonly faults = new Faults();
    readonly held = new Held();
    readonly rateLimits = new RateLimits();
    readonly timers = new Timers();
    /** Those who wait for a change. */
    readonly waiters = new Waiters();

    /** Is told of every reply of the API before it is sent. */
    onReply: ((reply: Reply) => void) | undefined;

    /** Is told of every request that a fault answered instead, or left without an answer. */
    onFault: ((reply: FaultyReply) => void) | undefined;

    /** Puts in what is there from the first moment. */
    plantSeed: (() => void) | undefined;

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
        this.#listeners.forEach((listener) => {
            listener();
        });
        this.waiters.announce();
    }

    /** Makes sure that nothing is lost of what changed so far, before anybody is told of it. */
    keep(): void {
        this.keeper?.keep(this.store);
    }

    /** Does something that changes no record, so that nobody has to look for changes afterwards. */
    reading<T>(act: () => T): T {
        return this.keeper === undefined ? act() : this.keeper.reading(act);
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
        [this.waiters, this.log.waiters, this.held.waiters].forEach((each) => {
            each.end("The emulator was reset meanwhile.");
        });
        this.plantSeed?.();
    }
}
