import assert from "node:assert/strict";
import type { Telnyx } from "telnyx";
import { buy, codeOf, must, onBench } from "./support";

describe("Emulator > requirement catalogue", () => {
    const bench = onBench();
    const proofOfAddress = "33333333-aaaa-4bbb-8ccc-444444444444";

    it("lists requirements by country and type, with what a value must be like", async () => {
        const listed = await bench.telnyx.requirements.list({
            filter: { country_code: "GB", phone_number_type: "national" },
        });
        const [found] = listed.data;
        assert.equal(found?.country_code, "GB");
        const retrieved: Telnyx.RequirementRetrieveResponse = await bench.telnyx.requirements.retrieve(must(found.id));
        const types = must(retrieved.data?.requirement_types);
        assert.equal(types[0]?.name, "Name of the end user's business");
        assert.deepEqual(types[1]?.acceptance_criteria?.max_length, 20);
    });

    it("has one version of each requirement, and shows it for no other", async () => {
        const { requirements } = bench.telnyx;
        const first = await requirements.list({ version: 1 });
        const { id } = must(first.data[0]);
        assert.deepEqual((await requirements.list({ version: 2 })).data, []);
        assert.deepEqual(
            (await requirements.retrieve(must(id), { version: 1 })).data,
            (await requirements.retrieve(must(id))).data,
        );
        assert.equal(await codeOf(requirements.retrieve(must(id), { version: 99 })), "404 10005");
        assert.equal(await codeOf(requirements.list(undefined, { query: { version: "newest" } })), "422 10015");
    });

    it("names and describes each requirement type", async () => {
        const listed: Telnyx.RequirementTypeListResponse = await bench.telnyx.requirementTypes.list({
            filter: { name: { contains: "proof of address" } },
        });
        assert.deepEqual(
            listed.data?.map(({ id }) => id),
            [proofOfAddress],
        );
        const retrieved: Telnyx.RequirementTypeRetrieveResponse =
            await bench.telnyx.requirementTypes.retrieve(proofOfAddress);
        assert.equal(retrieved.data?.type, "document");
        assert.equal(retrieved.data.name, "Proof of address");
        assert.equal(await codeOf(bench.telnyx.requirementTypes.retrieve("nothing")), "404 10005");
    });

    it("tells the requirements of a combination, also of one the catalogue does not list", async () => {
        const found: Telnyx.RegulatoryRequirementRetrieveResponse = await bench.telnyx.regulatoryRequirements.retrieve({
            filter: { country_code: "FR", phone_number_type: "mobile", action: "ordering" },
        });
        const [french] = must(found.data);
        assert.deepEqual(
            french?.regulatory_requirements?.map((each) => each.field_type),
            ["document", "address", "datetime"],
        );
        const none = await bench.telnyx.regulatoryRequirements.retrieve({
            filter: { country_code: "US", phone_number_type: "local" },
        });
        assert.deepEqual(none.data?.[0]?.regulatory_requirements, []);
    });

    it("knows requirements for ordering and porting, and none for branded calling", async () => {
        const count = async (action: "ordering" | "porting" | "branded_calling") =>
            (await bench.telnyx.requirements.list({ filter: { action } })).data.length;
        assert.deepEqual(
            [(await count("ordering")) === (await count("porting")), await count("branded_calling")],
            [true, 0],
        );
    });

    it("tells the requirements of the account's own numbers where none are named", async () => {
        await buy(bench.telnyx, "+13125550142");
        const found = await bench.telnyx.phoneNumbersRegulatoryRequirements.retrieve();
        assert.deepEqual(
            found.data?.map((each) => each.phone_number),
            ["+13125550142"],
        );
    });

    it("tells the requirements of numbers", async () => {
        const found: Telnyx.PhoneNumbersRegulatoryRequirementRetrieveResponse =
            await bench.telnyx.phoneNumbersRegulatoryRequirements.retrieve({
                filter: { phone_number: "+41445550142,+13125550142" },
            });
        assert.deepEqual(
            found.data?.map((each) => each.regulatory_requirements?.length),
            [2, 0],
        );
    });
});
