import assert from "node:assert/strict";
import { DeclaredOrder, thrownBy } from "../support/numberOrder";
import { useDesk } from "../support/operation";
import { idOf, numbers, owned, releases } from "../support/seen";

const { a, b, german } = numbers;

describe("NumberOrder > delete", () => {
    const desk = useDesk();

    it("releases what is active and cancels what is pending", async () => {
        const { control } = desk.emulator;
        const main = new DeclaredOrder(desk);
        await main.up({ phoneNumbers: [a, german], waitFor: "none" });
        const id = idOf(control, a);

        await main.destroy();

        const german_sub = control.subOrders().find((sub) => sub.country_code === "DE");
        assert.equal(german_sub?.status, "cancelled");
        assert.equal(owned(control, a), undefined);
        assert.deepEqual(
            new Set(releases(control)),
            new Set([`DELETE /phone_numbers/${id}`, `PATCH /sub_number_orders/${german_sub.id}/cancel`]),
        );
    });

    it("is success when everything is gone already, and the second time as well", async () => {
        const { control } = desk.emulator;
        const main = new DeclaredOrder(desk);
        await main.up({ phoneNumbers: [a, b] });
        const again = main.fork();
        control.releaseNumber(a);
        await main.destroy();
        control.clearRequests();

        await again.destroy();

        assert.deepEqual(releases(control), []);
    });

    it("repeats a DELETE that had no effect the first time", async () => {
        const { control } = desk.emulator;
        const main = new DeclaredOrder(desk);
        await main.up({ phoneNumbers: [a] });
        const id = idOf(control, a);
        control.addFault({
            method: "DELETE",
            path: "^/phone_numbers/",
            respond: { kind: "reply", status: 200, body: { data: { id, status: "deleted" } } },
        });

        await main.destroy();

        assert.deepEqual(releases(control), [`DELETE /phone_numbers/${id}`, `DELETE /phone_numbers/${id}`]);
        assert.equal(owned(control, a), undefined);
    });

    it("takes a dropped reply to a DELETE for what it is: unclear, so it looks again", async () => {
        const { control } = desk.emulator;
        const main = new DeclaredOrder(desk);
        await main.up({ phoneNumbers: [a] });
        control.addFault({ method: "DELETE", path: "^/phone_numbers/", apply: true, respond: { kind: "drop" } });

        await main.destroy();

        assert.equal(owned(control, a), undefined);
    });

    it("releases a number that became active in the moment it was to be cancelled", async () => {
        const { control } = desk.emulator;
        control.configure({ autoComplete: false });
        const main = new DeclaredOrder(desk);
        await main.up({ phoneNumbers: [a], waitFor: "none" });
        control.addFault({ method: "PATCH", path: "/cancel$", respond: { kind: "hold" } });
        const race = control.waitForHeld().then(() => {
            control.settleOrder(main.id ?? "", "success");
            control.releaseHeld();
        });

        await main.destroy();
        await race;

        assert.equal(owned(control, a), undefined);
        assert.deepEqual(
            releases(control).map((request) => request.split(" ")[0]),
            ["PATCH", "DELETE"],
        );
    });

    it("says why a number could not be released, after it tried more than once, and releases the others", async () => {
        const { control } = desk.emulator;
        const main = new DeclaredOrder(desk);
        await main.up({ phoneNumbers: [a, b] });
        const path = `^/phone_numbers/${idOf(control, b)}$`;
        const body = { errors: [{ code: "10021", title: "Resource in use", detail: "Emergency calling is enabled." }] };
        control.addFault({ method: "DELETE", path, times: 99, respond: { kind: "reply", status: 422, body } });

        const { message } = await thrownBy(main.destroy());

        assert.match(message, /releasing \+13125550143 of number order \([0-9a-f-]{36}\): .*10021.*Emergency calling/);
        assert.doesNotMatch(message, /releasing \+13125550142/);
        assert.match(message, /disable emergency calling of the number first/);
        assert.match(
            message,
            /\nreleased: \+13125550142; still there: \+13125550143\. .*destroy again.*`pulumi refresh`/,
        );
        assert.equal(owned(control, a), undefined);
        assert.ok(releases(control).length < 8);
        control.clearFaults();
        await main.destroy();
        assert.equal(owned(control, b), undefined);
    });

    it("releases the others when the answer for one is lost again and again", async () => {
        const { control } = desk.emulator;
        const main = new DeclaredOrder(desk);
        await main.up({ phoneNumbers: [a, b] });
        const path = `^/phone_numbers/${idOf(control, a)}$`;
        control.addFault({ method: "DELETE", path, times: 99, respond: { kind: "reply", status: 500 } });

        const { message } = await thrownBy(main.destroy());

        assert.match(
            message,
            /^releasing \+13125550142 of number order .*500.*; run again to go on\nreleased: \+13125550143; still there: \+13125550142\./,
        );
        assert.equal(owned(control, b), undefined);
    });

    it("gives hundreds of numbers back with bulk jobs", async () => {
        const { control } = desk.emulator;
        control.configure({ searchRequired: false, jobDelayMs: 5000 });
        const many = Array.from({ length: 300 }, (_, index) => `+1312555${String(2000 + index)}`);
        const main = new DeclaredOrder(desk);
        await main.up({ phoneNumbers: many });
        control.clearRequests();

        await main.destroy();

        assert.deepEqual(releases(control), ["POST /phone_numbers/jobs/delete_phone_numbers"]);
        assert.equal(control.numbers().filter(({ status }) => status !== "deleted").length, 0);
    });

    it("waits for bulk jobs no longer than the operation may take", async () => {
        const { control } = desk.emulator;
        control.configure({ searchRequired: false });
        const many = Array.from({ length: 25 }, (_, index) => `+1312555${String(2000 + index)}`);
        const main = new DeclaredOrder(desk);
        await main.up({ phoneNumbers: many });
        control.configure({ jobDelayMs: 3_600_000 });
        const path = "jobs/delete_phone_numbers$";
        const errors = [{ code: "10015", detail: "too many open jobs", source: { pointer: "/base" } }];
        control.addFault({ method: "POST", path, times: 3, respond: { kind: "reply", status: 422, body: { errors } } });
        const start = desk.clock.now();

        await thrownBy(main.destroy());

        assert.equal(desk.clock.now() - start, desk.timeoutMs);
    });

    it("goes on when a bulk job is refused because a number has gone meanwhile", async () => {
        const { control } = desk.emulator;
        control.configure({ searchRequired: false });
        const many = Array.from({ length: 25 }, (_, index) => `+1312555${String(2000 + index)}`);
        const main = new DeclaredOrder(desk);
        await main.up({ phoneNumbers: many });
        const path = "jobs/delete_phone_numbers$";
        control.addFault({ method: "POST", path, respond: { kind: "reply", status: 422 } });

        await main.destroy();

        assert.equal(control.numbers().filter(({ status }) => status !== "deleted").length, 0);
    });

    it("waits for a bought number to be listed, and then releases it", async () => {
        const { control } = desk.emulator;
        control.configure({ listingDelayMs: 30_000 });
        const main = new DeclaredOrder(desk);
        await main.up({ phoneNumbers: [a], waitFor: "none" });

        await main.destroy();

        assert.equal(owned(control, a), undefined);
    });

    it("touches nothing when the engine has died", async () => {
        const main = new DeclaredOrder(desk);
        await main.up({ phoneNumbers: [a] });
        desk.isEngineAlive = () => false;

        await thrownBy(main.destroy());

        assert.deepEqual(releases(desk.emulator.control), []);
    });

    it("releases numbers whose status it does not know only because the program says so", async () => {
        const { control } = desk.emulator;
        const main = new DeclaredOrder(desk);
        await main.up({ phoneNumbers: [a] });
        control.setNumberStatus(a, "astral-review");

        await main.destroy();

        assert.equal(owned(control, a), undefined);
    });
});
