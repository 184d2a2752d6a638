import assert from "node:assert/strict";
import { DeclaredBulk } from "../support/bulk";
import { useDesk } from "../support/operation";

describe("InexplicitNumberOrder > ignoreChanges that names a group by its place", () => {
    const desk = useDesk();
    const groupOf = (administrativeArea: string, countRequested: number) => ({
        countRequested,
        countryIso: "US",
        phoneNumberType: "local",
        administrativeArea,
    });
    const program = (...orderingGroups: ReturnType<typeof groupOf>[]) => ({
        orderingGroups,
        __ignoreChanges: ["orderingGroups[0].countRequested"],
    });

    it("is refused where the state has another group in that place: that one's count would be taken for it", () => {
        const [failure, ...more] = new DeclaredBulk(desk).check(program(groupOf("TX", 5), groupOf("IL", 1))).failures;

        assert.deepEqual(more, []);
        assert.match(
            failure?.reason ?? "",
            /^ignoreChanges names orderingGroups\[0\]\.countRequested, .* another entry/,
        );
    });

    it("is refused for tags and features in any place: the engine has put that of the state there before anybody can tell", async () => {
        const { control } = desk.emulator;
        const main = new DeclaredBulk(desk);
        const declared = { orderingGroups: [{ ...groupOf("IL", 1), features: ["voice", "sms"] }], tags: ["z", "a"] };
        await main.up(declared);

        const check = (path: string, more = {}) =>
            main.check({ ...declared, ...more, __ignoreChanges: [path] }).failures;
        const [tags] = check("tags[0]", { tags: ["a", "a"] });
        assert.match(tags?.reason ?? "", /Ignore the whole property: `ignoreChanges: \["tags"\]`$/);
        const [features] = check("orderingGroups[0].features[0]");
        assert.match(features?.reason ?? "", /`ignoreChanges: \["orderingGroups"\]`$/);
        assert.deepEqual(check("tags"), []);
        assert.deepEqual(
            control.numbers().map((number) => number.tags),
            [["a", "z"]],
        );
    });

    it("is taken where it means the same group", () => {
        const { failures } = new DeclaredBulk(desk).check(program(groupOf("IL", 1), groupOf("TX", 5)));
        assert.deepEqual(failures, []);
    });
});
