/** What a state remembers of a number: by it the number is known again. */
export interface RememberedNumber {
    readonly phoneNumber: string;
    readonly phoneNumberId?: string;
    readonly numberOrderId: string;
    readonly subNumberOrderId?: string;
    readonly countryCode?: string;
    readonly phoneNumberType?: string;
    readonly requirementsMet?: boolean;
    readonly requirementsStatus?: string;
    readonly regulatoryRequirements?: readonly { readonly requirementId: string }[];
}

/** A number that an order bought and lost, though the order may still say `success`. */
export interface LostNumber {
    readonly numberOrderId: string;
    readonly phoneNumber: string;
}

/** A number that an order bought, and that no list showed yet. */
export interface UnlistedNumber {
    readonly numberOrderId: string;
    readonly phoneNumber: string;
    /** Since when it is known to be bought, an ISO 8601 time. */
    readonly since: string;
}

/** What a state remembers of numbers that their orders do not show rightly. */
export interface RememberedFates {
    readonly __lost?: readonly LostNumber[];
    readonly __unlisted?: readonly UnlistedNumber[];
}

/**
 * What is known of one number of one order. `presumed lost` rests on circumstances that may change: it is good for one
 * operation, and no state remembers it.
 */
export interface Trace {
    readonly fate: "unseen" | "seen" | "presumed lost" | "lost";
    /** The id of the number in the account, once it was seen there. */
    readonly id?: string;
    /** A state, or an earlier look of this operation, showed it. */
    readonly isKnown?: boolean;
    /** Since when it is bought, in milliseconds; there while no list has shown it. */
    readonly boughtMs?: number;
    /** When it was examined last in this operation whether the order still holds it, and the pause before the next time. */
    readonly examined?: { readonly atMs: number; readonly pauseMs: number };
    /** Telnyx answered in this operation that it released the number: once no list shows it, it is gone. */
    readonly isReleased?: boolean;
}

/** The traces of all numbers of some orders: what was seen once is never forgotten. */
export class Traces {
    private readonly byOrder = new Map<string, Map<string, Trace>>();

    constructor(numbers: readonly RememberedNumber[], { __lost = [], __unlisted = [] }: RememberedFates) {
        for (const { numberOrderId, phoneNumber, phoneNumberId: id } of numbers) {
            this.note(numberOrderId, phoneNumber, id === undefined ? { isKnown: true } : { fate: "seen", id });
        }
        for (const { numberOrderId, phoneNumber, since } of __unlisted) {
            const boughtMs = Date.parse(since);
            this.note(numberOrderId, phoneNumber, Number.isFinite(boughtMs) ? { boughtMs } : { isKnown: true });
        }
        __lost.forEach(({ numberOrderId, phoneNumber }) => this.note(numberOrderId, phoneNumber, { fate: "lost" }));
    }

    /** What is known of a number. */
    of(numberOrderId: string, phoneNumber: string): Trace {
        return this.byOrder.get(numberOrderId)?.get(phoneNumber) ?? { fate: "unseen" };
    }

    /** Adds to what is known of a number. */
    note(numberOrderId: string, phoneNumber: string, trace: Partial<Trace>): void {
        const ofOrder = this.byOrder.get(numberOrderId) ?? new Map<string, Trace>();
        ofOrder.set(phoneNumber, { ...this.of(numberOrderId, phoneNumber), ...trace });
        this.byOrder.set(numberOrderId, ofOrder);
    }

    /** The numbers of which it is certain that their orders lost them. */
    get lost(): LostNumber[] {
        return this.collect(({ fate }) => (fate === "lost" ? {} : undefined));
    }

    /** The numbers that are bought, as far as orders tell, and that no list has shown. */
    get unlisted(): UnlistedNumber[] {
        return this.collect(({ fate, boughtMs }) =>
            fate === "seen" || fate === "lost" || boughtMs === undefined
                ? undefined
                : { since: new Date(boughtMs).toISOString() },
        );
    }

    private collect<More extends object>(moreOf: (trace: Trace) => More | undefined): (LostNumber & More)[] {
        return [...this.byOrder].flatMap(([numberOrderId, traces]) =>
            [...traces].flatMap(([phoneNumber, trace]) => {
                const more = moreOf(trace);
                return more === undefined ? [] : [{ numberOrderId, phoneNumber, ...more }];
            }),
        );
    }
}

/** Lost numbers as a state holds them; before 0.2 one stood there as `order id/phone number`. */
export function wholeLost(lost: readonly (LostNumber | string)[] | undefined): LostNumber[] | undefined {
    return lost?.map((entry) => {
        if (typeof entry !== "string") {
            return entry;
        }
        const [numberOrderId = "", phoneNumber = ""] = entry.split("/");
        return { numberOrderId, phoneNumber };
    });
}
