import assert from "node:assert/strict";
import { DeclaredOrder } from "../support/numberOrder";
import { useDesk } from "../support/operation";
import { germanValues } from "../support/requirementGroup";
import { idOf, numbers, ordered, owned, releases } from "../support/seen";

const { a, b, german } = numbers;

describe("NumberOrder > observation", () => {
    const desk = useDesk();

    it("keeps showing what one of several numbers deviates in, however often it is refreshed", async () => {
        const { control } = desk.emulator;
        const main = new DeclaredOrder(desk);
        const program = {
            phoneNumbers: [a, b],
            ...{ connectionId: "1", billingGroupId: "2", messagingProfileId: "3", customerReference: "4" },
            deletionLock: true,
        };
        const deviating = {
            ...{ connectionId: "9", billingGroupId: "9", messagingProfileId: "9", customerReference: "9" },
            deletionLock: false,
        };
        await main.up(program);
        control.changeNumber(b, {
            ...{ connection_id: "9", billing_group_id: "9", messaging_profile_id: "9", customer_reference: "9" },
            deletion_lock_enabled: false,
        });

        for (const time of ["first", "second", "third"]) {
            await main.refresh();
            assert.deepEqual(main.knownInputs.phoneNumbers, [a, { phoneNumber: b, ...deviating }], `${time} refresh`);
            assert.deepEqual(main.preview(program), { update: true, properties: ["phoneNumbers"] });
        }
        await main.up(program);
        assert.equal(owned(control, b)?.connection_id, "1");
        await main.refresh();
        assert.equal(main.preview(program).update, false);
    });

    describe("of an order that is not visible yet, where nobody waits for it", () => {
        const program = { phoneNumbers: [german], regulatoryRequirements: germanValues, waitFor: "none" };
        const hide = (times: number) =>
            desk.emulator.control.addFault({
                ...{ method: "GET", path: "^/number_orders/", times },
                respond: { kind: "reply", status: 404, body: { errors: [{ code: "10005", title: "Not found" }] } },
            });

        it("looks once more, and shows the order as it is by then", async () => {
            hide(3);

            const state = await new DeclaredOrder(desk).up(program);

            assert.equal(state.numbers[0]?.requirementsStatus, "requirement-info-under-review");
            assert.equal(desk.clock.now(), 1000);
        });

        it("says that Telnyx does not show it, keeps it, and the next up goes on", async () => {
            hide(20);
            const main = new DeclaredOrder(desk);

            assert.match(await main.upFails(program), /number order \(\S+\): Telnyx took it and does not show it/);

            desk.emulator.control.clearFaults();
            const state = await main.up(program);
            assert.equal(state.numbers[0]?.requirementsStatus, "requirement-info-under-review");
            assert.deepEqual(ordered(desk.emulator.control), [[german]]);
        });
    });

    it("shows a setting that one number refused, also after a refresh", async () => {
        const { control } = desk.emulator;
        const main = new DeclaredOrder(desk);
        await main.up({ phoneNumbers: [a, b], connectionId: "1" });
        const refusal = { errors: [{ code: "85004", title: "Invalid connection id" }] };
        const path = `^/phone_numbers/${idOf(control, b)}$`;
        control.addFault({
            method: "PATCH",
            path,
            apply: false,
            respond: { kind: "reply", status: 422, body: refusal },
        });
        const changed = { phoneNumbers: [a, b], connectionId: "2" };

        assert.match(await main.upFails(changed), /^changing settings of \+\d+ \(\d+\): .*85004/);
        await main.refresh();

        assert.deepEqual(main.preview(changed).update, true);
        await main.up(changed);
        assert.equal(owned(control, b)?.connection_id, "2");
    });

    it("takes a 404 right after the POST for an order that shows itself a moment late", async () => {
        const { control } = desk.emulator;
        const missing = { errors: [{ code: "10005", title: "Resource not found" }] };
        control.addFault({
            ...{ method: "GET", path: "^/number_orders/.", apply: false },
            respond: { kind: "reply", status: 404, body: missing },
        });

        const state = await new DeclaredOrder(desk).up({ phoneNumbers: [a] });

        assert.equal(state.status, "success");
        assert.deepEqual(ordered(control), [[a]]);
    });

    it("does not remember for ever that a search offered a number which was only listed late", async () => {
        const { control } = desk.emulator;
        const main = new DeclaredOrder(desk);
        await main.up({ phoneNumbers: [a] });
        control.configure({ listingDelayMs: 1_800_000 });
        desk.timeoutMs = 1000;
        await main.upFails({ phoneNumbers: [a, b] });
        const offered = { data: [{ record_type: "available_phone_number", phone_number: b }] };
        control.addFault({
            ...{ method: "GET", path: "^/available_phone_numbers$", apply: false, times: 2 },
            respond: { kind: "reply", status: 200, body: offered },
        });

        await main.upFails({ phoneNumbers: [a, b] });
        control.configure({ listingDelayMs: 0 });
        const state = await main.up({ phoneNumbers: [a, b] });

        assert.deepEqual(ordered(control), [[a], [b]]);
        assert.deepEqual([state.status, state.__lost], ["success", undefined]);
        assert.deepEqual(releases(control), []);
    });
});
