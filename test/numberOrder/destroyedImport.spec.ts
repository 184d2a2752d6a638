import assert from "node:assert/strict";
import { nextRun } from "../support/heldTwice";
import { must } from "../support/must";
import { DeclaredOrder, thrownBy } from "../support/numberOrder";
import { useDesk } from "../support/operation";
import { inPortal } from "../support/portal";
import { numbers, releases } from "../support/seen";

const { a } = numbers;

describe("NumberOrder > an import that is destroyed before its first up", () => {
    const desk = useDesk();

    it("releases nothing that another stack has marked, and says how to part with it", async () => {
        const { control } = desk.emulator;
        const theirs = new DeclaredOrder(desk, "main", "prod");
        await theirs.up({ phoneNumbers: [a] });
        const mine = new DeclaredOrder(desk, "main", "dev");
        mine.imported(must(theirs.id));
        await nextRun(desk, mine);

        const { message } = await thrownBy(mine.destroy());

        assert.match(
            message,
            /^releasing \+13125550142: .* carries the mark of a resource \("acme\/phones\/prod\/main"\)/,
        );
        assert.match(message, /Nothing was released: .*`pulumi state delete <urn>`/);
        assert.deepEqual(releases(control), []);
        await mine.up({ phoneNumbers: [a] });
        await mine.destroy();
        assert.equal(releases(control).length, 1);
    });

    for (const reference of ["by hand", "Invoice #202611270001", undefined]) {
        it(`releases what was ordered by hand, with ${reference ?? "no reference"}`, async () => {
            const { control } = desk.emulator;
            control.configure({ searchRequired: false });
            const body = { phone_numbers: [{ phone_number: a }], customer_reference: reference };
            await inPortal(desk.emulator, "POST", "/number_orders", body);
            const mine = new DeclaredOrder(desk);
            mine.imported(must(control.orders()[0]).id);
            await nextRun(desk, mine);

            await mine.destroy();

            assert.equal(releases(control).length, 1);
        });
    }
});
