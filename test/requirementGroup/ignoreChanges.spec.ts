import assert from "node:assert/strict";
import { useDesk } from "../support/operation";
import { DeclaredGroup, germanLocal, germanValues } from "../support/requirementGroup";

describe("RequirementGroup > ignoreChanges", () => {
    const desk = useDesk();

    describe("that names a value by its place", () => {
        const program = (regulatoryRequirements: object[]) => ({
            ...germanLocal,
            regulatoryRequirements,
            __ignoreChanges: ["regulatoryRequirements[0].fieldValue"],
        });

        it("is refused where the state has another requirement in that place: that one's document would be handed in", async () => {
            const main = new DeclaredGroup(desk);
            await main.up({ ...germanLocal, regulatoryRequirements: germanValues });

            const [failure, ...more] = main.check(program([...germanValues].reverse())).failures;

            assert.deepEqual(more, []);
            assert.equal(failure?.property, "", "the engine prints the value of what is named");
            assert.match(
                failure?.reason ?? "",
                /another entry has this place.*`ignoreChanges: \["regulatoryRequirements"\]`$/,
            );
        });

        it("is refused where the program adds a requirement that the state sorts before it", async () => {
            const main = new DeclaredGroup(desk);
            await main.up({ ...germanLocal, regulatoryRequirements: germanValues.slice(1) });
            assert.equal(main.check(program(germanValues)).failures.length, 1);
        });

        it("is taken where it means the same requirement", () => {
            assert.deepEqual(new DeclaredGroup(desk).check(program(germanValues)).failures, []);
        });
    });
});
