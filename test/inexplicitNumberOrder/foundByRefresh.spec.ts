import assert from "node:assert/strict";
import { bought, bulkPosts, DeclaredBulk, local, ownedNow } from "../support/bulk";
import { thrownBy } from "../support/declared";
import { useDesk } from "../support/operation";

describe("InexplicitNumberOrder > an order that only a refresh finds, of groups that no reply tells apart", () => {
    const desk = useDesk();
    const alike = (sms: number, voice: number) => ({
        orderingGroups: [local("312", sms, { features: ["sms"] }), local("312", voice, { features: ["voice"] })],
    });
    const withCity = (city: number, plain: number) => ({
        orderingGroups: [local("312", plain), ...(city > 0 ? [local("312", city, { locality: "CHICAGO" })] : [])],
    });
    const andCity = (count: number) => ({
        orderingGroups: [local("415", 1), ...(count > 0 ? [local("312", count, { locality: "CHICAGO" })] : [])],
    });

    /** An update that is killed right after its POST: the engine keeps the state of before. */
    async function killedUp(main: DeclaredBulk, program: ReturnType<typeof withCity>): Promise<void> {
        const { control } = desk.emulator;
        const posts = bulkPosts(control).length;
        const killed = main.fork();
        desk.isEngineAlive = () => bulkPosts(control).length === posts;
        await thrownBy(killed.up(program));
        desk.isEngineAlive = () => true;
        assert.equal(bulkPosts(control).length, posts + 1);
    }

    async function look(main: DeclaredBulk, isRefreshed: boolean): Promise<void> {
        if (isRefreshed) {
            await main.refresh();
        }
        desk.log.warnings.length = 0;
    }

    for (const isRefreshed of [false, true]) {
        const how = isRefreshed ? "after a refresh" : "without a refresh";

        it(`buys once where the reply to the POST was lost and it arrived late, ${how}`, async () => {
            const { control } = desk.emulator;
            const main = new DeclaredBulk(desk);
            await main.up(alike(2, 2));
            control.addFault({ method: "POST", path: "/inexplicit_number_orders", respond: { kind: "hold" } });
            desk.requestTimeoutMs = 50;
            assert.match(await main.upFails(alike(2, 4)), /it looks for the order before it places another/);
            desk.requestTimeoutMs = undefined;
            control.releaseHeld();
            if (isRefreshed) {
                await main.refresh();
            }

            await main.up(alike(2, 4));

            assert.deepEqual(bulkPosts(control), [[2, 2], [2]]);
            assert.equal(bought(control), 6);
        });

        const grown = [
            ["a group grew", alike(2, 2), alike(2, 3)],
            ["a group with a locality was added", andCity(0), andCity(3)],
        ] as const;
        for (const [what, before, after] of grown) {
            it(`buys once where an update was killed in which ${what}, ${how}`, async () => {
                const { control } = desk.emulator;
                const main = new DeclaredBulk(desk);
                await main.up(before);
                await killedUp(main, after);
                await look(main, isRefreshed);

                await main.up(after);

                assert.equal(bulkPosts(control).length, 2, desk.log.warnings.join("\n"));
            });
        }
        for (const [sms, voice] of [
            [4, 4],
            [3, 5],
        ] as const) {
            it(`buys once where both groups grew, to ${sms} and ${voice}, ${how}`, async () => {
                const main = new DeclaredBulk(desk);
                await main.up(alike(2, 2));
                await killedUp(main, alike(sms, voice));
                await look(main, isRefreshed);

                await main.up(alike(sms, voice));

                assert.equal(bulkPosts(desk.emulator.control).length, 2);
                assert.equal(bought(desk.emulator.control), 8);
            });
        }

        it(`buys once where two updates were killed, ${how}`, async () => {
            const main = new DeclaredBulk(desk);
            await main.up(alike(2, 2));
            await killedUp(main, alike(4, 2));
            await killedUp(main, alike(4, 4));
            await look(main, isRefreshed);

            await main.up(alike(4, 4));

            assert.equal(bulkPosts(desk.emulator.control).length, 3);
            assert.equal(bought(desk.emulator.control), 8);
        });

        for (const plain of [2, 3]) {
            it(`previews what the up does: a locality beside ${plain} without one, ${how}`, async () => {
                const { control } = desk.emulator;
                const main = new DeclaredBulk(desk);
                await main.up(withCity(0, 2));
                await killedUp(main, withCity(3, plain));
                await look(main, isRefreshed);
                const owned = ownedNow(control);

                main.preview(withCity(3, plain));
                assert.doesNotMatch(desk.log.warnings.join("\n"), /releases/);
                await main.up(withCity(3, plain));

                assert.equal(bulkPosts(control).length, 2);
                assert.deepEqual(ownedNow(control), owned);
            });
        }
    }

    it("remembers what a group was for that a reply leaves out", async () => {
        const program = {
            orderingGroups: [local("312", 2, { locality: "CHICAGO" }), local("415", 3, { locality: "SAN FRANCISCO" })],
        };
        let shown = 2;
        let isAtWork = true;
        desk.onReply = ({ path }, reply) => {
            if (path.startsWith("/inexplicit_number_orders")) {
                const { data = [reply] } = reply as { data?: unknown[] };
                (data as { orderingGroups: object[] }[]).forEach(({ orderingGroups }) => {
                    orderingGroups.splice(shown);
                    const before = { status: "pending", orders: [], countAllocated: 0 };
                    orderingGroups.forEach((group) => Object.assign(group, isAtWork ? before : {}));
                });
            }
        };
        const main = new DeclaredBulk(desk);
        await main.upFails(program);
        shown = 1;
        await main.refresh();
        [shown, isAtWork] = [2, false];
        await main.refresh();

        await main.up(program);

        assert.deepEqual(bulkPosts(desk.emulator.control), [[2, 3]]);
    });
});
