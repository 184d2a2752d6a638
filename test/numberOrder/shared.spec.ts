import assert from "node:assert/strict";
import { Claims } from "../../provider/telnyx/together/claims";
import { DeclaredOrder, thrownBy } from "../support/numberOrder";
import { useDesk } from "../support/operation";
import { idOf, numbers, ordered, owned, releases } from "../support/seen";

const { a, b } = numbers;

describe("NumberOrder > one number, two resources", () => {
    const desk = useDesk();

    for (const refusal of [{ status: 409, code: "85001" } as const, { status: 400, code: "10015" } as const]) {
        it(`names the order that holds the number, when the API refuses with ${refusal.status} and ${refusal.code}`, async () => {
            const { control } = desk.emulator;
            const first = new DeclaredOrder(desk, "first");
            await first.up({ phoneNumbers: [a], customerReference: "support" });
            control.refuseNumber(a, refusal);

            const message = await new DeclaredOrder(desk, "second").upRefused({ phoneNumbers: [a, b] });

            assert.match(message, /\+13125550142 is in this account already/);
            assert.ok(message.includes(`number order (${first.id ?? ""}`), message);
            assert.ok(message.includes(first.reference("support")), message);
            assert.match(message, /if the program declares it in two resources, take it out of one; see/);
            assert.match(message, /"Moving a number" in the README/);
            assert.deepEqual(ordered(control), [[a]]);
            assert.deepEqual(releases(control), []);
        });
    }

    it("says that the number was refused even when it cannot find out who holds it", async () => {
        const { control } = desk.emulator;
        await new DeclaredOrder(desk, "first").up({ phoneNumbers: [a] });
        const second = new DeclaredOrder(desk, "second");
        await second.up({ phoneNumbers: [b] });
        // The first listings look for the order's own traces; what comes after explains the refusal.
        control.addFault({
            method: "GET",
            path: "^/number_orders$",
            skip: 3,
            times: 9,
            respond: { kind: "reply", status: 500 },
        });

        assert.match(await second.upFails({ phoneNumbers: [a, b] }), /^ordering \+13125550142: .*85001/);
    });

    it("names the newest of the orders that had the number", async () => {
        const { control } = desk.emulator;
        const first = new DeclaredOrder(desk, "first");
        await first.up({ phoneNumbers: [a] });
        await first.destroy();
        await first.up({ phoneNumbers: [a] });

        const message = await new DeclaredOrder(desk, "second").upRefused({ phoneNumbers: [a] });

        assert.ok(message.includes(first.id ?? ""), message);
        assert.deepEqual(releases(control).length, 1);
    });

    it("keeps a number that moves from one resource to another in the same up, and says so in both", async () => {
        const { control } = desk.emulator;
        const from = new DeclaredOrder(desk, "from");
        const to = new DeclaredOrder(desk, "to");
        await from.up({ phoneNumbers: [a, b] });
        const id = idOf(control, a);
        desk.claims = new Claims();

        // The engine checks both before either acts for long; here the one that would release acts first.
        const program = { from: { phoneNumbers: [b] }, to: { phoneNumbers: [a] } };
        to.check(program.to);
        const kept = await from.upFails(program.from);
        const refused = await to.upRefused(program.to);

        assert.match(kept, /releasing \+13125550142: another resource of this program declares it now, so it was kept/);
        assert.match(refused, /\+13125550142 is in this account already/);
        assert.equal(idOf(control, a), id);
        assert.deepEqual(releases(control), []);
        assert.equal(from.preview(program.from).update, true);
    });

    it("lets the other resource speak up while the removal listens", async () => {
        const { control } = desk.emulator;
        const from = new DeclaredOrder(desk, "from");
        const to = new DeclaredOrder(desk, "to");
        await from.up({ phoneNumbers: [a, b] });
        desk.clock.onSleep = () => {
            to.check({ phoneNumbers: [a] });
        };

        assert.match(await from.upFails({ phoneNumbers: [b] }), /so it was kept/);

        assert.deepEqual(releases(control), []);
    });

    it("refuses to destroy a resource whose number another resource of the run declares", async () => {
        const { control } = desk.emulator;
        const from = new DeclaredOrder(desk, "from");
        await from.up({ phoneNumbers: [a, b] });
        new DeclaredOrder(desk, "to").check({ phoneNumbers: [a] });

        const { message } = await thrownBy(from.destroy());

        assert.match(message, /\+13125550142: another resource.*nothing was released/);
        assert.deepEqual(releases(control), []);
    });

    it("ends the same program in a second stack with an error that names the first one's order", async () => {
        const { control } = desk.emulator;
        const program = { phoneNumbers: [a], customerReference: "support" };
        const dev = new DeclaredOrder(desk, "main", "dev");
        await dev.up(program);
        desk.claims = new Claims();

        const message = await new DeclaredOrder(desk, "main", "prod").upRefused(program);

        assert.ok(message.includes(dev.id ?? ""), message);
        assert.equal(owned(control, a)?.customer_reference, "support");
        assert.deepEqual(releases(control), []);
        await dev.refresh();
        assert.equal(dev.preview(program).update, false);
    });

    it("names the holder in update, too, and does the rest", async () => {
        const { control } = desk.emulator;
        await new DeclaredOrder(desk, "first").up({ phoneNumbers: [a] });
        const second = new DeclaredOrder(desk, "second");
        await second.up({ phoneNumbers: [b] });

        const reasons = await second.upFails({ phoneNumbers: [a, b], connectionId: "1" });

        assert.match(reasons, /\+13125550142 is in this account already, under number order/);
        assert.equal(owned(control, b)?.connection_id, "1");
        assert.equal(owned(control, a)?.connection_id, null);
    });
});
