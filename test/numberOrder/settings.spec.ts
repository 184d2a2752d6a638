import assert from "node:assert/strict";
import { DeclaredOrder } from "../support/numberOrder";
import { useDesk } from "../support/operation";
import { idOf, numbers, orderPosts, owned, releases, writes } from "../support/seen";

const { a, b } = numbers;

describe("NumberOrder > settings of the numbers", () => {
    const desk = useDesk();
    const settings = [
        { name: "connectionId", field: "connection_id", path: "" },
        { name: "billingGroupId", field: "billing_group_id", path: "" },
        { name: "messagingProfileId", field: "messaging_profile_id", path: "/messaging" },
    ] as const;

    for (const { name, field, path } of settings) {
        it(`changes ${name} in place, on the numbers themselves`, async () => {
            const { control } = desk.emulator;
            const main = new DeclaredOrder(desk);
            await main.up({ phoneNumbers: [a, b], [name]: "111" });
            control.clearRequests();

            assert.deepEqual(main.preview({ phoneNumbers: [a, b], [name]: "222" }).properties, [name]);
            const state = await main.up({ phoneNumbers: [a, b], [name]: "222" });

            assert.deepEqual(
                new Set(writes(control)),
                new Set([a, b].map((e164) => `PATCH /phone_numbers/${idOf(control, e164)}${path}`)),
            );
            assert.deepEqual([owned(control, a)?.[field], owned(control, b)?.[field]], ["222", "222"]);
            assert.equal(state[name], "222");
            assert.deepEqual(orderPosts(control), []);
            assert.equal(await main.refresh(), true);
            assert.equal(main.preview({ phoneNumbers: [a, b], [name]: "222" }).update, false);
        });

        it(`clears ${name} when the program leaves it out, and then leaves it alone`, async () => {
            const { control } = desk.emulator;
            const main = new DeclaredOrder(desk);
            await main.up({ phoneNumbers: [a, b], [name]: "111" });

            const state = await main.up({ phoneNumbers: [a, b] });

            assert.deepEqual([owned(control, a)?.[field], owned(control, b)?.[field]], [null, null]);
            assert.equal(state[name], undefined);
            control.changeNumber(b, { [field]: "somebody else's" });
            await main.refresh();
            assert.equal(main.knownInputs[name], undefined);
            assert.equal(main.preview({ phoneNumbers: [a, b] }).update, false);
        });

        it(`shows drift of ${name} of a number that is not the first, and repairs that one only`, async () => {
            const { control } = desk.emulator;
            const main = new DeclaredOrder(desk);
            const program = { phoneNumbers: [a, b], [name]: "111" };
            await main.up(program);
            control.changeNumber(b, { [field]: "999" });

            assert.equal(await main.refresh(), true);
            assert.equal(main.knownInputs[name], "111");
            assert.deepEqual(main.knownInputs.phoneNumbers, [a, { phoneNumber: b, [name]: "999" }]);
            assert.deepEqual(main.preview(program), { update: true, properties: ["phoneNumbers"] });
            control.clearRequests();
            await main.up(program);

            assert.deepEqual(writes(control), [`PATCH /phone_numbers/${idOf(control, b)}${path}`]);
            assert.equal(owned(control, b)?.[field], "111");
        });

        it(`shows ${name} that was taken off a number`, async () => {
            const { control } = desk.emulator;
            const main = new DeclaredOrder(desk);
            const program = { phoneNumbers: [a, b], [name]: "111" };
            await main.up(program);
            control.changeNumber(b, { [field]: null });

            await main.refresh();
            assert.deepEqual(main.knownInputs.phoneNumbers, [a, { phoneNumber: b, [name]: "" }]);
            assert.deepEqual(main.preview(program), { update: true, properties: ["phoneNumbers"] });
            await main.up(program);
            assert.equal(owned(control, b)?.[field], "111");
        });
    }

    it("changes nothing at the API when a setting that was never declared is set by somebody else", async () => {
        const { control } = desk.emulator;
        const main = new DeclaredOrder(desk);
        await main.up({ phoneNumbers: [a, b] });
        control.changeNumber(b, { connection_id: "7", billing_group_id: "8", messaging_profile_id: "9" });
        control.clearRequests();

        await main.refresh();
        const state = await main.up({ phoneNumbers: [a, b], waitFor: "activation" });

        assert.deepEqual(writes(control), []);
        assert.equal(state.numbers[1]?.connectionId, "7");
        assert.deepEqual(releases(control), []);
    });

    it("reports a setting that is refused for one number, and does the others and everything else", async () => {
        const { control } = desk.emulator;
        const main = new DeclaredOrder(desk);
        await main.up({ phoneNumbers: [a, b], connectionId: "111" });
        control.addFault({
            method: "PATCH",
            path: `^/phone_numbers/${idOf(control, a)}$`,
            respond: {
                kind: "reply",
                status: 422,
                body: { errors: [{ code: "85004", title: "Invalid connection id", detail: "No such connection." }] },
            },
        });

        const program = { phoneNumbers: [a, b], connectionId: "222", messagingProfileId: "mp" };
        const reasons = await main.upFails(program);

        assert.match(reasons, /changing settings of \+13125550142 \(\d+\): .*85004 Invalid connection id/);
        assert.doesNotMatch(reasons, /13125550143/);
        assert.equal(owned(control, b)?.connection_id, "222");
        assert.equal(owned(control, a)?.messaging_profile_id, "mp");
        assert.deepEqual(
            main.state.phoneNumbers,
            [{ phoneNumber: a, connectionId: "111" }, b],
            "the state shows what was observed",
        );
        await main.up(program);
        assert.equal(owned(control, a)?.connection_id, "222");
    });

    it("goes on with the other numbers when the answer for one is lost again and again", async () => {
        const { control } = desk.emulator;
        const main = new DeclaredOrder(desk);
        await main.up({ phoneNumbers: [a, b], connectionId: "111" });
        const path = `^/phone_numbers/${idOf(control, a)}$`;
        control.addFault({ method: "PATCH", path, times: 99, respond: { kind: "reply", status: 500 } });

        const program = { phoneNumbers: [a, b], connectionId: "222" };
        const reasons = await main.upFails(program);

        assert.match(reasons, /changing settings of \+13125550142 \(\d+\): .*500/);
        assert.equal(main.state.numbers[1]?.connectionId, "222");
        control.clearFaults();
        await main.up(program);
        assert.equal(owned(control, a)?.connection_id, "222");
    });

    it("sends the settings of many numbers in one job, and names those that it failed for", async () => {
        const { control } = desk.emulator;
        const many = Array.from({ length: 30 }, (_, index) => `+131255502${String(index).padStart(2, "0")}`);
        const main = new DeclaredOrder(desk);
        await main.up({ phoneNumbers: many, connectionId: "111" });
        control.clearRequests();

        await main.up({ phoneNumbers: many, connectionId: "222" });

        assert.deepEqual(writes(control), ["POST /phone_numbers/jobs/update_phone_numbers"]);
        assert.ok(many.every((phoneNumber) => owned(control, phoneNumber)?.connection_id === "222"));

        const [, first = "", second = ""] = many;
        const errors = [{ code: "85004", detail: "No such connection." }];
        // Both names of a number are optional there.
        const failed = [
            { id: idOf(control, first), errors },
            { phone_number: second, errors },
        ];
        const data = { id: "job", status: "completed", failed_operations: failed };
        control.addFault({ method: "GET", path: "/jobs/", respond: { kind: "reply", status: 200, body: { data } } });
        const reasons = await main.upFails({ phoneNumbers: many, connectionId: "333" });

        assert.match(
            reasons,
            /^changing settings of \+13125550201 \(\d+\), \+13125550202 \(\d+\): 85004 No such connection\.$/,
        );
    });

    it("reports a job that does not end in time, and what it left undone", async () => {
        const { control } = desk.emulator;
        const main = new DeclaredOrder(desk);
        await main.up({ phoneNumbers: [a, b] });
        control.configure({ jobDelayMs: 3_600_000 });

        const program = { phoneNumbers: [a, b], deletionLock: true, connectionId: "222" };
        const reasons = await main.upFails(program);

        assert.match(reasons, /waiting for phone numbers job \([0-9a-f-]{36}\): still in_progress.*run `pulumi up`/);
        assert.equal(main.preview(program).update, true);
        control.configure({ jobDelayMs: 0 });
        assert.equal((await main.up(program)).deletionLock, true);
    });

    it("waits for a job no longer than is left of the operation's time", async () => {
        const { control } = desk.emulator;
        const main = new DeclaredOrder(desk);
        await main.up({ phoneNumbers: [a] });
        control.configure({ jobDelayMs: 3_600_000, autoComplete: false });
        desk.timeoutMs = 60_000;
        const start = desk.clock.now();

        const reasons = await main.upFails({ phoneNumbers: [a, b], deletionLock: true });

        assert.match(reasons, /still pending[^]*waiting for phone numbers job/);
        assert.equal(desk.clock.now() - start, 60_000 + 15_000);
    });
});
