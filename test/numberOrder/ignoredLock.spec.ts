import assert from "node:assert/strict";
import { DeclaredOrder } from "../support/numberOrder";
import { useDesk } from "../support/operation";
import { numbers, owned, releases, writes } from "../support/seen";

const { a, b } = numbers;

describe("NumberOrder > deletionLock that ignoreChanges names", () => {
    const desk = useDesk();
    const lockOf = (phoneNumber: string) => owned(desk.emulator.control, phoneNumber)?.deletion_lock_enabled;
    const advice =
        /Take deletionLock out of ignoreChanges, set it to false and run `pulumi up` first; a lock in the number's/;

    for (const [covered, ignoring] of [
        ["alone", ["deletionLock"]],
        ["with everything", ["*"]],
    ] as const) {
        it(`and that somebody set, ${covered}, is not lifted to release the number, and both runs say how to lift it`, async () => {
            const { control } = desk.emulator;
            const main = new DeclaredOrder(desk);
            const more = { deletionLock: false, __ignoreChanges: [...ignoring] };
            await main.up({ phoneNumbers: [a, b], ...more });
            control.changeNumber(b, { deletion_lock_enabled: true });
            await main.refresh();
            control.clearRequests();

            main.preview({ phoneNumbers: [a], ...more });
            const said = desk.log.warnings.join("\n");
            assert.match(said, /^\+13125550143: the deletion lock is on, so `pulumi up` will refuse/);
            assert.match(said, advice);
            const message = await main.upRefused({ phoneNumbers: [a], ...more });
            assert.match(message, /^releasing \+13125550143: the deletion lock is on, so nothing was released/);
            assert.match(message, advice);
            await assert.rejects(main.destroy(), advice);
            assert.deepEqual([writes(control), lockOf(b)], [[], true]);

            await main.up({ phoneNumbers: [a, b], deletionLock: false });
            await main.up({ phoneNumbers: [a], deletionLock: false });
            assert.equal(owned(control, b), undefined);
        });
    }

    it("and is declared holds, although somebody lifted it, until the option is taken out", async () => {
        const { control } = desk.emulator;
        const main = new DeclaredOrder(desk);
        const more = { deletionLock: true, __ignoreChanges: ["deletionLock"] };
        await main.up({ phoneNumbers: [a, b], ...more });
        control.changeNumber(b, { deletion_lock_enabled: false });
        await main.refresh();

        assert.match(await main.upRefused({ phoneNumbers: [a], ...more }), advice);
        assert.deepEqual(releases(control), []);

        await main.up({ phoneNumbers: [a, b], deletionLock: false });
        await main.up({ phoneNumbers: [a], deletionLock: false });
        assert.deepEqual([owned(control, b), lockOf(a)], [undefined, false]);
    });

    it("does not hinder that a number goes that nobody locked", async () => {
        const main = new DeclaredOrder(desk);
        const more = { deletionLock: false, __ignoreChanges: ["deletionLock"] };
        await main.up({ phoneNumbers: [a, b], ...more });

        main.preview({ phoneNumbers: [a], ...more });
        assert.deepEqual(desk.log.warnings, [`releases 1 number: ${b}`]);
        await main.up({ phoneNumbers: [a], ...more });

        assert.equal(owned(desk.emulator.control, b), undefined);
    });
});
