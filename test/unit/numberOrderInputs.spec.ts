import assert from "node:assert/strict";
import fc from "fast-check";
import { present, unknownValue } from "../../provider/lifecycle/unknown";
import { numberOrderHandler } from "../../provider/numberOrder/handler";

describe("NumberOrder > check", () => {
    const a = "+13125550142";
    const b = "+13125550143";
    const hidden = { __urn: "urn", __label: "acme/phones/dev/main", __token: "0123456789ab" };
    const check = (inputs: Record<string, unknown>, olds: Record<string, unknown> = {}) =>
        numberOrderHandler.check(olds, { ...hidden, ...inputs });

    const uuid = "11111111-aaaa-4bbb-8ccc-222222222222";
    const value = { requirementId: uuid, fieldValue: "x" };
    const wrong: [name: string, inputs: Record<string, unknown>, property: string, sentence: RegExp][] = [
        ["no numbers at all", {}, "phoneNumbers", /must be a list of phone numbers, and is not set$/],
        ["one number instead of a list", { phoneNumbers: a }, "phoneNumbers", /must be a list of phone numbers/],
        ["an empty list", { phoneNumbers: [] }, "phoneNumbers", /at least one number; to give all numbers back/],
        [
            "a number without plus",
            { phoneNumbers: [a, "13125550142"] },
            "phoneNumbers[1]",
            /"13125550142" is not .*E\.164.*such as \+13125550142/,
        ],
        ["a number with spaces", { phoneNumbers: ["+1 312 555 0142"] }, "phoneNumbers[0]", /digits only/],
        ["a number that is too short", { phoneNumbers: ["+1312"] }, "phoneNumbers[0]", /E\.164/],
        ["a number that is too long", { phoneNumbers: ["+131255501421234567"] }, "phoneNumbers[0]", /E\.164/],
        [
            "a number of JavaScript",
            { phoneNumbers: [13125550142] },
            "phoneNumbers[0]",
            /this is the number 13125550142, no text .*put it in quotes; this must be a phone number, or an object/,
        ],
        ["null", { phoneNumbers: [a, null] }, "phoneNumbers[1]", /^this is empty \(undefined or null\): .*not set/],
        [
            "an empty requirement",
            { phoneNumbers: [a], regulatoryRequirements: [undefined] },
            "regulatoryRequirements[0]",
            /^this is empty/,
        ],
        ["an empty tag", { phoneNumbers: [a], tags: ["x", null] }, "tags[1]", /^this is empty/],
        [
            "a connection of digits without quotes",
            { phoneNumbers: [{ phoneNumber: a, connectionId: 22044177 }] },
            "phoneNumbers[0].connectionId",
            /this is the number 22044177, no text .*put it in quotes/,
        ],
        [
            "an object without number",
            { phoneNumbers: [{ bundleId: "x" }] },
            "phoneNumbers[0].phoneNumber",
            /must be a phone number/,
        ],
        [
            "a number twice",
            { phoneNumbers: [b, a, { phoneNumber: b }] },
            "phoneNumbers[2].phoneNumber",
            /declared twice: also as phoneNumbers\[0\]$/,
        ],
        [
            "a misspelt property of a number",
            { phoneNumbers: [{ phoneNumber: a, bundle: "x" }] },
            "phoneNumbers[0].bundle",
            /perhaps you mean bundleId$/,
        ],
        [
            "an empty group",
            { phoneNumbers: [{ phoneNumber: a, requirementGroupId: "" }] },
            "phoneNumbers[0].requirementGroupId",
            /must not be empty/,
        ],
        [
            "a group that is no text",
            { phoneNumbers: [{ phoneNumber: a, requirementGroupId: 5 }] },
            "phoneNumbers[0].requirementGroupId",
            /id of a requirement group/,
        ],
        [
            "a bundle that is no text",
            { phoneNumbers: [{ phoneNumber: a, bundleId: true }] },
            "phoneNumbers[0].bundleId",
            /id of a bundle/,
        ],
        [
            "a number's requirement without value",
            { phoneNumbers: [{ phoneNumber: a, regulatoryRequirements: [{ requirementId: uuid }] }] },
            "phoneNumbers[0].regulatoryRequirements[0].fieldValue",
            /the requirement's value/,
        ],
        [
            "a misspelt property",
            { phoneNumbers: [a], conectionId: "1" },
            "conectionId",
            /there is no property "conectionId" here: perhaps you mean connectionId$/,
        ],
        [
            "a property in other capitals",
            { phoneNumbers: [a], connectionID: "1" },
            "connectionID",
            /: perhaps you mean connectionId$/,
        ],
        [
            "a property as the API writes it, in a number",
            { phoneNumbers: [{ phoneNumber: a, billing_group_id: "1" }] },
            "phoneNumbers[0].billing_group_id",
            /: perhaps you mean billingGroupId$/,
        ],
        ["a property like no other", { phoneNumbers: [a], colour: "1" }, "colour", /here: check its spelling$/],
        ["a property of our own notes", { phoneNumbers: [a], __tokens: "1" }, "__tokens", /here: check its spelling$/],
        [
            "white space around a connection",
            { phoneNumbers: [a], connectionId: " 123 " },
            "connectionId",
            /^there is white space before or after it: give the id of a connection alone$/,
        ],
        [
            "a line break behind a number's group",
            { phoneNumbers: [{ phoneNumber: a, requirementGroupId: `${uuid}\n` }] },
            "phoneNumbers[0].requirementGroupId",
            /give the id of a requirement group alone$/,
        ],
        [
            "white space before a requirement",
            { phoneNumbers: [a], regulatoryRequirements: [{ ...value, requirementId: ` ${uuid}` }] },
            "regulatoryRequirements[0].requirementId",
            /white space/,
        ],
        [
            "a requirement without id",
            { phoneNumbers: [a], regulatoryRequirements: [{ ...value, requirementId: "" }] },
            "regulatoryRequirements[0].requirementId",
            /^this must not be empty: give the id of a requirement$/,
        ],
        [
            "a tag that is empty",
            { phoneNumbers: [a], tags: ["x", ""] },
            "tags[1]",
            /^this must not be empty: give a tag, or take the element out of the list$/,
        ],
        [
            "an empty connection",
            { phoneNumbers: [a], connectionId: "" },
            "connectionId",
            /must not be empty.*leave the property out/,
        ],
        [
            "a connection as a number",
            { phoneNumbers: [a], connectionId: 2204417708 },
            "connectionId",
            /written as a string/,
        ],
        ["an empty billing group", { phoneNumbers: [a], billingGroupId: "" }, "billingGroupId", /billing group/],
        [
            "a messaging profile that is no text",
            { phoneNumbers: [a], messagingProfileId: {} },
            "messagingProfileId",
            /messaging profile/,
        ],
        ["an empty label", { phoneNumbers: [a], customerReference: "" }, "customerReference", /label of your own/],
        ["a lock that is a text", { phoneNumbers: [a], deletionLock: "true" }, "deletionLock", /must be true or false/],
        ["a wait that there is not", { phoneNumbers: [a], waitFor: "approval" }, "waitFor", /"activation" or "none"/],
        [
            "requirements as an object",
            { phoneNumbers: [a], regulatoryRequirements: {} },
            "regulatoryRequirements",
            /must be a list of requirements/,
        ],
        [
            "a requirement as a text",
            { phoneNumbers: [a], regulatoryRequirements: ["x"] },
            "regulatoryRequirements[0]",
            /an object with requirementId and fieldValue/,
        ],
        [
            "a requirement twice",
            { phoneNumbers: [a], regulatoryRequirements: [value, value] },
            "regulatoryRequirements[1].requirementId",
            /given twice: also as regulatoryRequirements\[0\]$/,
        ],
    ];
    for (const [name, inputs, property, sentence] of wrong) {
        it(`refuses ${name} at ${property}, with a sentence`, () => {
            const { failures } = check(inputs);
            assert.deepEqual(
                failures.map((failure) => failure.property),
                [property],
            );
            assert.match(failures[0]?.reason ?? "", sentence);
            assert.doesNotMatch(failures[0]?.reason ?? "", /invalid input|expected .* received/i);
        });
    }

    it("names everything that is wrong at once", () => {
        const { failures } = check({ phoneNumbers: ["312", "313"], waitFor: "x", deletionLock: 1 });
        assert.deepEqual(
            new Set(failures.map(({ property }) => property)),
            new Set(["phoneNumbers[0]", "phoneNumbers[1]", "waitFor", "deletionLock"]),
        );
    });

    it("never repeats a requirement's value, which may be a person's document", () => {
        const { failures } = check({
            phoneNumbers: ["x"],
            regulatoryRequirements: [{ requirementId: "", fieldValue: "Erika Mustermann" }],
        });
        assert.ok(failures.length > 0);
        assert.doesNotMatch(JSON.stringify(failures), /Mustermann/);
    });

    it("lets a number pass that the metadata of its country call impossible, with a warning that says so", () => {
        for (const odd of ["+8695123", "+34900123456789"]) {
            const { failures, warnings = [] } = check({ phoneNumbers: [odd] });
            assert.deepEqual(failures, []);
            assert.match(warnings.join(), /has the form of a phone number \(E\.164\), but .*check it/);
        }
        assert.deepEqual(check({ phoneNumbers: [a] }).warnings, []);
    });

    it("lets every property pass that is not known yet", () => {
        const all = {
            ...{ phoneNumbers: [a], connectionId: "1", billingGroupId: "1", messagingProfileId: "1" },
            ...{ customerReference: "1", regulatoryRequirements: [value], deletionLock: true, waitFor: "none" },
        };
        for (const name of Object.keys(all)) {
            const { inputs, failures } = check({ ...all, [name]: unknownValue });
            assert.deepEqual(failures, [], name);
            assert.equal(inputs[name], unknownValue);
        }
    });

    it("lets parts of numbers and requirements pass that are not known yet", () => {
        const unknown = { requirementId: unknownValue, fieldValue: unknownValue };
        const entries = [
            unknownValue,
            { phoneNumber: unknownValue },
            { phoneNumber: a, requirementGroupId: unknownValue },
            { phoneNumber: a, bundleId: unknownValue },
            { phoneNumber: a, regulatoryRequirements: unknownValue },
            { phoneNumber: a, regulatoryRequirements: [unknown, unknown, unknownValue] },
        ];
        for (const entry of entries) {
            assert.deepEqual(check({ phoneNumbers: [entry, b] }).failures, [], JSON.stringify(entry));
        }
        assert.deepEqual(
            check({ phoneNumbers: [unknownValue, unknownValue] }).failures,
            [],
            "unknown ones are not twins",
        );
    });

    it("finds what is wrong beside what is not known yet", () => {
        const { failures } = check({ phoneNumbers: [unknownValue, "312"], connectionId: unknownValue, waitFor: "x" });
        assert.deepEqual(failures.map(({ property }) => property).sort(), ["phoneNumbers[1]", "waitFor"]);
    });

    it("writes what means the same in the same way, whatever order and form it had", () => {
        const other = { requirementId: "33333333-aaaa-4bbb-8ccc-444444444444", fieldValue: "y" };
        const entry = fc.constantFrom(a, b, "+13125550144", "+4989555012345");
        const form = fc.boolean();
        fc.assert(
            fc.property(
                fc.uniqueArray(entry, { minLength: 1 }),
                fc.array(form, { minLength: 4, maxLength: 4 }),
                form,
                (numbers, forms, swap) => {
                    const written = numbers.map((phoneNumber, index) => (forms[index] ? { phoneNumber } : phoneNumber));
                    const values = swap ? [value, other] : [other, value];
                    const { inputs, failures } = check({ phoneNumbers: written, regulatoryRequirements: values });
                    assert.deepEqual(failures, []);
                    assert.deepEqual(inputs["phoneNumbers"], [...numbers].sort());
                    assert.deepEqual(inputs["regulatoryRequirements"], [value, other]);
                },
            ),
        );
    });

    it("changes nothing about what it was given", () => {
        const given = { phoneNumbers: [b, { phoneNumber: a }] };
        check(given);
        assert.deepEqual(given, { phoneNumbers: [b, { phoneNumber: a }] });
    });

    it("keeps label and token of the first check, so that an alias or a renamed stack changes nothing", () => {
        const olds = { __label: "acme/phones/old/main", __token: "ffffffffffff" };
        const { inputs } = check({ phoneNumbers: [a] }, olds);
        assert.equal(inputs["__label"], "acme/phones/old/main");
        assert.equal(inputs["__token"], "ffffffffffff");
        assert.equal(inputs["__urn"], "urn", "the row in which lines are shown is today's");
        assert.equal(inputs["__urnToken"], "0123456789ab", "it was moved");
    });

    it("leaves out of the URN what follows from label and token, and only that", () => {
        const urnOf = (middle: string, name = "main") =>
            `urn:pulumi:dev::phones::${middle}pulumi-nodejs:dynamic/telnyx:NumberOrder::${name}`;
        const urns = { usual: urnOf(""), child: urnOf("acme:index:Office$"), other: urnOf("", "other") };
        const kept = Object.entries(urns).filter(
            ([, __urn]) => "__urn" in present(check({ phoneNumbers: [a], __urn }).inputs),
        );
        assert.deepEqual(
            kept.map(([name]) => name),
            ["child", "other"],
        );
        assert.ok(!("__urnToken" in present(check({ phoneNumbers: [a] }).inputs)));
        const { inputs } = check({ phoneNumbers: [a], __label: "acme/phones/dev/a/b", __urn: urnOf("", "a/b") });
        assert.ok(!("__urn" in present(inputs)), "a name with a slash is a name");
    });
});
