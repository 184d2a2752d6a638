import assert from "node:assert/strict";
import fc from "fast-check";
import { unknownValue } from "../../provider/lifecycle/unknown";
import { diffRequirementGroup } from "../../provider/requirementGroup/diff";
import { requirementGroupHandler } from "../../provider/requirementGroup/handler";
import type { RequirementGroupInputs, RequirementGroupState } from "../../provider/requirementGroup/inputs";
import { toInputs, toState } from "../../provider/requirementGroup/state";

const hidden = { __urn: "urn", __label: "acme/phones/dev/papers", __token: "0123456789ab" };
const combination = { countryCode: "DE", phoneNumberType: "local", action: "ordering" } as const;
const values = [
    { requirementId: "a", fieldValue: "1" },
    { requirementId: "b", fieldValue: "2" },
];

describe("RequirementGroup > check", () => {
    const check = (inputs: Record<string, unknown>, olds: Record<string, unknown> = {}) =>
        requirementGroupHandler.check(olds, { ...hidden, ...inputs });

    const wrong: [name: string, inputs: Record<string, unknown>, property: string, sentence: RegExp][] = [
        [
            "no country",
            { countryCode: undefined },
            "countryCode",
            /must be a country code, written as a string, and is not set$/,
        ],
        [
            "a country in small letters",
            { countryCode: "de" },
            "countryCode",
            /two capital letters: perhaps you mean DE$/,
        ],
        ["a country's name", { countryCode: "Germany" }, "countryCode", /two capital letters, such as DE$/],
        ["no type", { phoneNumberType: undefined }, "phoneNumberType", /one of local, toll_free, .*, and is not set$/],
        ["an unknown type", { phoneNumberType: "landline" }, "phoneNumberType", /must be one of local/],
        ["no action", { action: undefined }, "action", /must be "ordering" or "porting", and is not set$/],
        ["an unknown action", { action: "selling" }, "action", /must be "ordering" or "porting"$/],
        ["a label that is a number", { customerReference: 5 }, "customerReference", /label of your own, written as/],
        ["an empty label", { customerReference: "" }, "customerReference", /must not be empty/],
        ["one value instead of a list", { regulatoryRequirements: values[0] }, "regulatoryRequirements", /a list of/],
        ["a text as value", { regulatoryRequirements: ["x"] }, "regulatoryRequirements[0]", /must be an object with/],
        [
            "a value without requirement",
            { regulatoryRequirements: [{ fieldValue: "x" }] },
            "regulatoryRequirements[0].requirementId",
            /the id of a requirement, written as a string/,
        ],
        [
            "an empty value",
            { regulatoryRequirements: [values[0], { requirementId: "b", fieldValue: "" }] },
            "regulatoryRequirements[1].fieldValue",
            /must not be empty: give the requirement's value: .* document$/,
        ],
        [
            "a value that is a number",
            { regulatoryRequirements: [{ requirementId: "b", fieldValue: 5 }] },
            "regulatoryRequirements[0].fieldValue",
            /^this is a number, no text \(YAML .*: put it in quotes; .*a text, or the id of an address or document, written as/,
        ],
        [
            "a requirement twice",
            { regulatoryRequirements: [values[1], values[0], values[1]] },
            "regulatoryRequirements[2].requirementId",
            /given twice/,
        ],
        [
            "a misspelt property of a value",
            { regulatoryRequirements: [{ ...values[0], value: "x" }] },
            "regulatoryRequirements[0].value",
            /no property "value" here: check its spelling/,
        ],
        ["a text for a switch", { submitForApproval: "yes" }, "submitForApproval", /must be true or false/],
        ["another wait", { waitFor: "activation" }, "waitFor", /must be "approval" or "none"/],
        ["a misspelt property", { submitForAproval: true }, "submitForAproval", /perhaps you mean submitForApproval$/],
    ];
    for (const [name, inputs, property, sentence] of wrong) {
        it(`names the property and says what is wrong: ${name}`, () => {
            const { failures } = check({ ...combination, ...inputs });

            assert.deepEqual(
                failures.map((failure) => failure.property),
                [property],
            );
            assert.match(failures[0]?.reason ?? "", sentence);
        });
    }

    it("repeats no value in its sentences", () => {
        const secret = "Grandmother's Secret Bakery";
        const given = { regulatoryRequirements: [{ requirementId: 5, fieldValue: secret }, secret, [secret]] };

        const { failures } = check({ ...combination, ...given });

        assert.equal(failures.length, 3);
        assert.ok(!JSON.stringify(failures).includes(secret));
    });

    it("holds nothing against values that are not known before up", () => {
        const inputs = [
            { countryCode: unknownValue, phoneNumberType: unknownValue, action: unknownValue },
            { ...combination, customerReference: unknownValue, submitForApproval: unknownValue, waitFor: unknownValue },
            { ...combination, regulatoryRequirements: unknownValue },
            { ...combination, regulatoryRequirements: [unknownValue, unknownValue] },
            {
                ...combination,
                regulatoryRequirements: [
                    { requirementId: unknownValue, fieldValue: unknownValue },
                    { requirementId: unknownValue, fieldValue: "x" },
                ],
            },
        ];
        for (const known of inputs) {
            assert.deepEqual(check(known).failures, [], JSON.stringify(known));
        }
    });

    it("gives a set one form, whatever its order", () => {
        const requirement = fc.record({
            requirementId: fc.string({ minLength: 1 }),
            fieldValue: fc.string({ minLength: 1 }),
        });
        const set = fc.uniqueArray(requirement, { selector: ({ requirementId }) => requirementId });
        const shuffled = set.chain((list) =>
            fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
        );
        fc.assert(
            fc.property(shuffled, ([list, other]) => {
                const form = (regulatoryRequirements: object[]) =>
                    check({ ...combination, regulatoryRequirements }).inputs;
                assert.deepEqual(form(other), form(list));
            }),
        );
    });

    it("keeps the label that was fixed first", () => {
        const { inputs } = check(combination, { __label: "old", __token: "old" });

        assert.deepEqual([inputs["__label"], inputs["__token"]], ["old", "old"]);
    });
});

describe("RequirementGroup > diff", () => {
    const inputs: RequirementGroupInputs = { ...combination, ...hidden, regulatoryRequirements: values };
    const state: RequirementGroupState = { ...inputs, status: "unapproved", requirements: [], missing: [] };
    const diff = (news: Partial<RequirementGroupInputs>, olds: Partial<RequirementGroupState> = {}) =>
        diffRequirementGroup({ ...state, ...olds }, { ...inputs, ...news }, "group-1");

    it("sees no change where there is none, and leaves out hidden inputs and the order of values", () => {
        assert.equal(diff({}).changes, false);
        assert.equal(diff({ regulatoryRequirements: [...values].reverse() }).changes, false);
        assert.equal(diff({ __urn: "another" }).changes, false);
        assert.equal(diff({ submitForApproval: false, waitFor: "none" }).changes, false, "defaults, written out");
        assert.equal(diff({ regulatoryRequirements: undefined }, { regulatoryRequirements: [] }).changes, false);
    });

    it("leaves every difference to the engine, which shows it per property, and replaces for three of them", () => {
        const differing: [Partial<RequirementGroupInputs>, string[]][] = [
            [{ countryCode: "FR" }, ["countryCode"]],
            [{ phoneNumberType: "mobile" }, ["phoneNumberType"]],
            [{ action: "porting" }, ["action"]],
            [{ countryCode: unknownValue }, ["countryCode"]],
            [{ customerReference: "mine" }, []],
            [{ regulatoryRequirements: values.slice(1) }, []],
            [{ regulatoryRequirements: undefined }, []],
            [{ regulatoryRequirements: unknownValue as never }, []],
            [{ submitForApproval: true }, []],
            [{ waitFor: "approval" }, []],
            [{ __timeouts: { delete: "1h" } }, []],
        ];
        for (const [news, replaces] of differing) {
            const found = diff(news);
            assert.equal(found.changes, undefined, JSON.stringify(news));
            assert.deepEqual(found.replaces ?? [], replaces, JSON.stringify(news));
            assert.ok(!found.deleteBeforeReplace, "orders have to follow to the new one first");
        }
    });

    for (const status of ["declined", "expired", "no-longer-eligible"]) {
        it(`shows a group that is ${status}, whoever waits`, () => {
            assert.equal(diff({}, { status }).changes, true);
            assert.equal(diff({ waitFor: "none" }, { status, waitFor: "none" }).changes, true);
        });
    }

    it("says why a rejected group is to be updated, unless the program has other values or replaces it", () => {
        const says = (news: Partial<RequirementGroupInputs>, status = "declined") => diff(news, { status }).intentions;
        assert.deepEqual(says({}), [
            "requirement group (group-1): Telnyx says declined; correct the values and run `pulumi up`",
        ]);
        assert.match(says({}, "expired")?.join() ?? "", /Telnyx says expired; correct the values/);
        assert.match(says({}, "no-longer-eligible")?.join() ?? "", /orders cannot use this group any more: replace it/);
        assert.equal(says({ customerReference: "mine", waitFor: "none" })?.length, 1);
        for (const news of [
            { regulatoryRequirements: values.slice(1) },
            { regulatoryRequirements: unknownValue as never },
            { countryCode: "FR" },
        ]) {
            assert.deepEqual(says(news), [], JSON.stringify(news));
        }
        assert.deepEqual(says({}, "approved"), []);
    });

    it("shows a submitted group that is not approved, unless nobody waits for it", () => {
        const submitted = { submitForApproval: true };
        const unwaited = { submitForApproval: true, waitFor: "none" } as const;
        assert.equal(diff(submitted, { ...submitted, status: "pending-approval" }).changes, true);
        assert.equal(diff(submitted, { ...submitted, status: "astral-review" }).changes, true);
        assert.equal(diff(submitted, { ...submitted, status: "approved" }).changes, false);
        assert.equal(diff(unwaited, { ...unwaited, status: "pending-approval" }).changes, false);
        assert.equal(diff(unwaited, { ...unwaited, status: "astral-review" }).changes, false);
        assert.equal(diff(unwaited, { ...unwaited, status: "unapproved" }).changes, true, "it was never submitted");
    });

    it("shows what the last run left to be done", () => {
        assert.equal(diff({ customerReference: "mine" }, { __unfinished: true }).changes, true);
    });
});

describe("RequirementGroup > state", () => {
    const group = {
        id: "g",
        status: "unapproved",
        customerReference: "theirs",
        regulatoryRequirements: [
            { requirementId: "a", fieldType: "textual", fieldValue: "1" },
            { requirementId: "b", fieldType: "document" },
            { requirementId: "c", fieldType: "address", fieldValue: "" },
        ],
    };

    it("reads empty and absent values as missing, and declared ones as they are", () => {
        const state = toState(group, { ...combination, ...hidden, regulatoryRequirements: values }, []);

        assert.deepEqual(
            state.missing.map(({ requirementId }) => requirementId),
            ["b", "c"],
        );
        assert.deepEqual(state.regulatoryRequirements, [values[0], { requirementId: "b", fieldValue: "" }]);
    });

    it("reads neither values nor a label that the program does not declare", () => {
        const { regulatoryRequirements, customerReference } = toState(group, { ...combination, ...hidden }, []);

        assert.deepEqual([regulatoryRequirements, customerReference], [undefined, undefined]);
    });

    it("goes on reading what was declared and has still to be taken back", () => {
        const before = { customerReference: "theirs", regulatoryRequirements: values };

        const state = toState(group, { ...combination, ...hidden }, [], before);

        assert.equal(state.customerReference, "theirs");
        assert.deepEqual(state.regulatoryRequirements, values.slice(0, 1));
    });

    it("gives back the inputs that produce it, and no outputs among them", () => {
        const inputs = {
            ...combination,
            ...hidden,
            customerReference: "theirs",
            regulatoryRequirements: values.slice(0, 1),
        };
        const read = toInputs(toState(group, inputs, []));

        assert.deepEqual(JSON.parse(JSON.stringify(read)), inputs);
    });
});
