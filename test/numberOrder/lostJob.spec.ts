import assert from "node:assert/strict";
import { byRoute, ownedNow } from "../support/bulk";
import { DeclaredOrder } from "../support/numberOrder";
import { useDesk } from "../support/operation";
import { owned } from "../support/seen";
import { passTime } from "../support/time";

const updating = "/phone_numbers/jobs/update_phone_numbers";
const deleting = "/phone_numbers/jobs/delete_phone_numbers";

const losses = {
    "that was not carried out": { respond: { kind: "reply", status: 503, body: {} } },
    "that was carried out": { apply: true, respond: { kind: "reply", status: 503, body: {} } },
    "whose connection broke": { apply: true, respond: { kind: "drop" } },
} as const;

describe("NumberOrder > the start of a shared job without a reply", () => {
    const desk = useDesk();
    /** It belongs to another resource, and stays whatever becomes of the jobs. */
    const other = "+13125557777";
    const numbersOf = (order: number) => [0, 1, 2, 3, 4].map((one) => `+131255510${String(order)}${String(one)}`);
    const all = [0, 1, 2, 3].flatMap(numbersOf);
    const upAll = (orders: readonly DeclaredOrder[]) =>
        Promise.all(
            orders.map((order, index) => order.up({ phoneNumbers: numbersOf(index), customerReference: "line" })),
        );
    const declare = () => ["a", "b", "c", "d"].map((name) => new DeclaredOrder(desk, name));
    beforeEach(() => {
        desk.emulator.control.configure({ searchRequired: false, activationDelayMs: 200 });
        desk.share();
        passTime(desk);
    });

    for (const [which, fault] of Object.entries(losses)) {
        it(`fails no order whose settings go into one ${which}`, async () => {
            const { control } = desk.emulator;
            control.addFault({ method: "POST", path: `^${updating}$`, ...fault });

            await upAll(declare());

            assert.ok(all.every((number) => owned(control, number)?.customer_reference === "line"));
            assert.equal(byRoute(control)[`POST ${updating}`], 2);
        });

        it(`gives every number of a destroy back, and no other, after one ${which}`, async () => {
            const { control } = desk.emulator;
            const orders = declare();
            await upAll(orders);
            await new DeclaredOrder(desk, "other").up({ phoneNumbers: [other] });
            await desk.clock.sleep(60_000);
            control.clearRequests();
            control.addFault({ method: "POST", path: `^${deleting}$`, ...fault });

            await Promise.all(orders.map((order) => order.destroy()));

            assert.deepEqual(ownedNow(control), [other]);
            const { [`POST ${deleting}`]: jobs = 0 } = byRoute(control);
            assert.equal(jobs, "apply" in fault ? 1 : 2, "what the lost one gave back is not asked for again");
        });
    }

    it("gives everything back also where a lost job is still at work when it is looked for", async () => {
        const { control } = desk.emulator;
        const orders = declare();
        await upAll(orders);
        await desk.clock.sleep(60_000);
        control.configure({ jobDelayMs: 2000 });
        control.addFault({ method: "POST", path: `^${deleting}$`, ...losses["that was carried out"] });

        await Promise.all(orders.map((order) => order.destroy()));

        assert.deepEqual(ownedNow(control), []);
    });
});
