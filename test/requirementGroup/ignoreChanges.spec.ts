import assert from "node:assert/strict";
import { must } from "../support/must";
import { useDesk } from "../support/operation";
import { inPortal } from "../support/portal";
import { DeclaredGroup, german, germanLocal, germanValues } from "../support/requirementGroup";

describe("RequirementGroup > ignoreChanges", () => {
    const desk = useDesk();

    describe("of what somebody emptied", () => {
        it("leaves a value as it was read, sends nothing about it, and does everything else", async () => {
            const { control } = desk.emulator;
            const main = new DeclaredGroup(desk);
            const program = {
                ...germanLocal,
                regulatoryRequirements: germanValues,
                __ignoreChanges: ["regulatoryRequirements"],
            };
            await main.up(program);
            control.changeGroupValue(must(main.id), german.proof, "");
            await main.refresh();
            control.clearRequests();
            // The engine puts what was read in the place of what the program says.
            const filled = { ...program, regulatoryRequirements: main.knownInputs.regulatoryRequirements };

            assert.equal(main.preview(filled).update, false);
            await main.up({ ...filled, customerReference: "mine" });

            const [patch, ...more] = control.requests({ method: "PATCH" });
            assert.deepEqual(Object.keys(patch?.body as object), ["customer_reference"]);
            assert.deepEqual(more, []);
            assert.deepEqual(
                main.state.missing.map(({ requirementId }) => requirementId),
                [german.proof],
            );
        });

        it("leaves a label as it was read, and sends nothing about it", async () => {
            const main = new DeclaredGroup(desk);
            const program = { ...germanLocal, customerReference: "mine", __ignoreChanges: ["customerReference"] };
            await main.up(program);
            const path = `/requirement_groups/${must(main.id)}`;
            await inPortal(desk.emulator, "PATCH", path, { customer_reference: "" });
            await main.refresh();
            desk.emulator.control.clearRequests();
            const filled = { ...program, customerReference: main.knownInputs.customerReference };

            assert.equal(main.preview(filled).update, false);
            await main.up({ ...filled, regulatoryRequirements: germanValues });

            const [patch] = desk.emulator.control.requests({ method: "PATCH" });
            assert.deepEqual(Object.keys(patch?.body as object), ["regulatory_requirements"]);
        });

        it("takes nothing that the program itself says", async () => {
            const main = new DeclaredGroup(desk);
            const program = { ...germanLocal, customerReference: "mine" };
            await main.up(program);
            const check = (__ignoreChanges: string[]) =>
                main.check({ ...program, customerReference: "", __ignoreChanges }).failures;

            assert.match(check([])[0]?.reason ?? "", /must not be empty/);
            assert.match(check(["customerReference"])[0]?.reason ?? "", /must not be empty/);
        });
    });

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
