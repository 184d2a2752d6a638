import assert from "node:assert/strict";
import doors from "../../provider/dynamic";
import { must } from "../support/must";
import { germanLocal, germanValues, papers } from "../support/requirementGroup";

type Kind = "numberOrder" | "requirementGroup" | "inexplicitNumberOrder";
type Inputs = Record<string, unknown>;

const [secret] = papers.address;
const hidden = { __label: "organization/phones/dev/main", __token: "0123456789ab" };
const phoneNumbers = ["+4989555012345"];
const orderingGroups = [{ countRequested: 1, countryIso: "US", phoneNumberType: "local" }];
const [value] = germanValues;

/** What the engine is told, which prints the value of every input that is named. */
async function told(kind: Kind, inputs: Inputs): Promise<{ property: string; reason: string }[]> {
    const { failures = [] } = await must(doors[kind].check)({}, { ...hidden, ...inputs });
    return failures;
}

describe("What check says of values that may be people's papers", () => {
    const kept: [what: string, kind: Kind, inputs: Inputs, property: string][] = [
        [
            "an object for a list",
            "numberOrder",
            { phoneNumbers, regulatoryRequirements: value },
            "regulatoryRequirements",
        ],
        [
            "a text for a list",
            "numberOrder",
            { phoneNumbers, regulatoryRequirements: secret },
            "regulatoryRequirements",
        ],
        [
            "one number for a list",
            "numberOrder",
            { phoneNumbers: { phoneNumber: phoneNumbers[0], regulatoryRequirements: germanValues } },
            "phoneNumbers",
        ],
        [
            "a misspelt list",
            "requirementGroup",
            { ...germanLocal, regulatoryRequirement: germanValues },
            "regulatoryRequirement",
        ],
        [
            "a text for a misspelt list",
            "requirementGroup",
            { ...germanLocal, regulatoryRequirement: secret },
            "regulatoryRequirement",
        ],
        ["a text of its own", "requirementGroup", { ...germanLocal, fieldValue: secret }, "fieldValue"],
        [
            "a list for a pool",
            "inexplicitNumberOrder",
            { orderingGroups, regulatoryRequirements: germanValues },
            "regulatoryRequirements",
        ],
        ["a list for a text", "numberOrder", { phoneNumbers, connectionId: germanValues }, "connectionId"],
        ["a secret text", "numberOrder", { phoneNumbers, waitFor: secret, __secrets: ["waitFor"] }, "waitFor"],
    ];
    for (const [what, kind, inputs, property] of kept) {
        it(`names the property in the sentence only: ${what}`, async () => {
            const failures = await told(kind, inputs);

            assert.deepEqual(
                failures.map((failure) => failure.property),
                [""],
            );
            assert.ok(failures[0]?.reason.startsWith(`${property}: `), failures[0]?.reason);
            assert.ok(!JSON.stringify(failures).includes(secret));
        });
    }

    const plain: [what: string, inputs: Inputs, property: string][] = [
        ["a setting", { phoneNumbers, connectionId: 2204 }, "connectionId"],
        ["a misspelt setting", { phoneNumbers, conectionId: "2204" }, "conectionId"],
        ["a property that is not there", {}, "phoneNumbers"],
        ["a place in a list", { phoneNumbers: ["312"] }, "phoneNumbers[0]"],
    ];
    for (const [what, inputs, property] of plain) {
        it(`names the property, which shows the value: ${what}`, async () => {
            assert.deepEqual(
                (await told("numberOrder", inputs)).map((failure) => failure.property),
                [property],
            );
        });
    }
});
