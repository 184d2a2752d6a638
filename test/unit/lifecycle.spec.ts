import assert from "node:assert/strict";
import fc from "fast-check";
import { z } from "zod";
import { findFailures, propertyPath } from "../../provider/lifecycle/check";
import { parseDuration, timeoutMs } from "../../provider/lifecycle/timeouts";
import { holdsUnknown, present, unknownValue } from "../../provider/lifecycle/unknown";

describe("findFailures", () => {
    const schema = z.strictObject({
        list: z.array(z.strictObject({ name: z.string({ error: "this must be a name" }) })),
        flag: z.boolean({ error: "this must be true or false" }).optional(),
    });

    it("names the path as Pulumi writes it, and the sentence", () => {
        assert.deepEqual(findFailures(schema, { list: [{ name: "a" }, { name: 5 }] }), [
            { property: "list[1].name", reason: "this must be a name" },
        ]);
        assert.equal(propertyPath(["a", 0, "b", "c"]), "a[0].b.c");
        assert.equal(propertyPath([]), "");
    });

    it("names every unknown key, where it stands", () => {
        const inputs = { list: [{ name: "a", nam: 1 }], flg: true };
        assert.deepEqual(
            findFailures(schema, inputs).map(({ property }) => property),
            ["list[0].nam", "flg"],
        );
        assert.match(
            findFailures(schema, inputs)[0]?.reason ?? "",
            /there is no property "nam" here: perhaps you mean name$/,
        );
    });

    it("lets everything pass that is not known yet, at any depth, and nothing else", () => {
        for (const inputs of [
            { list: unknownValue },
            { list: [unknownValue] },
            { list: [{ name: unknownValue }] },
            { list: [], flag: unknownValue },
        ]) {
            assert.deepEqual(findFailures(schema, inputs), []);
        }
        assert.deepEqual(
            findFailures(schema, { list: [unknownValue, { name: 5 }] }).map(({ property }) => property),
            ["list[1].name"],
        );
    });

    it("never throws, whatever it is given", () => {
        fc.assert(fc.property(fc.anything(), (inputs) => void findFailures(schema, inputs)));
    });
});

describe("customTimeouts", () => {
    it("are Go durations", () => {
        assert.equal(parseDuration("1h30m"), 5_400_000);
        assert.equal(parseDuration("1.5s"), 1500);
        assert.equal(parseDuration("100ms"), 100);
        assert.equal(parseDuration(".5s"), 500);
        for (const text of ["", "10", "10 m", "m", "-5m", "1d", "5m and more"]) {
            assert.equal(parseDuration(text), undefined, text);
        }
    });

    it("have defaults: 10 minutes, for delete 5", () => {
        assert.equal(timeoutMs("create", undefined), 600_000);
        assert.equal(timeoutMs("update", { create: "1m" }), 600_000);
        assert.equal(timeoutMs("delete", {}), 300_000);
        assert.equal(timeoutMs("create", { create: "1m" }), 60_000);
        for (const text of ["nonsense", "0s", "0", "-5m", "-1h30m"]) {
            assert.equal(timeoutMs("create", { create: text }), 600_000, text);
            assert.equal(timeoutMs("delete", { delete: text }), 300_000, text);
        }
    });

    it("add their terms", () => {
        const term = fc.tuple(fc.nat(99), fc.constantFrom("h", "m", "s", "ms"));
        fc.assert(
            fc.property(fc.array(term, { minLength: 1, maxLength: 4 }), (terms) => {
                const sum = terms.reduce((ms, [amount, unit]) => ms + (parseDuration(`${amount}${unit}`) ?? NaN), 0);
                assert.equal(parseDuration(terms.map(([amount, unit]) => `${amount}${unit}`).join("")), sum);
            }),
        );
    });
});

describe("Values that are not known yet", () => {
    it("are found at any depth", () => {
        assert.equal(holdsUnknown({ a: [{ b: unknownValue }] }), true);
        assert.equal(holdsUnknown(unknownValue), true);
        assert.equal(holdsUnknown({ a: [{ b: "x" }], c: null, d: undefined }), false);
    });
});

describe("present", () => {
    it("drops undefined and null at every depth, and keeps all that is a value, and the place of an empty element", () => {
        assert.deepEqual(present({ a: undefined, b: [null, { c: undefined, d: 0 }], e: "", f: false, g: [] }), {
            b: [null, { d: 0 }],
            e: "",
            f: false,
            g: [],
        });
    });

    it("leaves nothing that the plugin's wire format cannot carry", () => {
        // JSON has no negative zero.
        const json = fc.jsonValue().map((value) => JSON.parse(JSON.stringify(value)) as unknown);
        const value = json.map((one) => ({ one, gone: undefined }));
        fc.assert(
            fc.property(value, (one) => assert.deepEqual(JSON.parse(JSON.stringify(present(one))), present(one))),
        );
    });
});
