import assert from "node:assert/strict";
import type { Page } from "../../provider/telnyx/envelope";
import { bought, bulkPosts, chicago, DeclaredBulk } from "../support/bulk";
import { useDesk } from "../support/operation";

describe("InexplicitNumberOrder > a list of orders that does not say how long it is", () => {
    const desk = useDesk();

    /** 250 orders of others, the oldest first: they fill a page. */
    const others = Array.from({ length: 250 }, (_, index) => ({
        id: `other ${String(index)}`,
        customerReference: "somebody",
        createdAt: new Date(Date.UTC(2020, 0, 1, 0, index)).toISOString(),
    }));

    /** From now on the list begins with those of others, and what it really shows is on the second page. */
    const precede = () => {
        let own: unknown[] = [];
        desk.onReply = ({ method, path, query }, reply) => {
            if (method === "GET" && path === "/inexplicit_number_orders") {
                const page = reply as { -readonly [Name in keyof Page<unknown>]: Page<unknown>[Name] };
                const isFirst = query?.page_number === 1;
                own = isFirst ? page.data : own;
                page.data = isFirst ? others : own;
                page.totalPages = isFirst ? undefined : 1;
            }
        };
    };

    it("is read to the page with the newest ones: what a killed run bought is not bought twice", async () => {
        const { control } = desk.emulator;
        const main = new DeclaredBulk(desk);
        desk.isEngineAlive = () => bulkPosts(control).length < 1;
        await main.upFails(chicago(2));
        desk.isEngineAlive = () => true;
        main.forget();
        precede();

        await main.up(chicago(2));

        assert.equal(bulkPosts(control).length, 1);
        assert.equal(bought(control), 2);
        assert.equal(main.state.status, "success");
    });
});
