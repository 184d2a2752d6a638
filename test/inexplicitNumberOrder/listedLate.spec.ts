import assert from "node:assert/strict";
import { chicago, DeclaredBulk, ownedNow } from "../support/bulk";
import { useDesk } from "../support/operation";

describe("InexplicitNumberOrder > numbers that every index shows late, the one of the search included", () => {
    const desk = useDesk();

    /** The search goes on offering what was just bought, as it does whenever 85001 is the answer to an order. */
    const searchLags = () => {
        desk.onReply = ({ path, query }, reply) => {
            if (path === "/available_phone_numbers") {
                const digits = String((query as Record<string, unknown>)["filter[phone_number][contains]"]);
                (reply as { data: object[] }).data.push({ phoneNumber: `+1${digits}` });
            }
        };
    };

    it("holds them again as soon as the lists show them", async () => {
        const { control } = desk.emulator;
        const main = new DeclaredBulk(desk);
        await main.up(chicago(1));
        control.configure({ listingDelayMs: 120_000 });
        await main.up(chicago(3, { waitFor: "none" }));
        searchLags();
        await main.refresh();
        desk.onReply = () => undefined;
        control.advance(200_000);

        await main.refresh();

        assert.deepEqual(main.counts, { "312": 3 }, JSON.stringify(main.state.__orders));
        await main.destroy();
        assert.deepEqual(ownedNow(control), []);
    });
});
