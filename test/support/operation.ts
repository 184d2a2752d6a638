import { setMaxListeners } from "node:events";
import { setTimeout } from "node:timers/promises";
import type { Clock } from "../../provider/lifecycle/clock";
import type { EngineLog } from "../../provider/lifecycle/engine";
import { ExplainedError } from "../../provider/lifecycle/errors";
import type { Operation } from "../../provider/lifecycle/handler";
import { accountWithin } from "../../provider/operation";
import { openAccount, type Account } from "../../provider/telnyx/account";
import type { Clock as RateClock } from "../../provider/telnyx/rate";
import { Claims } from "../../provider/telnyx/together/claims";
import { createClient, type TelnyxRequest, type TelnyxClient } from "../../provider/telnyx/client";
import { apiKey, useEmulator } from "./emulator";

/** A clock on which waiting costs nothing: a sleep moves this clock and whatever follows it, and is over. */
export class FastClock implements Clock, RateClock {
    /** Called with every sleep, after the time has moved: the world goes on while somebody waits. */
    onSleep: (ms: number) => void | Promise<void> = () => undefined;
    /** What the clock shows at the beginning. */
    startMs = 0;
    private time = 0;

    now(): number {
        return this.startMs + this.time;
    }

    async sleep(ms: number): Promise<void> {
        this.time += ms;
        await this.onSleep(ms);
    }

    /** A reply takes real time, in which none passes here: else all deadlines would be over before it comes. */
    attend(_ms: number, signal: AbortSignal): Promise<void> {
        return new Promise((resolve) => signal.addEventListener("abort", () => resolve(), { once: true }));
    }
}

/** Keeps what an operation says in its row. */
export class RecordingLog implements EngineLog {
    readonly progressLines: string[] = [];
    readonly warnings: string[] = [];
    readonly debugLines: string[] = [];

    progress = (message: string): void => {
        this.progressLines.push(message);
    };

    warn = (message: string): void => {
        this.warnings.push(message);
    };

    debug = (message: string): void => {
        this.debugLines.push(message);
    };
}

/** Where handlers are tried: an emulator, a clock that does not sleep, a log, and an engine that can be dead. */
export interface Desk {
    readonly emulator: ReturnType<typeof useEmulator>;
    readonly clock: FastClock;
    readonly log: RecordingLog;
    /** What the resources of this program declare; a new one for another program. */
    claims: Claims;
    /** What `telnyx:adopt` says. */
    adopt: string[];
    /** Interrupts the operations. */
    interrupt: AbortController;
    /** The engine that the next operations ask for life. It may also die by and by: `isEngineAlive` is asked each time. */
    isEngineAlive: () => boolean;
    /** What `customTimeouts` would say. */
    timeoutMs: number;
    /** How long one request may take; undefined for as long as it takes users. */
    requestTimeoutMs: number | undefined;
    /** The key of the next operations. */
    key: string;
    /** Called with every reply of the API before a handler sees it: it may change it, or the world. */
    onReply: (request: Pick<TelnyxRequest<unknown>, "method" | "path" | "query">, reply: unknown) => void;
    /** How many requests are under way. */
    underWay: number;
    /** How often a request began or ended. */
    moves: number;
    /** Comes to its end when no request is under way, and none is about to be sent. */
    quiet(): Promise<void>;
    /** The clients of each program, as one plugin process has them, by what they are made with. */
    clients: WeakMap<Claims, Map<string, TelnyxClient>>;
    /** Lets the next operations share an account, as those of one plugin process do. */
    share(): void;
    operation(urn?: string): Operation<Account>;
}

/** Gives a suite a desk that is new for every test; call it in `describe`. */
export function useDesk(): Desk {
    const emulator = useEmulator();
    const desk = { emulator } as Mutable<Desk>;
    beforeEach("clear the desk", () => {
        desk.claims = new Claims();
        desk.adopt = [];
        desk.interrupt = new AbortController();
        // All operations of a test listen to it; those of the door have a signal each.
        setMaxListeners(0, desk.interrupt.signal);
        desk.clock = new FastClock();
        desk.clock.onSleep = (ms) => emulator.control.advance(ms);
        desk.log = new RecordingLog();
        desk.isEngineAlive = () => true;
        desk.timeoutMs = 600_000;
        desk.requestTimeoutMs = undefined;
        desk.key = apiKey;
        desk.onReply = () => undefined;
        desk.clients = new WeakMap();
        desk.underWay = 0;
        desk.moves = 0;
        shared = undefined;
    });
    desk.quiet = async () => {
        let before: number;
        do {
            before = desk.moves;
            // Longer than look-ups and changes are gathered: on one event loop an earlier timer comes first.
            await setTimeout(70);
        } while (desk.underWay > 0 || desk.moves !== before);
    };
    let shared: Account | undefined;
    desk.share = () => {
        shared = accountOf(desk);
    };
    desk.operation = (urn = "") => {
        const operation = operationAt(desk, urn);
        return { ...operation, api: accountWithin(shared ?? accountOf(desk), operation) };
    };
    return desk;
}

function operationAt(desk: Desk, urn: string): Omit<Operation<Account>, "api"> {
    return {
        urn,
        clock: desk.clock,
        deadlineMs: desk.clock.now() + desk.timeoutMs,
        log: desk.log,
        assertEngineAlive: () =>
            desk.isEngineAlive()
                ? Promise.resolve()
                : Promise.reject(new ExplainedError("the pulumi process has ended")),
        signal: desk.interrupt.signal,
        isPreview: false,
    };
}

function accountOf(desk: Desk): Account {
    const { claims, adopt, clock } = desk;
    return openAccount(clientOf(desk), { claims, adopt, now: () => clock.now() });
}

function clientOf(desk: Desk): TelnyxClient {
    const { claims, clients, key, requestTimeoutMs } = desk;
    const made = clients.get(claims) ?? new Map<string, TelnyxClient>();
    clients.set(claims, made);
    const place = JSON.stringify([key, requestTimeoutMs ?? null]);
    const client = made.get(place) ?? makeClient(desk);
    made.set(place, client);
    return client;
}

function makeClient(desk: Desk): TelnyxClient {
    const { key, emulator, clock, requestTimeoutMs } = desk;
    const settings = { apiKey: key, baseUrl: emulator.url };
    const client = createClient(settings, { clock, retryBaseMs: 1, timeoutMs: requestTimeoutMs });
    return {
        request: async (request, patience) => {
            desk.underWay++;
            desk.moves++;
            try {
                const reply = await client.request(request, patience);
                desk.onReply(request, reply);
                return reply;
            } finally {
                desk.underWay--;
                desk.moves++;
            }
        },
    };
}

type Mutable<T> = { -readonly [Name in keyof T]: T[Name] };
