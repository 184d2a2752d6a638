import assert from "node:assert/strict";
import fc from "fast-check";
import { z } from "zod";
import { camelKeys, snakeKeys } from "../../provider/telnyx/casing";
import { many, one } from "../../provider/telnyx/envelope";
import { path, queryString } from "../../provider/telnyx/path";

describe("The wire's casing", () => {
    it("turns keys of replies into camelCase at every depth and drops nulls", () => {
        const reply = { phone_numbers: [{ country_iso_alpha2: "US", bundle_id: null }], meta: { total_pages: 1 } };
        assert.deepEqual(camelKeys(reply), { phoneNumbers: [{ countryIsoAlpha2: "US" }], meta: { totalPages: 1 } });
    });

    it("turns keys of requests into snake_case, keeps nulls, and drops what is undefined", () => {
        assert.deepEqual(snakeKeys({ bundleId: null, phoneNumbers: [{ requirementGroupId: undefined }] }), {
            bundle_id: null,
            phone_numbers: [{}],
        });
    });

    it("leaves values alone", () => {
        assert.deepEqual(camelKeys({ field_value: "some_text", list: ["a_b"] }), {
            fieldValue: "some_text",
            list: ["a_b"],
        });
    });

    it("brings every request key back that it sent", () => {
        const key = fc.stringMatching(/^[a-z]{1,5}([A-Z][a-z]{1,5}){0,3}$/);
        const body = fc.dictionary(
            key,
            fc.oneof(fc.string(), fc.integer(), fc.array(fc.dictionary(key, fc.boolean()))),
        );
        // JSON.parse: fast-check also makes objects without a prototype.
        const plain = body.map((value) => JSON.parse(JSON.stringify(value)) as object);
        fc.assert(fc.property(plain, (value) => assert.deepEqual(camelKeys(snakeKeys(value)), value)));
    });
});

describe("The wire's paths", () => {
    it("encode every id, so that none reaches another endpoint", () => {
        const id = "../phone_numbers/1?x=#y";
        assert.equal(path`/number_orders/${id}/x`, "/number_orders/..%2Fphone_numbers%2F1%3Fx%3D%23y/x");
        fc.assert(
            fc.property(
                fc.string({ minLength: 1 }).filter((text) => ![".", ".."].includes(text)),
                (text) => {
                    assert.match(path`/a/${text}`, /^\/a\/[^/?#]+$/);
                },
            ),
        );
    });

    it("refuse what is no id", () => {
        for (const id of ["", ".", ".."]) {
            assert.throws(() => path`/number_orders/${id}`, /is not an id/);
        }
    });

    it("write queries with flat keys and leave out what is undefined", () => {
        const query = { "filter[phone_number]": "+1 2", "page[size]": 250, none: undefined, yes: true };
        assert.equal(queryString(query), "filter%5Bphone_number%5D=%2B1%202&page%5Bsize%5D=250&yes=true");
    });
});

describe("The wire's envelopes", () => {
    it("unwrap one and many, with or without meta", () => {
        assert.equal(one(z.string()).parse({ data: "a", more: 1 }), "a");
        assert.deepEqual(many(z.string()).parse({ data: ["a"] }), { data: ["a"], totalPages: 1 });
        assert.deepEqual(many(z.string()).parse({ data: [], meta: { totalPages: 3 } }), { data: [], totalPages: 3 });
        assert.throws(() => one(z.string()).parse({ error: "no" }));
    });

    it("tell how many pages a list has by what it says, and that there may be more by what it shows", () => {
        const pages = (reply: object, asked?: number) => many(z.string(), asked).parse(reply).totalPages;
        const data = ["a", 1, "b"];
        assert.equal(pages({ data, meta: { totalResults: 7 } }, 3), 3);
        assert.equal(pages({ data, meta: { totalResults: 3 } }, 3), 1);
        assert.equal(pages({ data, meta: { totalPages: 1, totalResults: 7 } }, 3), 1);
        assert.equal(pages({ data }, 4), 1);
        assert.equal(pages({ data, meta: {} }, 3), undefined, "what cannot be read has its place on the page");
        assert.equal(pages({ data }), 1, "a list that is not paged");
        assert.equal(pages({ data: [], meta: { totalResults: 7 } }, 3), 1);
    });

    it("leave out of a list what cannot be read, and nothing else", () => {
        assert.deepEqual(many(z.string()).parse({ data: ["a", 1, null, "b"] }).data, ["a", "b"]);
        assert.throws(() => many(z.string()).parse({ data: "a" }));
    });
});
