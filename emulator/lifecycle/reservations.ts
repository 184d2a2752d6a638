import { withinDates } from "../clock";
import { ApiError, apiError, errorObject, unprocessable } from "../errors";
import type { NumberReservation } from "../store/reservationRows";
import type { World } from "../world";

/** The account that a number is kept for: by a reservation that still holds, or by the hold after its release. */
export function keptFor({ store, clock }: World, phoneNumber: string): string | undefined {
    return store.numberReservations.accountOf(phoneNumber, clock.now()) ?? store.holds.get(phoneNumber);
}

/** The numbers that are kept for an account, in both ways. */
export function numbersKeptFor({ store, clock }: World, account: string): string[] {
    const held = [...store.holds].filter(([, heldFor]) => heldFor === account).map(([phoneNumber]) => phoneNumber);
    return [...new Set([...held, ...store.numberReservations.numbersOf(account, clock.now())])];
}

/** Reserves numbers that were found to be free. */
export function reserve(
    world: World,
    account: string,
    phoneNumbers: string[],
    customer_reference: string | null,
): NumberReservation {
    const { store, clock, settings } = world;
    refuseReserved(world, account, phoneNumbers);
    const now = clock.stamp();
    return store.numberReservations.add({
        id: store.uuid(),
        account,
        customer_reference,
        phone_numbers: phoneNumbers.map((phone_number) => ({
            id: store.uuid(),
            phone_number,
            expires: withinDates(clock.now() + settings.reservationMs),
            created_at: now,
            updated_at: now,
        })),
        extensions: 0,
        created_at: now,
        updated_at: now,
    });
}

function refuseReserved({ store, clock, settings }: World, account: string, phoneNumbers: string[]): void {
    const now = clock.now();
    const errors = phoneNumbers.flatMap((phoneNumber, i) =>
        store.numberReservations.accountOf(phoneNumber, now) === undefined
            ? []
            : [errorObject("85006", `${phoneNumber} is reserved already.`, `/phone_numbers/${String(i)}/phone_number`)],
    );
    if (errors.length > 0) {
        throw new ApiError(422, errors);
    }
    const { reservationLimit: limit } = settings;
    if (limit !== null && store.numberReservations.numbersOf(account, now).length + phoneNumbers.length > limit) {
        throw apiError(422, "85007", `An account can have ${String(limit)} numbers reserved.`, "/phone_numbers");
    }
}

/** Lets the numbers of a reservation be kept for longer: once more the time of a new one, from its end. */
export function extend({ clock, settings }: World, reservation: NumberReservation): void {
    const now = clock.now();
    const holding = reservation.phone_numbers.filter(({ expires }) => expires > now);
    if (holding.length === 0) {
        throw unprocessable("The reservation has ended and cannot be extended.", "/base");
    }
    const { extensionLimit: limit } = settings;
    if (limit !== null && reservation.extensions >= limit) {
        throw apiError(422, "85008", `A reservation can be extended ${String(limit)} times.`, "/base");
    }
    reservation.extensions += 1;
    reservation.updated_at = clock.stamp();
    for (const each of holding) {
        each.expires = withinDates(each.expires + settings.reservationMs);
        each.updated_at = reservation.updated_at;
    }
}
