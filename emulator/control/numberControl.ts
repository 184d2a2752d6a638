import { emergencyOf } from "../lifecycle/emergency";
import { release } from "../lifecycle/settle";
import { settleDue } from "../lifecycle/settleDue";
import type { PhoneNumber } from "../store/rows";
import type { World } from "../world";
import { existing } from "./errors";

/** What can be changed of a number behind a program's back. */
export type NumberChange = Partial<Omit<PhoneNumber, "id" | "account" | "phone_number" | "hidden" | "listed_from">>;

/** What control does with owned numbers. */
export function numberControl(world: World) {
    const owned = (phoneNumber: string): PhoneNumber => {
        settleDue(world);
        return existing(world.store.owned.get(phoneNumber), `owned number ${phoneNumber}`);
    };
    return {
        /** Changes fields of a number, whatever the API itself would allow. */
        changeNumber(phoneNumber: string, change: NumberChange): void {
            Object.assign(owned(phoneNumber), change, { updated_at: world.clock.stamp() });
        },
        /** Releases a number, also a locked one. */
        releaseNumber(phoneNumber: string): void {
            release(world, owned(phoneNumber));
        },
        /** Another carrier has the number now; the API goes on showing it as `ported-out`. */
        portOutNumber(phoneNumber: string): void {
            Object.assign(owned(phoneNumber), { status: "ported-out", updated_at: world.clock.stamp() });
        },
        /** Hides a number from all lists, as a lag of the API would; by its id it can still be had. */
        hideNumber(phoneNumber: string, hidden: boolean): void {
            owned(phoneNumber).hidden = hidden;
        },
        /** Sets the state of a number's emergency services to any literal, such as `provisioning-failed`. */
        setEmergencyStatus(phoneNumber: string, status: string): void {
            const number = owned(phoneNumber);
            number.emergency = { ...emergencyOf(number), emergency_status: status };
            number.updated_at = world.clock.stamp();
        },
        /** All numbers, of one account or of all, the released ones included. */
        numbers(account?: string): PhoneNumber[] {
            settleDue(world);
            return structuredClone([...world.store.phoneNumbers.list(account)]);
        },
    };
}
