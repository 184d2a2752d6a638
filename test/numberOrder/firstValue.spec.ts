import assert from "node:assert/strict";
import { chicago, DeclaredBulk, ownedNow } from "../support/bulk";
import { must } from "../support/must";
import { DeclaredOrder } from "../support/numberOrder";
import { useDesk } from "../support/operation";
import { numbers, owned, writes } from "../support/seen";

const { a, german } = numbers;

describe("NumberOrder > the first value of a setting that ignoreChanges names", () => {
    const desk = useDesk();
    const settings = { tags: ["x"], deletionLock: true };
    const program = { phoneNumbers: [german], ...settings, __ignoreChanges: ["tags", "deletionLock"] };
    const settingsOf = (phoneNumber: string) => {
        const { tags, deletion_lock_enabled } = must(owned(desk.emulator.control, phoneNumber));
        return { tags, deletionLock: deletion_lock_enabled };
    };
    /** The engine hands what it holds of ignored inputs in the place of the program's; a refresh may have read it. */
    const byEngine = <Program extends object>(main: DeclaredOrder, given: Program): Program => {
        const { tags, deletionLock } = main.knownInputs;
        return { ...given, tags, deletionLock };
    };

    for (const isRefreshed of [false, true]) {
        it(`reaches a number listed only after the create timed out, ${isRefreshed ? "with" : "without"} a refresh`, async () => {
            const main = new DeclaredOrder(desk);
            await main.upFails(program);
            desk.emulator.control.approveNumber(german);
            if (isRefreshed) {
                await main.refresh();
            }

            const state = await main.up(byEngine(main, program));

            assert.deepEqual(settingsOf(german), settings);
            assert.deepEqual([state.tags, state.deletionLock], [["x"], true]);
            assert.equal(main.preview(byEngine(main, program)).update, false);
        });
    }

    it("reaches a number where nobody waited for it", async () => {
        const main = new DeclaredOrder(desk);
        const idle = { ...program, waitFor: "none" };
        await main.up(idle);
        desk.emulator.control.approveNumber(german);
        await main.refresh();

        assert.equal(main.preview(byEngine(main, idle)).update, true);
        await main.up(byEngine(main, idle));

        assert.deepEqual(settingsOf(german), settings);
    });

    it("reaches a number whose create was killed, and one that has its own", async () => {
        const { control } = desk.emulator;
        const main = new DeclaredOrder(desk);
        const own = {
            phoneNumbers: [a, { phoneNumber: german, connectionId: "own" }],
            connectionId: "order",
            ...settings,
            __ignoreChanges: ["*"],
        };
        desk.isEngineAlive = () => control.orders().length === 0;
        await main.upFails(own);
        desk.isEngineAlive = () => true;
        main.forget();
        control.approveNumber(german);

        await main.up(own);

        assert.deepEqual([a, german].map(settingsOf), [settings, settings]);
        assert.deepEqual(
            [a, german].map((name) => owned(control, name)?.connection_id),
            ["order", "own"],
        );
    });

    it("is given once: what somebody makes of it then stays", async () => {
        const { control } = desk.emulator;
        const main = new DeclaredOrder(desk);
        await main.upFails(program);
        control.approveNumber(german);
        await main.up(program);
        control.changeNumber(german, { tags: ["theirs"], deletion_lock_enabled: false });
        await main.refresh();
        control.clearRequests();

        assert.equal(main.preview(byEngine(main, program)).update, false);
        await main.up({ ...byEngine(main, program), waitFor: "none" });

        assert.deepEqual(writes(control), []);
    });

    it("does not reach a number that this resource did not order", async () => {
        const { control } = desk.emulator;
        const former = new DeclaredOrder(desk, "former");
        await former.up({ phoneNumbers: [a] });
        control.changeNumber(a, { tags: ["theirs"] });
        const main = new DeclaredOrder(desk);
        main.imported(must(former.id));
        await main.refresh();
        control.clearRequests();

        await main.up({ phoneNumbers: [a], ...settings, __ignoreChanges: ["tags", "deletionLock"] });

        assert.deepEqual(settingsOf(a), { tags: ["theirs"], deletionLock: false });
    });
});

describe("InexplicitNumberOrder > the first value of a setting that ignoreChanges names", () => {
    const desk = useDesk();

    it("reaches numbers that are listed only after the create timed out", async () => {
        const { control } = desk.emulator;
        control.configure({ listingDelayMs: 3_600_000 });
        desk.timeoutMs = 5000;
        const main = new DeclaredBulk(desk);
        const program = chicago(2, { tags: ["x"], __ignoreChanges: ["tags"] });
        await main.upFails(program);
        control.configure({ listingDelayMs: 0 });
        control.advance(3_600_000);
        await main.refresh();
        assert.deepEqual(main.knownInputs.tags, ["x"], "the engine hands it in the place of the program's");

        await main.up(program);

        assert.deepEqual(
            ownedNow(control).map((name) => owned(control, name)?.tags),
            [["x"], ["x"]],
        );
    });
});
