import assert from "node:assert/strict";
import { buy, codeOf, must, onBench } from "./support";

describe("Emulator > coverage", () => {
    const bench = onBench();

    it("has the countries by their names, each with its types and features", async () => {
        const { data } = await bench.telnyx.countryCoverage.retrieve();
        const germany = must(data?.Germany);
        assert.deepEqual([germany.code, germany.region, germany.p2p], ["DE", "EMEA", false]);
        assert.ok(germany.phone_number_type?.includes("national"));
        const one = await bench.telnyx.countryCoverage.retrieveCountry("US");
        assert.deepEqual(one.data, data?.["United States"]);
        assert.ok(one.data?.local?.features?.includes("emergency"));
        assert.deepEqual(one.data?.mobile, {});
        assert.equal(await codeOf(bench.telnyx.countryCoverage.retrieveCountry("ZZ")), "404 10005");
    });

    it("counts what there is in a place, less what was bought", async () => {
        const chicago = async () => {
            const filter = { npa: 312, count: true };
            const { data } = await bench.telnyx.inventoryCoverage.list({ filter });
            return must(data?.[0]);
        };
        const before = await chicago();
        assert.deepEqual([before.group, before.administrative_area, before.number_type], ["312", "IL", "did"]);
        await buy(bench.telnyx, "+13125550142");
        assert.equal(must(before.count) - must((await chicago()).count), 1);
        bench.emulator.control.setInventory({ country_iso: "US", phone_number_type: "local", available: 7 });
        assert.equal((await chicago()).count, 7);
    });

    it("counts one exchange of an area code, and none where there cannot be one", async () => {
        const counts = async (filter: object) => {
            const { data } = await bench.telnyx.inventoryCoverage.list({ filter: { count: true, ...filter } });
            return (data ?? []).map(({ group, count }) => `${group ?? ""} ${String(count)}`);
        };
        await buy(bench.telnyx, "+13125550142");
        assert.deepEqual(await counts({ npa: 312, nxx: 555 }), ["312 9999"]);
        assert.deepEqual(await counts({ npa: 312, nxx: 556 }), ["312 10000"]);
        assert.deepEqual(await counts({ npa: 312, nxx: 123 }), []);
        assert.ok((await counts({ nxx: 555, phone_number_type: "local" })).length > 5);
        assert.deepEqual(await counts({ country_code: "CA", npa: 800, nxx: 955 }), ["8009 10000"]);
        assert.deepEqual(await counts({ country_code: "CA", npa: 800, nxx: 555 }), []);
        assert.deepEqual(await counts({ country_code: "DE", nxx: 555 }), []);
        bench.emulator.control.setInventory({ country_iso: "US", phone_number_type: "local", available: 7 });
        assert.deepEqual(await counts({ npa: 312, nxx: 556 }), ["312 7"]);
    });

    it("is grouped by place, and filtered by type, area and features", async () => {
        const list = async (filter: object) => (await bench.telnyx.inventoryCoverage.list({ filter })).data ?? [];
        const illinois = await list({ administrative_area: "IL", groupBy: "locality" });
        assert.deepEqual(
            illinois.map(({ group }) => group),
            ["CHICAGO"],
        );
        const tollFree = await list({ country_code: "US", phone_number_type: "toll_free" });
        assert.ok(tollFree.length > 0 && tollFree.every((each) => each.number_type === "toll-free"));
        assert.deepEqual(await list({ country_code: "DE", features: ["emergency"] }), []);
        assert.ok((await list({ country_code: "DE" })).every((each) => each.advance_requirements));
        assert.equal(await codeOf(list({ groupBy: "colour" })), "422 10015");
    });

    it("says what numbers can do", async () => {
        const { data } = await bench.telnyx.numbersFeatures.create({ phone_numbers: ["+18005550142", "+999"] });
        assert.deepEqual(data, [
            { phone_number: "+18005550142", features: ["sms", "mms", "voice", "fax"] },
            { phone_number: "+999", features: [] },
        ]);
    });
});
