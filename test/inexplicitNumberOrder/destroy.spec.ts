import assert from "node:assert/strict";
import { bought, chicago, DeclaredBulk, local, ownedNow } from "../support/bulk";
import { thrownBy } from "../support/declared";
import { nextRun } from "../support/heldTwice";
import { must } from "../support/must";
import { useDesk } from "../support/operation";
import { writes } from "../support/seen";

describe("InexplicitNumberOrder > destroy", () => {
    const desk = useDesk();

    it("leaves none, and may be repeated", async () => {
        const { control } = desk.emulator;
        const main = new DeclaredBulk(desk);
        await main.up({ orderingGroups: [local("312", 2), local("415", 2)] });
        await main.up({ orderingGroups: [local("312", 4), local("415", 2)] });
        const { id, state } = main;
        await main.destroy();
        assert.deepEqual(ownedNow(control), []);
        control.clearRequests();
        Object.assign(main, { id, outputs: state });
        await main.destroy();
        assert.ok(control.requests().every(({ method }) => method === "GET"));
    });

    it("waits for an order that is still processed, and then leaves none", async () => {
        const { control } = desk.emulator;
        control.configure({ bulkDelayMs: 60_000 });
        desk.timeoutMs = 5000;
        const main = new DeclaredBulk(desk);
        await main.upFails(chicago(3));

        await assert.rejects(
            main.destroy(),
            /still processing after 5 s, .*; run `pulumi destroy` again to go on waiting\nnothing was released$/,
        );
        assert.equal(bought(control), 0);
        desk.timeoutMs = 300_000;
        await main.destroy();
        assert.equal(bought(control), 3);
        assert.deepEqual(ownedNow(control), []);
    });

    it("releases also what a lost reply ordered, once the state lists it", async () => {
        const { control } = desk.emulator;
        const main = new DeclaredBulk(desk);
        await main.up(chicago(2));
        const killed = main.fork();
        await killed.up(chicago(4));
        await assert.rejects(main.destroy(), /its state did not list it.*Nothing was released: run `pulumi refresh`/);
        assert.equal(ownedNow(control).length, 4);
        await main.refresh();
        await main.destroy();
        assert.equal(bought(control), 4);
        assert.deepEqual(ownedNow(control), []);
    });

    it("refuses to touch any number while one is locked, and lifts the lock where the program says so", async () => {
        const { control } = desk.emulator;
        const main = new DeclaredBulk(desk);
        const { phoneNumbers } = await main.up(chicago(3, { deletionLock: true }));
        await assert.rejects(main.destroy(), /the deletion lock is on, so nothing was released/);
        assert.match(await main.upRefused(chicago(1, { deletionLock: true })), /the deletion lock is on/);
        assert.equal(ownedNow(control).length, 3);

        await main.up(chicago(1, { deletionLock: false }));
        assert.deepEqual(ownedNow(control), [must(phoneNumbers[0])]);
        await main.destroy();
        assert.deepEqual(ownedNow(control), []);
    });

    it("lifts no lock that somebody set where ignoreChanges names it, and says how it is lifted", async () => {
        const { control } = desk.emulator;
        const main = new DeclaredBulk(desk);
        const more = { deletionLock: false, __ignoreChanges: ["deletionLock"] };
        const { phoneNumbers } = await main.up(chicago(3, more));
        phoneNumbers.forEach((name) => control.changeNumber(name, { deletion_lock_enabled: true }));
        await main.refresh();
        control.clearRequests();

        const message = await main.upRefused(chicago(1, more));

        assert.match(
            message,
            /the deletion lock is on, so nothing was released\. Take deletionLock out of ignoreChanges/,
        );
        assert.deepEqual(writes(control), []);
        await main.up(chicago(1, { deletionLock: false }));
        assert.equal(ownedNow(control).length, 1);
    });

    it("is refused where the program declares the lock, although it could not be set", async () => {
        const { control } = desk.emulator;
        const main = new DeclaredBulk(desk);
        const respond = { kind: "reply", status: 422, body: { errors: [{ code: "10015", title: "No" }] } } as const;
        control.addFault({ method: "POST", path: "/update_phone_numbers$", times: 9, respond });
        await main.upFails(chicago(3, { deletionLock: true }));
        assert.equal(main.state.deletionLock, false, "what is so");
        control.clearFaults();

        await assert.rejects(main.destroy(), /the deletion lock is on, so nothing was released/);
        await main.refresh();
        await assert.rejects(main.destroy(), /the deletion lock is on, so nothing was released/);
        assert.equal(ownedNow(control).length, 3);
    });

    it("is refused where the program declares the lock, also while the numbers are pending", async () => {
        const { control } = desk.emulator;
        control.configure({ autoComplete: false });
        desk.timeoutMs = 5000;
        const main = new DeclaredBulk(desk);
        await main.upFails(chicago(2, { deletionLock: true }));

        await assert.rejects(main.destroy(), /the deletion lock is on, so nothing was released/);
        await main.refresh();
        main.preview(chicago(1));
        assert.match(desk.log.warnings.join(), /the deletion lock is on, so `pulumi up` will refuse/);
        assert.match(await main.upRefused(chicago(1)), /the deletion lock is on, so nothing was released/);
        assert.ok(control.subOrders().every(({ status }) => status === "pending"));
    });

    it("cancels numbers that are still pending", async () => {
        const { control } = desk.emulator;
        control.configure({ autoComplete: false });
        desk.timeoutMs = 5000;
        const main = new DeclaredBulk(desk);
        await main.upFails(chicago(2));
        await main.destroy();
        assert.equal(bought(control), 0);
        assert.ok(control.subOrders().every(({ status }) => status === "cancelled"));
    });

    it("releases nothing of another stack's pool that was imported and never run", async () => {
        const { control } = desk.emulator;
        const theirs = new DeclaredBulk(desk, "main", "prod");
        await theirs.up(chicago(1));
        const mine = new DeclaredBulk(desk, "main", "dev");
        mine.imported(must(theirs.id));
        await nextRun(desk, mine);

        const { message } = await thrownBy(mine.destroy());

        assert.match(message, /carries the mark of a resource \("acme\/phones\/prod\/main"\)/);
        assert.deepEqual(ownedNow(control), theirs.state.phoneNumbers);
    });
});
