import type { NumberReservation, ReservedPhoneNumber } from "./reservationRows";
import { Table } from "./table";

/** The reservations, found by id and by the numbers that they keep. */
export class Reservations extends Table<NumberReservation> {
    readonly #byNumber = new Map<string, { account: string; reserved: ReservedPhoneNumber }>();

    override add(row: NumberReservation): NumberReservation {
        for (const reserved of row.phone_numbers) {
            this.#byNumber.set(reserved.phone_number, { account: row.account, reserved });
        }
        return super.add(row);
    }

    /** The account that a number is reserved for at this time, if any. */
    accountOf(phoneNumber: string, now: number): string | undefined {
        const found = this.#byNumber.get(phoneNumber);
        return found !== undefined && found.reserved.expires > now ? found.account : undefined;
    }

    /** The numbers that are reserved for an account at this time, in the order they were reserved. */
    numbersOf(account: string, now: number): string[] {
        return [...this.#byNumber]
            .filter(([, found]) => found.account === account && found.reserved.expires > now)
            .map(([phoneNumber]) => phoneNumber);
    }

    /** Ends the reservation of a number now. */
    end(phoneNumber: string, now: number): void {
        const reserved = this.#byNumber.get(phoneNumber)?.reserved;
        if (reserved !== undefined && reserved.expires > now) {
            reserved.expires = now;
        }
    }

    override clear(): void {
        this.#byNumber.clear();
        super.clear();
    }
}
