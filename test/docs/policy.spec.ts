import assert from "node:assert/strict";
import { rules } from "../../examples/policy/rules";

/** What the rules say of a resource, by the name of the rule. */
async function verdicts(props: object, options: object = {}, type = "NumberOrder"): Promise<Record<string, string[]>> {
    const said: Record<string, string[]> = {};
    for (const { name, validateResource } of rules) {
        assert.ok(typeof validateResource === "function");
        const args = { type: `pulumi-nodejs:dynamic/telnyx:${type}`, props, opts: { protect: false, ...options } };
        const report = (message: string) => void (said[name] ??= []).push(message);
        await validateResource(args as never, report as never);
    }
    return said;
}

const good = { phoneNumbers: ["+13125550142"], billingGroupId: "bg-1", deletionLock: true };

describe("Example policy", () => {
    it("lets pass what keeps to the rules, and everything that orders no numbers", async () => {
        assert.deepEqual(await verdicts(good), {});
        assert.deepEqual(await verdicts({ ...good, deletionLock: undefined }, { protect: true }), {});
        assert.deepEqual(await verdicts({}, {}, "RequirementGroup"), {});
    });

    it("wants a lock or protection, and somebody who pays", async () => {
        assert.deepEqual(await verdicts({ phoneNumbers: ["+13125550142"] }), {
            "telnyx-locked": ["give the resource deletionLock: true, or the option protect: true"],
            "telnyx-billing-group": ["set billingGroupId"],
        });
    });

    it("counts numbers, one by one and in bulk", async () => {
        const phoneNumbers = Array.from({ length: 21 }, (_, index) => `+1312555${String(1000 + index)}`);
        const expected = { "telnyx-at-most": ["21 numbers in one resource; at most 20 are allowed"] };
        assert.deepEqual(await verdicts({ ...good, phoneNumbers }), expected);
        const orderingGroups = [{ countRequested: 15 }, { countRequested: 6 }];
        const bulk = { ...good, phoneNumbers: undefined, orderingGroups };
        assert.deepEqual(await verdicts(bulk, {}, "InexplicitNumberOrder"), expected);
    });

    it("names every number of a country that is not allowed", async () => {
        const phoneNumbers = ["+4989555012345", { phoneNumber: "+443301234561" }];
        assert.deepEqual(await verdicts({ ...good, phoneNumbers }), {
            "telnyx-countries": ["+443301234561 is of no allowed country (+1, +49)"],
        });
    });
});
