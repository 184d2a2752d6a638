import type { NumberReservation, ReservedPhoneNumber } from "../store/reservationRows";

/** A reservation. The API has no word for one that ended: its numbers say when they expired. */
export function numberReservation(reservation: NumberReservation) {
    return {
        id: reservation.id,
        record_type: "number_reservation",
        // A reservation is made whole or refused, so every one there is succeeded.
        status: "success",
        ...(reservation.customer_reference === null ? {} : { customer_reference: reservation.customer_reference }),
        phone_numbers: reservation.phone_numbers.map(reservedPhoneNumber),
        created_at: reservation.created_at,
        updated_at: reservation.updated_at,
    };
}

function reservedPhoneNumber({ id, phone_number, expires, created_at, updated_at }: ReservedPhoneNumber) {
    return {
        id,
        record_type: "reserved_phone_number",
        phone_number,
        status: "success",
        expired_at: new Date(expires).toISOString(),
        created_at,
        updated_at,
    };
}
