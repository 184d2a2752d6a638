import type { NumberReservation, ReservedPhoneNumber } from "./reservationRows";
import { Table } from "./table";

/** The reservations, found by id and by the numbers that they keep. */
export class Reservations extends Table<NumberReservation> {
    readonly #byNumber = new Map<string, { row: NumberReservation; reserved: ReservedPhoneNumber }>();

    override add(row: NumberReservation): NumberReservation {
        for (const reserved of row.phone_numbers) {
            this.#byNumber.set(reserved.phone_number, { row, reserved });
        }
        return super.add(row);
    }

    /** The account that a number is reserved for at this time, if any. */
    accountOf(phoneNumber: string, now: number): string | undefined {
        const found = this.#byNumber.get(phoneNumber);
        return found !== undefined && found.reserved.expires > now ? found.row.account : undefined;
    }

    /** The numbers that are reserved for an account at this time, in the order they were reserved. */
    numbersOf(account: string, now: number): string[] {
        return [...this.#byNumber]
            .filter(([, found]) => found.row.account === account && found.reserved.expires > now)
            .map(([phoneNumber]) => phoneNumber);
    }

    /** Ends the reservation of a number now; the stamp says when for those who read the record. */
    end(phoneNumber: string, now: number, stamp: string): void {
        const found = this.#byNumber.get(phoneNumber);
        if (found !== undefined && found.reserved.expires > now) {
            found.reserved.expires = now;
            found.reserved.updated_at = found.row.updated_at = stamp;
            this.touch(found.row);
        }
    }

    override clear(): void {
        this.#byNumber.clear();
        super.clear();
    }
}
