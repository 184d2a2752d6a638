import assert from "node:assert/strict";
import { unknownValue } from "../../provider/lifecycle/unknown";
import { inexplicitNumberOrderHandler as handler } from "../../provider/inexplicitNumberOrder/handler";
import { local } from "../support/bulk";

const hidden = { __label: "acme/phones/dev/main", __token: "0123456789ab" };

/** The failures of inputs, as `path: sentence`. */
function failures(inputs: object): string[] {
    const { failures: found } = handler.check({}, { ...inputs, ...hidden });
    return found.map(({ property, reason }) => `${property}: ${reason}`);
}

const of = (group: object) => failures({ orderingGroups: [group] });

describe("InexplicitNumberOrder > check", () => {
    const good = local("312", 5);

    it("takes everything that is documented", () => {
        const all = {
            ...{ administrativeArea: "IL", locality: "Chicago", features: ["sms"], strategy: "never", quickship: true },
            ...{ excludeHeldNumbers: false, phoneNumber: { startsWith: "55", endsWith: "1", contains: "77" } },
        };
        assert.deepEqual(of({ ...good, ...all }), []);
    });

    it("takes label and token from the program where an import left them empty", () => {
        const { inputs } = handler.check({ __label: "", __token: "" }, { orderingGroups: [good], ...hidden });
        assert.deepEqual([inputs["__label"], inputs["__token"]], [hidden.__label, hidden.__token]);
    });

    const wrong: [string, object, string][] = [
        ["a country", { countryIso: "DE" }, 'orderingGroups[0].countryIso: this must be "US" or "CA"'],
        ["a count of 0", { countRequested: 0 }, "orderingGroups[0].countRequested: this must be a whole number from 1"],
        [
            "a count too high",
            { countRequested: 10_001 },
            "orderingGroups[0].countRequested: this must be a whole number",
        ],
        ["half a number", { countRequested: 1.5 }, "orderingGroups[0].countRequested: this must be a whole number"],
        [
            "a count as text",
            { countRequested: "5" },
            'orderingGroups[0].countRequested: this must be a whole number from 1 to 10000, and is "5"',
        ],
        [
            "a count of something that is not set",
            { countRequested: Number(undefined) },
            "orderingGroups[0].countRequested: this must be a whole number from 1 to 10000, and is NaN: the program makes a number",
        ],
        [
            "a number type",
            { phoneNumberType: "space" },
            "orderingGroups[0].phoneNumberType: this must be a number type",
        ],
        [
            "an area code",
            { nationalDestinationCode: "31" },
            "orderingGroups[0].nationalDestinationCode: this must be an area",
        ],
        [
            "an area code without quotes",
            { nationalDestinationCode: 312 },
            "orderingGroups[0].nationalDestinationCode: this is the number 312, no text (YAML",
        ],
        [
            "digits without quotes",
            { phoneNumber: { contains: 555 } },
            "orderingGroups[0].phoneNumber.contains: this is the number 555, no text (YAML",
        ],
        ["no pattern", { phoneNumber: {} }, "orderingGroups[0].phoneNumber: this must hold at least one of startsWith"],
        ["letters", { phoneNumber: { contains: "ab" } }, "orderingGroups[0].phoneNumber.contains: this must be digits"],
        [
            "a feature",
            { features: [""] },
            'orderingGroups[0].features[0]: this must not be empty: give a feature such as "sms" or "voice", or take the',
        ],
        ["a strategy", { strategy: "maybe" }, 'orderingGroups[0].strategy: this must be "always" or "never"'],
        ["a flag", { quickship: "yes" }, "orderingGroups[0].quickship: this must be true or false"],
        [
            "a misspelt name",
            { localty: "x" },
            'orderingGroups[0].localty: there is no property "localty" here: perhaps you mean locality',
        ],
        ["an empty locality", { locality: "" }, "orderingGroups[0].locality: this must not be empty"],
    ];
    for (const [what, change, sentence] of wrong) {
        it(`refuses ${what}, and says where and why`, () => {
            const [failure = ""] = of({ ...good, ...change });
            assert.ok(failure.startsWith(sentence), failure);
        });
    }

    it("refuses the same criteria twice, however they are written", () => {
        const one = { ...good, locality: "Chicago", features: ["sms", "voice"] };
        const two = { ...good, locality: "CHICAGO ", features: ["voice", "sms"], countRequested: 1, strategy: "never" };
        assert.deepEqual(failures({ orderingGroups: [local("415", 1), one, two] }), [
            "orderingGroups[2]: this group has the same criteria as orderingGroups[1]: add their counts up in one group",
        ]);
    });

    it("refuses more than 10,000 numbers together, and none", () => {
        const [many = ""] = failures({ orderingGroups: [local("312", 6000), local("415", 4001)] });
        assert.match(many, /^orderingGroups: the groups ask for more than 10000 numbers together/);
        assert.deepEqual(failures({}), ["orderingGroups: this must be a list of ordering groups, and is not set"]);
        assert.match(failures({ orderingGroups: [] })[0] ?? "", /^orderingGroups: this must hold at least one group/);
    });

    it("holds nothing against values that are not known yet", () => {
        assert.deepEqual(failures({ orderingGroups: unknownValue, connectionId: unknownValue }), []);
        assert.deepEqual(failures({ orderingGroups: [unknownValue, good] }), []);
        const unknown = Object.fromEntries(Object.keys(good).map((name) => [name, unknownValue]));
        const more = { features: unknownValue, phoneNumber: { contains: unknownValue }, strategy: unknownValue };
        assert.deepEqual(
            failures({ orderingGroups: [{ ...unknown, ...more }, good, { ...good, locality: unknownValue }] }),
            [],
        );
    });

    it("sorts groups and features, and keeps label and token of the first check", () => {
        const { inputs } = handler.check(
            { __label: "old", __token: "t" },
            { orderingGroups: [local("415", 1), local("312", 1, { features: ["sms", "hd_voice", "sms"] })], ...hidden },
        );
        assert.deepEqual(inputs["orderingGroups"], [
            local("312", 1, { features: ["hd_voice", "sms"] }),
            local("415", 1),
        ]);
        assert.deepEqual([inputs["__label"], inputs["__token"]], ["old", "t"]);
    });
});
