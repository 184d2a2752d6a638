import assert from "node:assert/strict";
import { DeclaredBulk, local, ownedNow } from "../support/bulk";
import { nextRun } from "../support/heldTwice";
import { must } from "../support/must";
import { useDesk } from "../support/operation";

describe("InexplicitNumberOrder > imported again after it had grown", () => {
    const desk = useDesk();
    const inChicago = (count: number) => local("312", count, { locality: "CHICAGO" });

    it("releases nothing that the preview has not named", async () => {
        const { control } = desk.emulator;
        const first = new DeclaredBulk(desk);
        await first.up({ orderingGroups: [local("312", 2)] });
        await first.up({ orderingGroups: [local("312", 2), inChicago(2)] });
        const before = ownedNow(control);
        // The state is lost; its order is imported again, and the program has given up the group without a locality.
        const again = new DeclaredBulk(desk);
        again.imported(must(first.id));
        await nextRun(desk, again);
        const program = { orderingGroups: [inChicago(2)] };
        desk.log.warnings.length = 0;
        again.preview(program);
        const said = desk.log.warnings.join("\n");

        await again.up(program);

        const gone = before.filter((one) => !ownedNow(control).includes(one));
        assert.deepEqual(
            gone.filter((one) => !said.includes(one)),
            [],
            `the preview said: "${said}"`,
        );
    });
});
