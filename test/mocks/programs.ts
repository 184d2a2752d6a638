/** How a unit test of a user gets at its packages. */
export type ImportStyle = "CommonJS" | "ES modules";

const head: Readonly<Record<ImportStyle, string>> = {
    CommonJS: `
        const assert = require("node:assert/strict");
        const pulumi = require("@pulumi/pulumi");
        const telnyx = require("pulumi-telnyx");`,
    "ES modules": `
        import assert from "node:assert/strict";
        import * as pulumi from "@pulumi/pulumi";
        import * as telnyx from "pulumi-telnyx";`,
};

/** Where a runner keeps its functions; mocha and jest have them as globals. */
const imports: Readonly<Record<string, Readonly<Record<ImportStyle, string>>>> = {
    "node:test": {
        CommonJS: `const { describe, it, before: beforeAll } = require("node:test");`,
        "ES modules": `import { describe, it, before as beforeAll } from "node:test";`,
    },
    mocha: { CommonJS: "const beforeAll = before;", "ES modules": "const beforeAll = before;" },
    // vitest cannot be required: a CommonJS test takes its functions as globals, and the package by require.
    vitest: { CommonJS: "", "ES modules": `import { describe, it, beforeAll } from "vitest";` },
    jest: { CommonJS: "", "ES modules": "" },
};

/** How Pulumi's guide and its users write the call. */
const waysToSetMocks = [
    `pulumi.runtime.setMocks(mocks)`,
    `pulumi.runtime.setMocks(mocks, "proj", "stack", false)`,
    `pulumi.runtime.setMocks(mocks, "proj", "stack", true)`,
    `pulumi.runtime.setMocks(mocks, "proj", "stack", false, "acme")`,
];

const body = (setMocks: string) => `
    describe(${JSON.stringify(setMocks)}, () => {
        const registered = [];
        const mocks = {
            newResource: (args) => {
                registered.push(args);
                return { id: args.id || args.name + "-id", state: { ...args.inputs, status: "success" } };
            },
            call: (args) => args.inputs,
        };
        const valueOf = (output) => new Promise((resolve) => output.apply(resolve));
        const inputsOf = (name) => registered.find((args) => args.name === name).inputs;
        beforeAll(() => ${setMocks});

        it("constructs all three classes, with and without a parent", async () => {
            const office = new pulumi.ComponentResource("acme:index:Office", "office");
            const papers = new telnyx.RequirementGroup("papers", {
                countryCode: "DE", phoneNumberType: "local", action: "ordering",
            }, { parent: office });
            const line = new telnyx.NumberOrder("line", {
                phoneNumbers: [{ phoneNumber: "+4989555012345", requirementGroupId: papers.id }],
                customerReference: pulumi.secret("front desk"),
            }, { parent: office, customTimeouts: { create: "30m" } });
            const pool = new telnyx.InexplicitNumberOrder("pool", {
                orderingGroups: [{ countRequested: 2, countryIso: "US", phoneNumberType: "local" }],
            });
            for (const resource of [papers, line, pool]) {
                assert.match(await valueOf(resource.urn), /^urn:pulumi:/);
                assert.equal(await valueOf(resource.status), "success");
            }
            assert.deepEqual(inputsOf("line").phoneNumbers, [
                { phoneNumber: "+4989555012345", requirementGroupId: "papers-id" },
            ]);
            assert.ok(telnyx.NumberOrder.isInstance(line));
        });

        it("hands over the hidden inputs as values", () => {
            const { __urn, __label, __token, __timeouts } = inputsOf("line");
            assert.match(__urn, /acme:index:Office[$]pulumi-nodejs:dynamic\\/telnyx:NumberOrder::line$/);
            assert.match(__label, ${setMocks.includes("acme") ? "/^acme\\//" : "/^organization\\/proj/"});
            assert.match(__token, /^[0-9a-f]{12}$/);
            assert.deepEqual(__timeouts, { create: "30m" });
        });

        it("reads an order that is there", async () => {
            const order = telnyx.NumberOrder.get("known", "6a1f0f5e-3c1d-4f0a-9c52-0d6b5d5a7e11");
            assert.equal(await valueOf(order.id), "6a1f0f5e-3c1d-4f0a-9c52-0d6b5d5a7e11");
        });
    });
`;

/** How many tests such a file has. */
export const testsInFile = waysToSetMocks.length * 3;

/** A file of unit tests as users write them, for a runner. */
export function unitTests(runner: string, style: ImportStyle): string {
    return [head[style], imports[runner]?.[style], ...waysToSetMocks.map(body)].join("\n");
}
