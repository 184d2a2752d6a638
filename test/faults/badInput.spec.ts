import assert from "node:assert/strict";
import fc from "fast-check";
import { bulkOrder, group, hiddenOf, numberOrder, type Declaration, type Kind } from "../../faults/program";
import { Desk } from "../../faults/rig/desk";
import { germanPapers } from "../../faults/scenarios/papers";
import type { Properties } from "../support/grpc";
import { unknownValue, type Plugin } from "../support/plugin";

/** Thousands: `BAD_INPUT_RUNS=5000 npx mocha test/faults/badInput.spec.ts`. */
const numRuns = Number(process.env["BAD_INPUT_RUNS"] ?? "250");
const crash = /\b(Type|Reference|Range|Zod)Error\b|\[object |Cannot read|is not a function|^\s+at /m;

const number = { phoneNumber: "+4989555012345", bundleId: "b", requirementGroupId: "a group" };
const values = germanPapers.regulatoryRequirements;
const settings = { connectionId: "1", billingGroupId: "2", messagingProfileId: "3", customerReference: "desk" };
const local = { countRequested: 2, countryIso: "US", phoneNumberType: "local", nationalDestinationCode: "312" };

/** For each kind of resource a program that is good. */
const good: Readonly<Record<Kind, Declaration>> = {
    numberOrder: numberOrder({
        phoneNumbers: ["+13125550142", number],
        ...{ ...settings, regulatoryRequirements: values, deletionLock: true, waitFor: "none" },
    }),
    requirementGroup: group({ ...germanPapers, customerReference: "papers", submitForApproval: true }),
    inexplicitNumberOrder: bulkOrder({
        orderingGroups: [{ ...local, features: ["sms"], phoneNumber: { contains: "55" }, strategy: "never" }],
        ...{ ...settings, deletionLock: false, waitFor: "activation" },
    }),
};

const odd = fc.oneof(
    { weight: 4, arbitrary: fc.jsonValue({ maxDepth: 3 }) },
    fc.constantFrom<unknown>(
        null,
        "",
        " ",
        0,
        -1,
        1e21,
        13125550142,
        [],
        {},
        [null],
        [[]],
        unknownValue,
        "+1",
        "+49",
        true,
    ),
    fc.string({ unit: "binary" }),
);

/** Good inputs with one place in them that holds something else, or anything at all. */
function inputsLike(args: Properties): fc.Arbitrary<Properties> {
    const changed = fc.tuple(fc.nat(), odd, fc.boolean()).map(([place, value, isNew]) => {
        const inputs = structuredClone(args);
        const places = placesIn(inputs);
        const [holder, key] = places[place % places.length] ?? [inputs, "phoneNumbers"];
        holder[isNew && !Array.isArray(holder) ? `${key}${String(place)}` : key] = value;
        return inputs;
    });
    return fc.oneof(
        { weight: 3, arbitrary: changed },
        fc.dictionary(fc.string({ maxLength: 12 }), odd, { maxKeys: 4 }),
    );
}

/** Every place in a value, as what holds it and its key. */
function placesIn(value: unknown): [Properties, string][] {
    return typeof value !== "object" || value === null
        ? []
        : Object.entries(value).flatMap(([key, inner]) => [
              [value as Properties, key] as [Properties, string],
              ...placesIn(inner),
          ]);
}

describe("Bad input, by the thousand", function () {
    this.timeout(600_000);
    let desk: Desk;

    before("set up the desk", async () => {
        desk = await Desk.open();
    });

    after("clear the desk", () => desk.close());

    for (const [kind, declaration] of Object.entries(good)) {
        it(`${kind}: check and diff never crash, never ask Telnyx, and check says the same of what it made`, async () => {
            const hidden = hiddenOf(declaration);
            await desk.clear();
            const made = await desk.stack.up([
                { ...declaration, args: { ...(declaration.args as Properties), ...withoutPapers(declaration) } },
            ]);
            assert.deepEqual(made.errors, []);
            const held = desk.stack.resources.get(declaration.name);
            assert.ok(held);
            const plugin = await desk.plugin.for(declaration.kind, String(hidden["__urn"]));
            desk.proxy.begin();
            let accepted = 0;
            const property = fc.asyncProperty(inputsLike(declaration.args as Properties), async (args) => {
                accepted += await judge(plugin, { ...args, ...hidden }, held.id, held.outputs);
            });

            await fc.assert(property, { numRuns, seed: 1 });

            assert.deepEqual(desk.proxy.passed, []);
            assert.ok(accepted > 0, "some inputs are good");
            assert.ok(accepted < numRuns, "some inputs are bad");
        });
    }

    /** Checks inputs twice and compares them with a state; 1 when they were good. */
    async function judge(plugin: Plugin, args: Properties, id: string, outputs: Properties): Promise<number> {
        const { inputs, failures } = await plugin.check({}, args);
        for (const { property, reason } of failures) {
            assert.ok(!crash.test(reason), reason);
            assert.ok(reason.length > 10, `"${reason}" of ${property} says nothing`);
        }
        if (failures.length > 0) {
            return 0;
        }
        const again = await plugin.check(inputs, inputs);
        assert.deepEqual(again, { inputs, failures: [] });
        await plugin.diff(id, outputs, inputs);
        return 1;
    }
});

/** What a program leaves out so that nobody has to approve anything before there is a state. */
function withoutPapers({ kind }: Declaration): Properties {
    return kind === "numberOrder"
        ? { phoneNumbers: ["+13125550142"], regulatoryRequirements: [], deletionLock: false }
        : kind === "requirementGroup"
          ? { submitForApproval: false }
          : { orderingGroups: [local] };
}
