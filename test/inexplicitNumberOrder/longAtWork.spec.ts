import assert from "node:assert/strict";
import { bulkPosts, DeclaredBulk, local, ownedNow } from "../support/bulk";
import { useDesk } from "../support/operation";

interface Group {
    status: string;
    countAllocated?: number;
    nationalDestinationCode?: string;
    orders: unknown[];
}
interface Order {
    updatedAt?: string;
    orderingGroups: Group[];
}

describe("InexplicitNumberOrder > an order that is at work for over an hour", () => {
    const desk = useDesk();
    const onOrders = (change: (order: Order) => void) => {
        desk.onReply = ({ path }, reply) => {
            if (path.startsWith("/inexplicit_number_orders")) {
                const { data = [reply] } = reply as { data?: unknown[] };
                (data as Order[]).forEach(change);
            }
        };
    };
    /** Of the numbers of an order, one is shown. */
    const showOne = () => {
        const before = desk.onReply;
        desk.onReply = (request, reply) => {
            before(request, reply);
            if (/^\/number_orders\/[0-9a-f-]{36}$/.test(request.path)) {
                const order = reply as { phoneNumbers: unknown[]; phoneNumbersCount?: number };
                order.phoneNumbers = order.phoneNumbers.slice(0, 1);
                order.phoneNumbersCount = 1;
            }
        };
    };
    const later = () => {
        const placedMs = Date.parse(String(desk.emulator.control.inexplicitOrders()[0]?.updated_at));
        desk.clock.startMs += placedMs - desk.clock.now() + 2 * 3_600_000;
    };

    for (const how of ["up", "refresh and up"]) {
        it(`buys nothing again where one of its groups is still being processed: ${how}`, async () => {
            const { control } = desk.emulator;
            let isHeldBack = true;
            onOrders((order) => {
                const group = order.orderingGroups.find((one) => one.nationalDestinationCode === "415");
                if (isHeldBack && group !== undefined) {
                    Object.assign(group, { status: "processing", orders: [], countAllocated: 0 });
                }
            });
            const main = new DeclaredBulk(desk);
            const program = { orderingGroups: [local("312", 2), local("415", 3)] };
            await main.upFails(program);
            later();
            if (how !== "up") {
                await main.refresh();
            }
            await main.upFails(program);
            assert.deepEqual(bulkPosts(control), [[2, 3]]);
            isHeldBack = false;
            await main.up(program);
            assert.equal(ownedNow(control).length, 5);
        });
    }

    it("buys nothing again where its number order shows numbers late, after the order was pending for long", async () => {
        const { control } = desk.emulator;
        // The record keeps the time of its last change as it was (docs/facts.md, A15).
        let isPending = true;
        let updatedAt: string | undefined;
        onOrders((order) => {
            updatedAt ??= order.updatedAt;
            order.updatedAt = updatedAt;
            if (isPending) {
                order.orderingGroups.forEach((group) =>
                    Object.assign(group, { status: "pending", orders: [], countAllocated: 0 }),
                );
            }
        });
        showOne();
        const main = new DeclaredBulk(desk);
        const program = { orderingGroups: [local("312", 3)] };
        await main.upFails(program);
        later();
        isPending = false;
        await main.refresh();

        const message = await main.upFails(program);

        assert.match(message, /2 numbers .* are not shown by its number orders/);
        assert.deepEqual(bulkPosts(control), [[3]]);
    });

    for (const status of ["processing", "under_investigation"]) {
        it(`buys nothing again where a group is filled by and by: ${status}`, async () => {
            onOrders(({ orderingGroups }) =>
                orderingGroups.forEach((group) => Object.assign(group, { status, countAllocated: 1 })),
            );
            showOne();
            const main = new DeclaredBulk(desk);
            const program = { orderingGroups: [local("312", 3)] };
            await main.upFails(program);
            later();

            await main.upFails(program);

            assert.deepEqual(bulkPosts(desk.emulator.control), [[3]]);
        });
    }
});
