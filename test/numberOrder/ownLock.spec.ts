import assert from "node:assert/strict";
import { DeclaredOrder } from "../support/numberOrder";
import { useDesk } from "../support/operation";
import { numbers, owned, releases } from "../support/seen";

const { a, b } = numbers;

describe("NumberOrder > deletionLock of one number beside an order's that is false", () => {
    const desk = useDesk();
    const locks = () => [a, b].map((e164) => owned(desk.emulator.control, e164)?.deletion_lock_enabled);
    const locked = { phoneNumber: a, deletionLock: true };
    const unlocked = { phoneNumber: a, deletionLock: false };
    const program = { phoneNumbers: [locked, b], deletionLock: false };
    const without = { phoneNumbers: [b], deletionLock: false };

    for (const [what, change] of [
        ["", {}],
        [", although somebody lifted it at Telnyx", { deletion_lock_enabled: false }],
    ] as const) {
        it(`holds when its entry is taken out${what}, until the entry says false`, async () => {
            const { control } = desk.emulator;
            const main = new DeclaredOrder(desk);
            await main.up(program);
            assert.deepEqual(locks(), [true, false]);
            control.changeNumber(a, change);

            main.preview(without);
            assert.match(
                desk.log.warnings.join(),
                /\+13125550142: the deletion lock is on, so `pulumi up` will refuse/,
            );
            const message = await main.upRefused(without);
            assert.match(message, /releasing \+13125550142: the deletion lock is on.* own entry is lifted there$/);
            await assert.rejects(main.destroy(), /releasing \+13125550142: the deletion lock is on/);
            assert.deepEqual(releases(control), []);

            await main.up({ phoneNumbers: [unlocked, b], deletionLock: false });
            await main.up(without);
            assert.equal(owned(control, a), undefined);
        });
    }

    it("holds also where somebody locked all other numbers", async () => {
        const { control } = desk.emulator;
        const main = new DeclaredOrder(desk);
        await main.up(program);
        control.changeNumber(b, { deletion_lock_enabled: true });
        await main.refresh();
        assert.equal(main.knownInputs.deletionLock, true);

        await main.upRefused(without);

        assert.deepEqual(releases(control), []);
    });

    it("holds in the run after one that kept the number since the resource was moved", async () => {
        const { control } = desk.emulator;
        const main = new DeclaredOrder(desk);
        await main.up(program);
        const moved = new DeclaredOrder(desk, "moved");
        Object.assign(moved, { id: main.id, outputs: main.state, inputs: main.knownInputs });
        await moved.up(without);
        assert.match(desk.log.warnings.join(), /is kept: the state was last used under another URN/);
        assert.deepEqual(locks(), [true, false]);

        assert.match(await moved.upRefused(without), /the deletion lock is on/);

        assert.deepEqual(releases(control), []);
    });

    it("is lifted where the order's becomes false only in the run that takes the entry out", async () => {
        const main = new DeclaredOrder(desk);
        await main.up({ phoneNumbers: [locked, b] });

        await main.up(without);

        assert.equal(owned(desk.emulator.control, a), undefined);
    });
});
