import assert from "node:assert/strict";
import type { Telnyx } from "telnyx";
import { buy, clientOf, codeOf, must, onBench, refusal, search } from "./support";

const minute = 60 * 1000;

async function reserve(telnyx: Telnyx, phoneNumbers: string[], customer_reference?: string) {
    for (const phoneNumber of phoneNumbers) {
        await search(telnyx, phoneNumber);
    }
    const phone_numbers = phoneNumbers.map((phone_number) => ({ phone_number }));
    const { data } = await telnyx.numberReservations.create({ phone_numbers, customer_reference });
    return { ...must(data), id: must(data?.id), expires: Date.parse(must(data?.phone_numbers?.[0]?.expired_at)) };
}

function orderOf(telnyx: Telnyx, phone_number: string) {
    return telnyx.numberOrders.create({ phone_numbers: [{ phone_number }] });
}

describe("Emulator > number reservations", () => {
    const bench = onBench();
    const one = "+13125550142";
    const other = "+13125550143";

    it("keep numbers for half an hour for who reserved them, and from everybody else", async () => {
        const stranger = clientOf(bench.emulator, "KEY-stranger");
        await search(stranger, one);
        const reservation = await reserve(bench.telnyx, [one, other], "for Monday");
        assert.deepEqual(
            [reservation.status, reservation.record_type, reservation.customer_reference],
            ["success", "number_reservation", "for Monday"],
        );
        const lasts = reservation.expires - Date.parse(must(reservation.created_at));
        assert.ok(Math.abs(lasts - 30 * minute) < 1000, String(lasts));
        assert.equal(await codeOf(orderOf(stranger, one)), "409 85001");
        const found = await stranger.availablePhoneNumbers.list({ filter: { phone_number: { starts_with: one } } });
        assert.deepEqual(found.data, []);
        assert.equal((await orderOf(bench.telnyx, one)).data?.status, "pending");
    });

    it("are retrieved and listed, newest first, by reference, number, status and time", async () => {
        const { numberReservations } = bench.telnyx;
        const first = await reserve(bench.telnyx, [one], "first");
        const second = await reserve(bench.telnyx, [other], "second");
        const listed = async (filter: Telnyx.NumberReservationListParams.Filter) =>
            (await numberReservations.list({ filter })).data.map(({ id }) => id);
        assert.deepEqual(await listed({}), [second.id, first.id]);
        assert.deepEqual(await listed({ customer_reference: "first" }), [first.id]);
        assert.deepEqual(await listed({ "phone_numbers.phone_number": other }), [second.id]);
        assert.deepEqual(await listed({ status: "failure" }), []);
        assert.deepEqual(await listed({ created_at: { gt: first.created_at } }), [second.id]);
        assert.equal((await numberReservations.retrieve(first.id)).data?.customer_reference, "first");
        const stranger = clientOf(bench.emulator, "KEY-stranger");
        assert.equal(await codeOf(stranger.numberReservations.retrieve(first.id)), "404 10005");
    });

    it("end by the clock, unless they are extended", async () => {
        const { control } = bench.emulator;
        const { id, expires } = await reserve(bench.telnyx, [one]);
        control.advance(20 * minute);
        const extended = await bench.telnyx.numberReservations.actions.extend(id);
        assert.equal(Date.parse(must(extended.data?.phone_numbers?.[0]?.expired_at)) - expires, 30 * minute);
        control.advance(20 * minute);
        const stranger = clientOf(bench.emulator, "KEY-stranger");
        await assert.rejects(search(stranger, one));
        control.advance(21 * minute);
        await search(stranger, one);
        assert.equal(await codeOf(bench.telnyx.numberReservations.actions.extend(id)), "422 10015");
        assert.equal((await orderOf(stranger, one)).data?.status, "pending");
    });

    it("are found with the reserved numbers only, next to the numbers on hold after their release", async () => {
        const released = await buy(bench.telnyx, other);
        await bench.telnyx.phoneNumbers.delete(released);
        await reserve(bench.telnyx, [one]);
        const query = new URLSearchParams({ "filter[only_reserved_numbers]": "true" });
        const kept = async (apiKey: string) => {
            const reply = await fetch(`${bench.emulator.url}/available_phone_numbers?${String(query)}`, {
                headers: { authorization: `Bearer ${apiKey}` },
            });
            const { data } = (await reply.json()) as { data: { phone_number: string }[] };
            return data.map(({ phone_number }) => phone_number).sort();
        };
        assert.deepEqual(await kept("KEY-one"), [one, other]);
        assert.deepEqual(await kept("KEY-stranger"), []);
    });

    it("end when their numbers are ordered", async () => {
        const { id } = await reserve(bench.telnyx, [one]);
        const owned = await bench.telnyx.numberOrders.create({ phone_numbers: [{ phone_number: one }] });
        assert.ok(owned.data?.id);
        const { data } = await bench.telnyx.numberReservations.retrieve(id);
        assert.deepEqual(
            [data?.updated_at, data?.phone_numbers?.[0]?.updated_at],
            Array(2).fill(owned.data.created_at),
        );
        assert.equal(await codeOf(bench.telnyx.numberReservations.actions.extend(id)), "422 10015");
    });

    it("refuse what is reserved, taken, not searched for or written wrongly, and name it", async () => {
        await reserve(bench.telnyx, [one]);
        const ask = (phone_numbers: { phone_number: string }[]) =>
            bench.telnyx.numberReservations.create({ phone_numbers });
        const { status, errors } = await refusal(ask([{ phone_number: one }]));
        assert.deepEqual(
            [status, errors[0]?.code, errors[0]?.source?.pointer],
            [422, "85006", "/phone_numbers/0/phone_number"],
        );
        const stranger = clientOf(bench.emulator, "KEY-stranger");
        assert.equal(
            await codeOf(stranger.numberReservations.create({ phone_numbers: [{ phone_number: one }] })),
            "409 85001",
        );
        assert.equal(await codeOf(ask([{ phone_number: other }])), "422 85000");
        assert.equal(await codeOf(ask([{ phone_number: "312 555 0142" }])), "422 10016");
        assert.equal(await codeOf(ask([])), "422 10015");
    });

    it("have the limits that settings give them", async () => {
        bench.emulator.control.configure({ reservationLimit: 1, extensionLimit: 1, reservationMs: minute });
        const { id } = await reserve(bench.telnyx, [one]);
        assert.equal(await codeOf(reserve(bench.telnyx, [other])), "422 85007");
        await bench.telnyx.numberReservations.actions.extend(id);
        assert.equal(await codeOf(bench.telnyx.numberReservations.actions.extend(id)), "422 85008");
    });
});
