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

/**
 * What is known of one number of one order. `presumed lost` rests on circumstances that may change: it is good for one
 * operation, and no state remembers it.
 */
export interface Trace {
    readonly fate: "unseen" | "seen" | "presumed lost" | "lost";
    /** The id of the number in the account, once it was seen there. */
    readonly id?: string;
    /** It was examined in this operation whether the order still holds it. */
    readonly isExamined?: boolean;
    /** Telnyx answered in this operation that it released the number: once no list shows it, it is gone. */
    readonly isReleased?: boolean;
}

/** The traces of all numbers of some orders: what was seen once is never forgotten. */
export class Traces {
    private readonly byOrder = new Map<string, Map<string, Trace>>();

    constructor(numbers: readonly RememberedNumber[], lost: readonly LostNumber[]) {
        for (const { numberOrderId, phoneNumber, phoneNumberId } of numbers) {
            if (phoneNumberId !== undefined) {
                this.note(numberOrderId, phoneNumber, { fate: "seen", id: phoneNumberId });
            }
        }
        lost.forEach(({ numberOrderId, phoneNumber }) => this.note(numberOrderId, phoneNumber, { fate: "lost" }));
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
        return [...this.byOrder].flatMap(([numberOrderId, traces]) =>
            [...traces].flatMap(([phoneNumber, { fate }]) => (fate === "lost" ? [{ numberOrderId, phoneNumber }] : [])),
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
