import assert from "node:assert/strict";
import { nextRun } from "../support/heldTwice";
import { must } from "../support/must";
import { DeclaredOrder } from "../support/numberOrder";
import { useDesk } from "../support/operation";
import { numbers, releases } from "../support/seen";

const { a, b } = numbers;

describe("NumberOrder > its own order is imported again after `pulumi state delete`", () => {
    const desk = useDesk();

    for (const customerReference of [undefined, "Sales"]) {
        it(`can be destroyed after an up that had nothing to do (customerReference ${customerReference})`, async () => {
            const { control } = desk.emulator;
            const program = { phoneNumbers: [a], ...(customerReference && { customerReference }) };
            const first = new DeclaredOrder(desk);
            await first.up(program);
            const id = must(first.id);
            const again = new DeclaredOrder(desk);
            again.imported(id);
            await nextRun(desk, again);
            await again.up(program);
            await nextRun(desk, again);
            assert.equal(again.preview(program).update, false);
            await again.destroy();
            assert.equal(releases(control).length, 1);
        });
    }

    it("shows as drift what else carries its mark, as every resource does that an up has left alone", async () => {
        const program = { phoneNumbers: [a] };
        const first = new DeclaredOrder(desk);
        await first.up(program);
        const id = must(first.id);
        await first.up({ phoneNumbers: [a, b] });
        const again = new DeclaredOrder(desk);
        again.imported(id);
        await nextRun(desk, again);
        await again.up(program);
        await nextRun(desk, again);

        assert.equal(again.preview(program).update, true, `${b} is paid for, and no run will ever tell of it`);
    });
});
