import fc from "fast-check";
import { faults } from "../faults";

/** The numbers of the histories: the last one wants papers. */
export const pool = ["+13125550142", "+13125550143", "+18335550117", "+4989555012345"] as const;

/** What a program declares. */
export interface Declared {
    readonly phoneNumbers: readonly string[];
    readonly connectionId?: string;
    readonly messagingProfileId?: string;
    readonly customerReference?: string;
    readonly deletionLock?: boolean;
    readonly waitFor?: "activation" | "none";
    /** A connection of the first number alone. */
    readonly own?: string;
    /** The papers are in a group of their own. */
    readonly group: boolean;
    /** How many numbers a bulk order holds in each of its two groups; none: there is no bulk order. */
    readonly counts: readonly [number, number];
    /** What tells the two groups apart: Chicago and San Francisco, or features of two groups of Chicago. */
    readonly toldBy: "areaCode" | "locality" | "features";
    readonly bulkConnection?: string;
}

/** Harm to one request of a command, the first that comes at or after this place. */
export interface Harm {
    readonly place: number;
    readonly fault: string;
}

/** One thing that happens. */
export type Step =
    | { readonly kind: "declare"; readonly declared: Declared }
    | { readonly kind: "up"; readonly refresh: boolean; readonly harm?: Harm; readonly target?: "main" | "pool" }
    | { readonly kind: "preview" }
    | { readonly kind: "refresh"; readonly harm?: Harm }
    | { readonly kind: "destroy"; readonly harm?: Harm }
    | { readonly kind: "importAgain"; readonly which: "main" | "pool" }
    | { readonly kind: "event"; readonly event: EventName; readonly which: number };

/** What others do behind the program's back, to a number or to what stands for it. */
export const eventNames = [
    "release",
    "portOut",
    "cancel",
    "approve",
    "reject",
    "expire",
    "relabel",
    "connect",
    "lock",
    "unlock",
] as const;

/** The name of an event. */
export type EventName = (typeof eventNames)[number];

const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined });

const declared: fc.Arbitrary<Declared> = fc.record({
    phoneNumbers: fc.uniqueArray(fc.constantFrom(...pool), { minLength: 1 }),
    connectionId: maybe(fc.constantFrom("line-1", "line-2")),
    messagingProfileId: maybe(fc.constantFrom("texts-1", "texts-2")),
    customerReference: maybe(fc.constantFrom("desk", "front")),
    deletionLock: maybe(fc.boolean()),
    waitFor: maybe(fc.constantFrom("activation" as const, "none" as const)),
    own: maybe(fc.constantFrom("line-8", "line-9")),
    group: fc.boolean(),
    counts: fc.tuple(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 2 })),
    toldBy: fc.constantFrom("areaCode" as const, "locality" as const, "features" as const),
    bulkConnection: maybe(fc.constantFrom("line-3", "line-4")),
});

const harm = maybe(
    fc.record({
        place: fc.integer({ min: 1, max: 30 }),
        fault: fc.constantFrom(...faults.map(({ name }) => name)),
    }),
);

const step: fc.Arbitrary<Step> = fc.oneof(
    { weight: 3, arbitrary: fc.record({ kind: fc.constant("declare" as const), declared }) },
    {
        weight: 5,
        arbitrary: fc.record({
            kind: fc.constant("up" as const),
            refresh: fc.boolean(),
            harm,
            target: fc.option(fc.constantFrom("main" as const, "pool" as const), { nil: undefined, freq: 8 }),
        }),
    },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant("preview" as const) }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant("refresh" as const), harm }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant("destroy" as const), harm }) },
    {
        weight: 1,
        arbitrary: fc.record({
            kind: fc.constant("importAgain" as const),
            which: fc.constantFrom("main" as const, "pool" as const),
        }),
    },
    {
        weight: 4,
        arbitrary: fc.record({
            kind: fc.constant("event" as const),
            event: fc.constantFrom(...eventNames),
            which: fc.nat(7),
        }),
    },
);

/** A history: how it begins, and what happens then. */
export const history = fc.record({
    start: declared,
    steps: fc.array(step, { minLength: 1, maxLength: 8 }),
});

/** What a history is made of. */
export type History = { readonly start: Declared; readonly steps: readonly Step[] };
