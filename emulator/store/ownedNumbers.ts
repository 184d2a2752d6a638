import type { PhoneNumber } from "./rows";
import type { Table } from "./table";

/** Owned numbers by their E.164 form. */
export class OwnedNumbers extends Map<string, PhoneNumber> {
    constructor(private readonly numbers: Table<PhoneNumber>) {
        super();
    }

    override get(phoneNumber: string): PhoneNumber | undefined {
        const number = super.get(phoneNumber);
        if (number !== undefined) {
            this.numbers.touch(number);
        }
        return number;
    }
}
