import assert from "node:assert/strict";
import { bulkPosts, chicago, DeclaredBulk, ownedNow } from "../support/bulk";
import { must } from "../support/must";
import { useDesk } from "../support/operation";
import { thrownBy } from "../support/declared";
import { owned } from "../support/seen";

describe("InexplicitNumberOrder > settings of an update that was killed after its POST", () => {
    const desk = useDesk();

    /** A pool of one number, after an update was killed that bought another one with settings. */
    async function afterKill(): Promise<{ main: DeclaredBulk; first: string; second: string }> {
        const { control } = desk.emulator;
        const main = new DeclaredBulk(desk);
        const first = must((await main.up(chicago(1))).phoneNumbers[0]);
        const killed = main.fork();
        desk.isEngineAlive = () => bulkPosts(control).length < 2;
        await thrownBy(killed.up(chicago(2, { connectionId: "1", billingGroupId: "2" })));
        desk.isEngineAlive = () => true;
        const second = must(ownedNow(control).find((name) => name !== first));
        assert.equal(owned(control, second)?.connection_id, "1");
        // Somebody else gives the other number what the program never declared for it.
        control.changeNumber(first, { connection_id: "9" });
        return { main, first, second };
    }

    const settingsOf = (phoneNumber: string) => {
        const number = owned(desk.emulator.control, phoneNumber);
        return [number?.connection_id, number?.billing_group_id];
    };

    for (const isRefreshed of [false, true]) {
        const how = isRefreshed ? "after a refresh that took the order in" : "without a refresh";
        it(`are cleared where the program has dropped them since, ${how}`, async () => {
            const { main, first, second } = await afterKill();
            if (isRefreshed) {
                await main.refresh();
                const found = "found an order of this resource that the state did not know, with 1 number: ";
                assert.equal(desk.log.warnings[0], `${found}${second}`);
                assert.equal(main.knownInputs.connectionId, undefined);
                assert.equal(main.preview(chicago(2)).update, true);
                assert.ok(
                    desk.log.warnings.includes(`1 number is not as declared: ${second} (connectionId, billingGroupId)`),
                    desk.log.warnings.join("\n"),
                );
            }

            await main.up(chicago(2));

            assert.deepEqual(
                [settingsOf(first), settingsOf(second)],
                [
                    ["9", null],
                    [null, null],
                ],
            );
            await main.refresh();
            assert.equal(main.preview(chicago(2)).update, false);
        });
    }

    it("are still known to be cleared when that was refused", async () => {
        const { control } = desk.emulator;
        const { main, first, second } = await afterKill();
        const respond = {
            kind: "reply",
            status: 422,
            body: { errors: [{ code: "10015", title: "Not now" }] },
        } as const;
        control.addFault({ method: "PATCH", path: "^/phone_numbers/", times: 99, respond });
        await main.upFails(chicago(2));
        control.clearFaults();

        await main.refresh();
        await main.up(chicago(2));

        assert.deepEqual(
            [settingsOf(first), settingsOf(second)],
            [
                ["9", null],
                [null, null],
            ],
        );
    });
});
