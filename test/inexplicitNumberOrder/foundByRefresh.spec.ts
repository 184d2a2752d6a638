import assert from "node:assert/strict";
import { bought, bulkPosts, DeclaredBulk, local } from "../support/bulk";
import { thrownBy } from "../support/declared";
import { useDesk } from "../support/operation";

describe("InexplicitNumberOrder > an order that only a refresh finds, of groups that no reply tells apart", () => {
    const desk = useDesk();
    const alike = (sms: number, voice: number) => ({
        orderingGroups: [local("312", sms, { features: ["sms"] }), local("312", voice, { features: ["voice"] })],
    });
    const withCity = (count: number) => ({
        orderingGroups: [local("415", 1), ...(count > 0 ? [local("312", count, { locality: "CHICAGO" })] : [])],
    });

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
            ["a group with a locality was added", withCity(0), withCity(3)],
        ] as const;
        for (const [what, before, after] of grown) {
            it(`buys once where an update was killed in which ${what}, ${how}`, async () => {
                const { control } = desk.emulator;
                const main = new DeclaredBulk(desk);
                await main.up(before);
                const killed = Object.assign(Object.create(DeclaredBulk.prototype) as DeclaredBulk, main);
                desk.isEngineAlive = () => bulkPosts(control).length < 2;
                await thrownBy(killed.up(after));
                desk.isEngineAlive = () => true;
                if (isRefreshed) {
                    await main.refresh();
                }

                await main.up(after);

                assert.equal(bulkPosts(control).length, 2, desk.log.warnings.join("\n"));
            });
        }
    }
});
