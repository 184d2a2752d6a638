import assert from "node:assert/strict";
import { bulkPosts, DeclaredBulk, local } from "../support/bulk";
import { useDesk } from "../support/operation";

describe("InexplicitNumberOrder > a number order that leaves its list out for hours", () => {
    const desk = useDesk();
    for (const [what, groups] of [
        ["one group", [local("415", 3)]],
        ["the other group's order shows its own", [local("312", 2), local("415", 3)]],
    ] as const) {
        it(`buys nothing twice: ${what}`, async () => {
            const { control } = desk.emulator;
            control.configure({ bulkDelayMs: 60_000 });
            const main = new DeclaredBulk(desk);
            const program = { orderingGroups: groups };
            await main.up({ ...program, waitFor: "none" });
            control.advance(120_000);
            control.inexplicitOrders();
            desk.onReply = ({ path }, reply) => {
                if (/^\/number_orders\/[0-9a-f-]{36}$/.test(path)) {
                    const order = reply as { phoneNumbers: { phoneNumber: string }[]; phoneNumbersCount?: number };
                    order.phoneNumbers = order.phoneNumbers.filter(
                        ({ phoneNumber }) => !phoneNumber.startsWith("+1415"),
                    );
                }
            };
            await main.refresh();
            desk.clock.startMs += Date.parse(String(control.inexplicitOrders()[0]?.updated_at)) - desk.clock.now();
            await main.refresh();
            desk.clock.startMs += 2 * 3_600_000;
            await main.refresh();
            const said = await main.upFails(program);
            assert.match(said, /3 numbers .* are not shown by its number orders/);
            assert.equal(bulkPosts(control).length, 1);
        });
    }
});
