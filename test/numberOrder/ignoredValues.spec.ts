import assert from "node:assert/strict";
import { must } from "../support/must";
import { DeclaredOrder } from "../support/numberOrder";
import { useDesk } from "../support/operation";
import { inPortal } from "../support/portal";
import { correctedValues, germanValues } from "../support/requirementGroup";
import { numbers, writes } from "../support/seen";

const { german: one, german2: two } = numbers;
const third = "+4989555012347";

describe("NumberOrder > requirement values that ignoreChanges names", () => {
    const desk = useDesk();
    const ignoring = { waitFor: "none", __ignoreChanges: ["regulatoryRequirements"] };
    const forms = {
        "of the order": { phoneNumbers: [one, two], regulatoryRequirements: germanValues, ...ignoring },
        "of single numbers": {
            phoneNumbers: [one, two].map((phoneNumber) => ({ phoneNumber, regulatoryRequirements: germanValues })),
            ...ignoring,
        },
    };

    const inOrder = (phoneNumber: string) =>
        must(
            desk.emulator.control
                .orders()
                .flatMap(({ phone_numbers }) => phone_numbers)
                .find((number) => number.phone_number === phoneNumber),
        );
    const valuesOf = (phoneNumber: string) => inOrder(phoneNumber).requirements.map(({ field_value }) => field_value);
    const corrected = correctedValues.map(({ fieldValue }) => fieldValue);
    const declared = germanValues.map(({ fieldValue }) => fieldValue);

    /** Somebody gives numbers other values than the program does. */
    async function correct(...phoneNumbers: string[]): Promise<void> {
        const regulatory_requirements = correctedValues.map(({ requirementId, fieldValue }) => ({
            requirement_id: requirementId,
            field_value: fieldValue,
        }));
        for (const phoneNumber of phoneNumbers) {
            const path = `/number_order_phone_numbers/${inOrder(phoneNumber).id}`;
            await inPortal(desk.emulator, "PATCH", path, { regulatory_requirements });
        }
    }

    for (const [whose, program] of Object.entries(forms)) {
        for (const changed of [[two], [one, two]]) {
            it(`${whose} are left as somebody made them on ${changed.length} of 2 numbers, also when something else changes`, async () => {
                const { control } = desk.emulator;
                const main = new DeclaredOrder(desk);
                await main.up(program);
                assert.deepEqual(valuesOf(one), declared);
                await correct(...changed);
                await main.refresh();
                control.clearRequests();

                assert.equal(main.preview(program).update, false);
                assert.doesNotMatch(desk.log.warnings.join("\n"), /not as declared/);
                await main.up({ ...program, customerReference: "other" });

                assert.ok(writes(control).every((request) => /^PATCH \/number_orders\/[^/]+$/.test(request)));
                changed.forEach((phoneNumber) => assert.deepEqual(valuesOf(phoneNumber), corrected));
            });
        }
    }

    it("are given to a number that is ordered, also where a killed create left it without, and to no other", async () => {
        const { control } = desk.emulator;
        const main = new DeclaredOrder(desk);
        const program = forms["of the order"];
        desk.isEngineAlive = () => control.orders().length === 0;
        await main.upFails(program);
        desk.isEngineAlive = () => true;
        main.forget();
        await correct(two);
        const grown = { ...program, phoneNumbers: [...program.phoneNumbers, third] };

        await main.up(grown);

        assert.deepEqual([one, two, third].map(valuesOf), [declared, corrected, declared]);
        await main.refresh();
        assert.equal(main.preview(grown).update, false);
    });
});
