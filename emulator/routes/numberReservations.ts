import { z } from "zod";
import { notFound, parseBody } from "../errors";
import { numberReservation } from "../formats/numberReservation";
import { extend, reserve } from "../lifecycle/reservations";
import { refuseUnavailable } from "../lifecycle/refuse";
import { pageOf } from "../server/paging";
import type { Call, Route } from "../server/route";
import type { NumberReservation } from "../store/reservationRows";
import { createdWithin } from "./createdWithin";
import { checkNumbers } from "./orderedNumbers";

const createRequest = z.object({
    phone_numbers: z.array(z.object({ phone_number: z.string() })).min(1, "The list of numbers to reserve is empty."),
    customer_reference: z.string().nullish(),
});

function create({ world, account, body }: Call) {
    const { phone_numbers, customer_reference } = parseBody(createRequest, body);
    const numbers = phone_numbers.map((each) => each.phone_number);
    checkNumbers(numbers);
    refuseUnavailable(world, account, numbers);
    return { data: numberReservation(reserve(world, account, numbers, customer_reference || null)) };
}

function find({ world, account, params }: Call): NumberReservation {
    const reservation = world.store.numberReservations.of(account, params.id ?? "");
    if (reservation === undefined) {
        throw notFound("number reservation");
    }
    return reservation;
}

function isListed({ query }: Call): (reservation: NumberReservation) => boolean {
    const status = query.get("filter", "status");
    const reference = query.get("filter", "customer_reference");
    const phoneNumber = query.get("filter", "phone_numbers.phone_number")?.trim().replace(/^\+?/, "+");
    const isWithin = createdWithin(query);
    return (reservation) =>
        (status === undefined || status === "success") &&
        (reference === undefined || reference === reservation.customer_reference) &&
        (phoneNumber === undefined || reservation.phone_numbers.some((each) => each.phone_number === phoneNumber)) &&
        isWithin(reservation);
}

/** Number reservations: create, list (newest first), retrieve, extend. They end by themselves. */
export const numberReservationRoutes: Route[] = [
    { method: "POST", path: "/number_reservations", answer: create },
    {
        method: "GET",
        path: "/number_reservations",
        answer(call) {
            const { world, account, query } = call;
            const reservations = world.store.numberReservations.list(account).filter(isListed(call)).reverse();
            return pageOf(reservations, query, numberReservation);
        },
    },
    {
        method: "GET",
        path: "/number_reservations/:id",
        answer: (call) => ({ data: numberReservation(find(call)) }),
    },
    {
        method: "POST",
        path: "/number_reservations/:id/actions/extend",
        answer(call) {
            const reservation = find(call);
            extend(call.world, reservation);
            return { data: numberReservation(reservation) };
        },
    },
];
