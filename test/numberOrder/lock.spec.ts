import assert from "node:assert/strict";
import { DeclaredOrder, thrownBy } from "../support/numberOrder";
import { useDesk } from "../support/operation";
import { numbers, owned, releases, writes } from "../support/seen";

const { a, b, c } = numbers;

describe("NumberOrder > deletionLock", () => {
    const desk = useDesk();
    const locks = () => [a, b].map((e164) => owned(desk.emulator.control, e164)?.deletion_lock_enabled);

    it("is set and lifted on every number through one bulk job", async () => {
        const { control } = desk.emulator;
        const main = new DeclaredOrder(desk);
        await main.up({ phoneNumbers: [a, b] });
        control.clearRequests();

        const locked = await main.up({ phoneNumbers: [a, b], deletionLock: true });
        assert.deepEqual(locks(), [true, true]);
        assert.equal(locked.deletionLock, true);
        const unlocked = await main.up({ phoneNumbers: [a, b], deletionLock: false });
        assert.deepEqual(locks(), [false, false]);
        assert.equal(unlocked.deletionLock, false);

        const job = "POST /phone_numbers/jobs/update_phone_numbers";
        assert.deepEqual(writes(control), [job, job]);
    });

    it("is set on numbers that are ordered with it", async () => {
        await new DeclaredOrder(desk).up({ phoneNumbers: [a, b], deletionLock: true });

        assert.deepEqual(locks(), [true, true]);
    });

    it("stays as it is when the program leaves it out", async () => {
        const main = new DeclaredOrder(desk);
        await main.up({ phoneNumbers: [a, b], deletionLock: true });

        const state = await main.up({ phoneNumbers: [a, b] });

        assert.deepEqual(locks(), [true, true]);
        assert.equal(state.deletionLock, undefined);
        await main.refresh();
        assert.equal(main.preview({ phoneNumbers: [a, b] }).update, false);
    });

    it("shows drift of a number that is not the first", async () => {
        const main = new DeclaredOrder(desk);
        const program = { phoneNumbers: [a, b], deletionLock: true };
        await main.up(program);
        desk.emulator.control.changeNumber(b, { deletion_lock_enabled: false });

        await main.refresh();
        assert.deepEqual(main.preview(program), { update: true, properties: ["phoneNumbers"] });
        assert.deepEqual(main.knownInputs.phoneNumbers, [a, { phoneNumber: b, deletionLock: false }]);
        await main.up(program);
        assert.deepEqual(locks(), [true, true]);
    });

    it("refuses a removal where the program declares the lock, although somebody lifted it at Telnyx", async () => {
        const { control } = desk.emulator;
        const main = new DeclaredOrder(desk);
        await main.up({ phoneNumbers: [a, b], deletionLock: true });
        control.changeNumber(b, { deletion_lock_enabled: false });

        const error = await thrownBy(main.up({ phoneNumbers: [a], deletionLock: true }));

        assert.match(error.message, /^releasing \+\S+: the deletion lock is on, so nothing was released/);
        assert.deepEqual(releases(control), []);
    });

    it("holds against a destroy where the program declares it, although it could not be set, or was lifted at Telnyx", async () => {
        const { control } = desk.emulator;
        const program = { phoneNumbers: [a, b], deletionLock: true };
        const main = new DeclaredOrder(desk);
        const respond = { kind: "reply", status: 422, body: { errors: [{ code: "10015", title: "No" }] } } as const;
        control.addFault({ method: "POST", path: "/update_phone_numbers$", respond });
        await main.upFails(program);
        assert.equal(main.state.deletionLock, false, "what is so");

        await assert.rejects(main.destroy(), /the deletion lock is on, so nothing was released/);
        await main.refresh();
        await assert.rejects(main.destroy(), /the deletion lock is on, so nothing was released/);

        await main.up({ ...program, deletionLock: false });
        await main.destroy();
        assert.deepEqual(
            [a, b].map((e164) => owned(control, e164)),
            [undefined, undefined],
        );
    });

    it("is lifted for a destroy as well where a run was killed after it had lifted it", async () => {
        const { control } = desk.emulator;
        const main = new DeclaredOrder(desk);
        await main.up({ phoneNumbers: [a], deletionLock: true });
        control.changeNumber(a, { deletion_lock_enabled: false });
        await main.refresh();

        const unlocked = { phoneNumbers: [a], deletionLock: false };
        assert.equal(main.preview(unlocked).update, true);
        await main.up(unlocked);
        assert.equal(main.preview(unlocked).update, false);
        await main.destroy();
        assert.equal(owned(control, a), undefined);
    });

    describe("of one number", () => {
        const locked = { phoneNumber: a, deletionLock: true };
        const unlocked = { phoneNumber: a, deletionLock: false };

        it("holds against destroy and removal, although somebody lifted it at Telnyx", async () => {
            const { control } = desk.emulator;
            const main = new DeclaredOrder(desk);
            await main.up({ phoneNumbers: [locked, b] });
            control.changeNumber(a, { deletion_lock_enabled: false });

            await assert.rejects(main.destroy(), /^Error: releasing \+13125550142: the deletion lock is on/);
            await main.refresh();
            await assert.rejects(main.destroy(), /the deletion lock is on, so nothing was released/);
            main.preview({ phoneNumbers: [b] });
            assert.match(
                desk.log.warnings.join(),
                /\+13125550142: the deletion lock is on, so `pulumi up` will refuse/,
            );
            assert.match(
                await main.upRefused({ phoneNumbers: [b] }),
                /releasing \+13125550142: the deletion lock is on/,
            );
            assert.deepEqual(releases(control), []);

            await main.up({ phoneNumbers: [unlocked, b] });
            await main.up({ phoneNumbers: [b] });
            assert.equal(owned(control, a), undefined);
            await main.destroy();
            assert.equal(owned(control, b), undefined);
        });

        it("holds against a destroy, although it could not be set", async () => {
            const main = new DeclaredOrder(desk);
            const respond = { kind: "reply", status: 422, body: { errors: [{ code: "10015", title: "No" }] } } as const;
            desk.emulator.control.addFault({ method: "POST", path: "/update_phone_numbers$", respond });
            await main.upFails({ phoneNumbers: [locked, b] });

            await assert.rejects(main.destroy(), /releasing \+13125550142: the deletion lock is on/);
        });

        it("does not hinder that another one is taken out", async () => {
            const main = new DeclaredOrder(desk);
            await main.up({ phoneNumbers: [locked, b] });

            await main.up({ phoneNumbers: [locked] });

            assert.equal(owned(desk.emulator.control, b), undefined);
            assert.equal(owned(desk.emulator.control, a)?.deletion_lock_enabled, true);
        });

        it("wins where it is false and that of the order is true", async () => {
            const { control } = desk.emulator;
            const main = new DeclaredOrder(desk);
            await main.up({ phoneNumbers: [unlocked, b], deletionLock: true });
            assert.deepEqual(locks(), [false, true]);

            await assert.rejects(main.destroy(), /^Error: releasing \+13125550143: the deletion lock is on/);
            main.preview({ phoneNumbers: [b], deletionLock: true });
            assert.ok(desk.log.warnings.includes(`releases 1 number: ${a}`), desk.log.warnings.join("\n"));
            await main.up({ phoneNumbers: [b], deletionLock: true });

            assert.equal(owned(control, a), undefined);
            await assert.rejects(main.destroy(), /the deletion lock is on/);
        });

        it("is known after a run was killed that had made or lifted it", async () => {
            const { control } = desk.emulator;
            const main = new DeclaredOrder(desk);
            await main.up({ phoneNumbers: [locked] });
            control.changeNumber(a, { deletion_lock_enabled: false });
            await main.refresh();
            assert.deepEqual(main.preview({ phoneNumbers: [unlocked] }), { update: true, properties: [] });
            await main.up({ phoneNumbers: [unlocked] });
            control.changeNumber(a, { deletion_lock_enabled: true });
            await main.refresh();

            assert.deepEqual(main.preview({ phoneNumbers: [locked] }), { update: true, properties: [] });
            await main.up({ phoneNumbers: [locked] });
            assert.equal(main.preview({ phoneNumbers: [locked] }).update, false);

            control.changeNumber(a, { deletion_lock_enabled: false });
            await assert.rejects(main.destroy(), /the deletion lock is on/);
        });
    });

    for (const [what, settings] of [
        ["pending", { autoComplete: false }],
        ["bought and not listed yet", { listingDelayMs: 3_600_000 }],
    ] as const) {
        it(`holds for numbers that are ${what}`, async () => {
            const { control } = desk.emulator;
            control.configure(settings);
            desk.timeoutMs = 5000;
            const main = new DeclaredOrder(desk);
            await main.upFails({ phoneNumbers: [a, b], deletionLock: true });

            await assert.rejects(main.destroy(), /the deletion lock is on, so nothing was released/);
            await main.refresh();
            main.preview({ phoneNumbers: [a], deletionLock: true });
            assert.match(
                desk.log.warnings.join(),
                /\+13125550143: the deletion lock is on, so `pulumi up` will refuse/,
            );
            assert.match(
                await main.upRefused({ phoneNumbers: [a], deletionLock: true }),
                /releasing \+13125550143: the deletion lock is on/,
            );
            await main.upFails({ phoneNumbers: [a, { phoneNumber: b, deletionLock: true }] });
            assert.match(
                await main.upRefused({ phoneNumbers: [a] }),
                /releasing \+13125550143: the deletion lock is on/,
            );
            assert.deepEqual(releases(control), []);

            await main.upFails({ phoneNumbers: [a, b], deletionLock: false });
            control.configure({ listingDelayMs: 0 });
            control.advance(3_600_000);
            await main.destroy();
            assert.equal(owned(control, a), undefined);
            assert.ok(control.subOrders().every(({ status }) => what !== "pending" || status === "cancelled"));
        });
    }

    it("refuses the removal of a locked number before anything is done", async () => {
        const main = new DeclaredOrder(desk);
        await main.up({ phoneNumbers: [a, b], deletionLock: true });
        desk.emulator.control.clearRequests();

        const message = await main.upRefused({ phoneNumbers: [a, c], deletionLock: true, connectionId: "1" });

        assert.match(message, /\+13125550143.*deletion lock.*Set deletionLock to false and run `pulumi up` first/);
        assert.deepEqual(writes(desk.emulator.control), []);
        assert.equal(owned(desk.emulator.control, c), undefined);
    });

    it("refuses the removal of a number that somebody else locked while the program says nothing", async () => {
        const main = new DeclaredOrder(desk);
        await main.up({ phoneNumbers: [a, b] });
        desk.emulator.control.changeNumber(b, { deletion_lock_enabled: true });

        assert.match(await main.upRefused({ phoneNumbers: [a] }), /\+13125550143/);
        assert.deepEqual(releases(desk.emulator.control), []);
    });

    it("is lifted before the removals of the same update where it goes from true to false", async () => {
        const main = new DeclaredOrder(desk);
        await main.up({ phoneNumbers: [a, b], deletionLock: true });

        await main.up({ phoneNumbers: [a], deletionLock: false });

        assert.equal(owned(desk.emulator.control, b), undefined);
        assert.equal(owned(desk.emulator.control, a)?.deletion_lock_enabled, false);
    });

    it("refuses destroy whole before the first number is touched, whoever set the lock", async () => {
        const main = new DeclaredOrder(desk);
        await main.up({ phoneNumbers: [a, b] });
        desk.emulator.control.changeNumber(b, { deletion_lock_enabled: true });
        desk.emulator.control.clearRequests();

        const { message } = await thrownBy(main.destroy());

        assert.match(message, /releasing \+13125550143: the deletion lock is on, so nothing was released/);
        assert.deepEqual(writes(desk.emulator.control), []);
    });
});
