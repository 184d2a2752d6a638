import assert from "node:assert/strict";
import { EngineWorld } from "../support/engineWorld";
import { german, germanLocal } from "../support/requirementGroup";

const paper = "Grandmother's Passport";

const head = `
    const pulumi = require("@pulumi/pulumi");
    const { NumberOrder, RequirementGroup, InexplicitNumberOrder } = require("pulumi-telnyx");
    const text = "${paper}";
    const secret = pulumi.secret(text);
    const valueOf = (fieldValue) => ({ requirementId: "${german.address}", fieldValue });
    const orderingGroups = [{ countRequested: 1, countryIso: "US", phoneNumberType: "local" }];
    const phoneNumbers = ["+4989555012345"];
    const germanLocal = ${JSON.stringify(germanLocal)};
`;

/** Ways to put values where check refuses them. */
const programs = {
    "an object for a list": `new NumberOrder("n", { phoneNumbers, regulatoryRequirements: valueOf(secret) });`,
    "a text for a list": `new NumberOrder("n", { phoneNumbers, regulatoryRequirements: text });`,
    "one number for a list": `new NumberOrder("n", { phoneNumbers: { regulatoryRequirements: [valueOf(secret)] } });`,
    "a misspelt property": `new RequirementGroup("n", { ...germanLocal, regulatoryRequirement: [valueOf(text)] });`,
    "a list for a pool": `new InexplicitNumberOrder("n", { orderingGroups, regulatoryRequirements: [valueOf(secret)] });`,
};

describe("Values of requirements in inputs that check refuses, on the real engine", function () {
    this.timeout(60_000);
    let world: EngineWorld;

    before(async () => {
        world = await EngineWorld.open({ program: head });
    });
    after(() => world.close());

    for (const [what, program] of Object.entries(programs)) {
        it(`are printed nowhere: ${what}`, async () => {
            world.stack.writeProgram(head + program);

            const { output } = await world.run("preview");

            assert.match(output, /resource 'n' has a problem: (regulatoryRequirements?|phoneNumbers): /);
            assert.ok(!output.includes(paper), output);
        });
    }
});
