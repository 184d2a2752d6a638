import assert from "node:assert/strict";
import { bulkPosts, byRoute, chicago, DeclaredBulk, ownedNow } from "../support/bulk";
import { apiKey } from "../support/emulator";
import { must } from "../support/must";
import { useDesk } from "../support/operation";

describe("InexplicitNumberOrder > numbers that every index shows late, the one of the search included", () => {
    const desk = useDesk();

    // The dates of records are compared with the clock, and the emulator's never go back.
    beforeEach(async () => {
        const reply = await fetch(`${desk.emulator.url}/requirement_groups`, {
            method: "POST",
            headers: { authorization: `Bearer ${apiKey}`, "content-type": "application/json" },
            body: JSON.stringify({ country_code: "DE", phone_number_type: "local", action: "ordering" }),
        });
        desk.clock.startMs = Date.parse(((await reply.json()) as { created_at: string }).created_at);
    });

    /** Right after the last order, the search goes on offering what it bought, as it does whenever 85001 is the answer. */
    const searchLags = () => {
        desk.onReply = ({ path, query }, reply) => {
            const search = (query ?? {}) as Record<string, unknown>;
            if (path === "/available_phone_numbers" && search["filter[only_reserved_numbers]"] === undefined) {
                (reply as { data: object[] }).data.push({
                    phoneNumber: `+1${String(search["filter[phone_number][contains]"])}`,
                });
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

    it("does not leave the state of a pool that is all of them, to be bought anew", async () => {
        const { control } = desk.emulator;
        control.configure({ listingDelayMs: 120_000 });
        const main = new DeclaredBulk(desk);
        const program = chicago(2, { waitFor: "none" });
        await main.up(program);
        searchLags();

        await main.refresh();
        await main.up(program);

        assert.deepEqual(bulkPosts(control), [[2]]);
    });

    it("are not bought again where they were pending for long before", async () => {
        const { control } = desk.emulator;
        const pendingMs = 600_000;
        control.configure({ activationDelayMs: pendingMs, listingDelayMs: 20_000 });
        const main = new DeclaredBulk(desk);
        const program = chicago(2, { waitFor: "none" });
        await main.up(program);
        await main.refresh();
        control.advance(pendingMs + 3000);
        desk.clock.startMs += pendingMs + 3000;
        searchLags();

        await main.refresh();
        await main.up(program);

        assert.deepEqual(main.counts, { "312": 2 });
        assert.deepEqual(bulkPosts(control), [[2]]);
    });

    it("are searched for ever more seldom while they are waited for", async () => {
        const { control } = desk.emulator;
        control.configure({ releasedRecordsVisible: false, listingDelayMs: 20 * 60_000 });
        const main = new DeclaredBulk(desk);
        await main.up(chicago(5, { waitFor: "none" }));
        desk.clock.startMs += 5 * 60_000;
        control.clearRequests();

        await main.upFails(chicago(5));

        const searches = byRoute(control)["GET /available_phone_numbers"] ?? 0;
        // In ten minutes after 0, 15, 45, 105, 225 and 465 s, each time in both searches.
        assert.ok(searches > 0 && searches <= 5 * 6 * 2, String(searches));
        assert.deepEqual(bulkPosts(control), []);
    });

    it("are not left behind by a destroy that says it went well", async () => {
        const { control } = desk.emulator;
        control.configure({ listingDelayMs: 120_000 });
        const main = new DeclaredBulk(desk);
        await main.up(chicago(2, { waitFor: "none" }));
        searchLags();

        const isDestroyed = await main.destroy().then(
            () => true,
            () => false,
        );

        assert.ok(!isDestroyed || ownedNow(control).length === 0, ownedNow(control).join(" "));
    });

    const hours = (count: number) => {
        desk.clock.startMs += count * 3_600_000;
    };

    it("leave the state with their pool when they went before any list showed them, hours later", async () => {
        const { control } = desk.emulator;
        control.configure({ releasedRecordsVisible: false, listingDelayMs: 120_000 });
        const main = new DeclaredBulk(desk);
        await main.up(chicago(2, { waitFor: "none" }));
        control.advance(200_000);
        ownedNow(control).forEach((one) => control.releaseNumber(one));
        await main.refresh();
        hours(48);

        assert.equal(await main.refresh(), false);
    });

    it("are not asked about for ever when they went before any list showed them", async () => {
        const { control } = desk.emulator;
        control.configure({ releasedRecordsVisible: false });
        const main = new DeclaredBulk(desk);
        await main.up(chicago(1));
        const first = must(ownedNow(control)[0]);
        control.configure({ listingDelayMs: 120_000 });
        await main.up(chicago(30, { waitFor: "none" }));
        control.advance(200_000);
        const others = ownedNow(control).filter((one) => one !== first);
        others.forEach((one) => control.releaseNumber(one));
        await main.refresh();
        hours(48);
        await main.up(chicago(1));

        await main.refresh();

        assert.deepEqual(main.counts, { "312": 1 });
        assert.equal(main.state.__unlisted, undefined);
    });
});
