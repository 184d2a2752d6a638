import assert from "node:assert/strict";
import { bulkPosts, byRoute, chicago, DeclaredBulk, ownedNow } from "../support/bulk";
import { must } from "../support/must";
import { useDesk } from "../support/operation";
import { passTime } from "../support/time";

/** So many pools of two numbers each. */
const count = 20;

interface Listed {
    orderingGroups: { status: string; orders: object[] }[];
}

describe("InexplicitNumberOrder > many in one account", function () {
    const desk = useDesk();
    this.timeout(60_000);

    const begin = () => {
        const { control } = desk.emulator;
        control.reset();
        control.configure({ searchRequired: false, bulkDelayMs: 60_000 });
        desk.share();
        passTime(desk);
    };
    beforeEach(begin);

    const declare = (pools = count) =>
        Array.from({ length: pools }, (_, pool) => new DeclaredBulk(desk, String.fromCharCode(97 + pool)));
    const upAll = (pools: readonly DeclaredBulk[]) => Promise.all(pools.map((pool) => pool.up(chicago(2))));
    const list = "/inexplicit_number_orders";
    const looks = () => {
        const routes = byRoute(desk.emulator.control);
        return { lists: routes[`GET ${list}`] ?? 0, alone: routes[`GET ${list}/{id}`] ?? 0 };
    };
    /** Changes the list of bulk orders as long as it is asked for. */
    const changeList = (change: (reply: { data: Listed[] }) => void) => {
        desk.onReply = ({ method, path }, reply) => {
            if (method === "GET" && path === list) {
                change(reply as { data: Listed[] });
            }
        };
    };

    it("asks for twenty pools at work as often as for two, and for each once when it has bought", async () => {
        await upAll(declare(2));
        const few = looks();
        begin();
        const pools = declare();
        await upAll(pools);
        const many = looks();

        // Each pool looks for orders of its own before it buys, and they do not all come at the same moment.
        const beats = few.alone / 2;
        assert.ok(many.lists <= beats + count, `${many.lists} lists in about ${beats} beats`);
        assert.equal(many.alone, count);
        assert.ok(pools.every(({ state }) => state.status === "success" && state.phoneNumbers.length === 2));
        assert.equal(ownedNow(desk.emulator.control).length, 2 * count);
    });

    it("refreshes all of them with the list, at work and settled", async () => {
        const { control } = desk.emulator;
        desk.timeoutMs = 5000;
        const pools = declare();
        await Promise.all(pools.map((pool) => pool.upFails(chicago(2))));

        control.clearRequests();
        await Promise.all(pools.map((pool) => pool.refresh()));
        assert.deepEqual(byRoute(control), { [`GET ${list}`]: 1 });
        assert.ok(pools.every(({ state }) => state.status === "processing" || state.status === "pending"));

        desk.timeoutMs = 600_000;
        await desk.clock.sleep(60_000);
        await upAll(pools);
        await desk.clock.sleep(60_000);
        control.clearRequests();
        await Promise.all(pools.map((pool) => pool.refresh()));
        assert.deepEqual(byRoute(control), {
            [`GET ${list}`]: 1,
            "GET /number_orders": 1,
            "GET /phone_numbers": 1,
        });
        assert.deepEqual(bulkPosts(control), []);
        assert.ok(pools.every(({ state }) => state.phoneNumbers.length === 2));
    });

    const useless = {
        "is empty": (reply: { data: Listed[] }) => (reply.data = []),
        "leaves out their groups": ({ data }: { data: Partial<Listed>[] }) =>
            data.forEach((order) => delete order.orderingGroups),
        "says that they got their numbers, and not where they are": ({ data }: { data: Listed[] }) =>
            data.forEach(({ orderingGroups }) =>
                orderingGroups.forEach((group) => Object.assign(group, { status: "success", orders: [] })),
            ),
        "says that they got none": ({ data }: { data: Listed[] }) =>
            data.forEach(({ orderingGroups }) =>
                orderingGroups.forEach((group) =>
                    Object.assign(group, { status: "failed", countAllocated: 0, orders: [] }),
                ),
            ),
    };
    for (const [what, change] of Object.entries(useless)) {
        it(`reads each order by itself where the list ${what} while they are at work`, async () => {
            const { control } = desk.emulator;
            control.configure({ bulkDelayMs: 5000 });
            const pools = declare(6);
            passTime(desk, (beat) => {
                if (beat === 2) {
                    changeList(change);
                }
            });

            await upAll(pools);

            assert.ok(looks().alone > 6, `${looks().alone} looks`);
            assert.equal(ownedNow(control).length, 12);
            assert.ok(pools.every(({ state }) => state.status === "success"));
        });
    }

    it("does not take the list's word that an order is at work again, with nothing bought", async () => {
        const { control } = desk.emulator;
        control.configure({ bulkDelayMs: 200 });
        const pools = declare(6);
        await upAll(pools);
        await desk.clock.sleep(60_000);
        changeList(({ data }) =>
            data.forEach(({ orderingGroups }) =>
                orderingGroups.forEach((group) => Object.assign(group, { status: "processing", orders: [] })),
            ),
        );

        await Promise.all(pools.map((pool) => pool.refresh()));
        assert.ok(pools.every(({ state }) => state.status === "success" && state.phoneNumbers.length === 2));

        control.clearRequests();
        await must(pools[0]).up(chicago(3));
        assert.deepEqual(bulkPosts(control), [[1]]);
    });

    it("goes on waiting after a look that failed", async () => {
        const { control } = desk.emulator;
        passTime(desk, (beat) => {
            if (beat === 3) {
                const respond = { kind: "reply", status: 503, body: {} } as const;
                control.addFault({ method: "GET", path: `^${list}$`, times: 5, respond });
            }
        });
        const pools = declare(6);

        await upAll(pools);

        assert.ok(pools.every(({ state }) => state.status === "success"));
    });
});
