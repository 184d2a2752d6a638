import assert from "node:assert/strict";
import { DeclaredOrder } from "../support/numberOrder";
import { useDesk } from "../support/operation";
import { inPortal } from "../support/portal";
import { correctedValues, germanValues } from "../support/requirementGroup";
import { must } from "../support/must";
import { numbers, owned, writes } from "../support/seen";

const { a, german } = numbers;

describe("NumberOrder > what ignoreChanges names no longer", () => {
    const desk = useDesk();
    const sentence = (names: string) =>
        `ignoreChanges no longer names ${names}: what was changed elsewhere in the meantime becomes as declared again, ` +
        "also where the state does not show it";

    const cases: { before: string[]; now?: string[]; named: string }[] = [
        { before: ["tags"], named: "tags" },
        { before: ["tags", "connectionId"], now: ["connectionId"], named: "tags" },
        { before: ["*"], now: ["connectionId"], named: "*" },
    ];
    for (const { before, now, named } of cases) {
        it(`is as declared again when [${before}] becomes [${now ?? ""}], and the preview says why`, async () => {
            const { control } = desk.emulator;
            const main = new DeclaredOrder(desk);
            const program = { phoneNumbers: [a], tags: ["x"], connectionId: "1" };
            await main.up({ ...program, __ignoreChanges: before });
            const connection_id = now === undefined ? "1" : "theirs";
            control.changeNumber(a, { tags: ["theirs"], connection_id });
            await main.refresh();
            const after = now === undefined ? program : { ...program, __ignoreChanges: now };

            assert.deepEqual(main.preview(after), { update: true, properties: [] });
            assert.deepEqual(desk.log.warnings, [sentence(named)]);
            await main.up(after);

            assert.deepEqual(owned(control, a)?.tags, ["x"]);
            assert.equal(owned(control, a)?.connection_id, connection_id);
            await main.refresh();
            desk.log.warnings.length = 0;
            assert.equal(main.preview(after).update, false);
            assert.deepEqual(desk.log.warnings, []);
        });
    }

    it("costs nothing and says nothing while it is named, alone or with all others", async () => {
        const main = new DeclaredOrder(desk);
        const program = { phoneNumbers: [a], tags: ["x"] };
        await main.up({ ...program, __ignoreChanges: ["tags"] });

        assert.equal(main.preview({ ...program, __ignoreChanges: ["tags", "connectionId"] }).update, false);
        assert.equal(main.preview({ ...program, __ignoreChanges: ["*"] }).update, false);
        assert.deepEqual(desk.log.warnings, []);
    });

    it("asks for an update that sends nothing where nothing was changed", async () => {
        const main = new DeclaredOrder(desk);
        const program = { phoneNumbers: [a], tags: ["x"] };
        await main.up({ ...program, __ignoreChanges: ["tags"] });
        desk.emulator.control.clearRequests();

        await main.up(program);

        assert.deepEqual(writes(desk.emulator.control), []);
        assert.equal(main.preview(program).update, false);
    });

    it("goes for requirement values as well", async () => {
        const { control } = desk.emulator;
        const main = new DeclaredOrder(desk);
        const program = { phoneNumbers: [german], regulatoryRequirements: germanValues, waitFor: "none" };
        await main.up({ ...program, __ignoreChanges: ["regulatoryRequirements"] });
        const inOrder = () => must(control.orders()[0]?.phone_numbers[0]);
        const regulatory_requirements = correctedValues.map(({ requirementId, fieldValue }) => ({
            requirement_id: requirementId,
            field_value: fieldValue,
        }));
        await inPortal(desk.emulator, "PATCH", `/number_order_phone_numbers/${inOrder().id}`, {
            regulatory_requirements,
        });
        await main.refresh();

        assert.equal(main.preview(program).update, true);
        await main.up(program);

        assert.deepEqual(
            inOrder().requirements.map(({ field_value }) => field_value),
            germanValues.map(({ fieldValue }) => fieldValue),
        );
    });
});
