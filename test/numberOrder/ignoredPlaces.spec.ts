import assert from "node:assert/strict";
import { unknownValue } from "../../provider/lifecycle/unknown";
import { DeclaredOrder } from "../support/numberOrder";
import { useDesk } from "../support/operation";
import { germanValues } from "../support/requirementGroup";
import { numbers } from "../support/seen";

const { a, b } = numbers;

describe("NumberOrder > ignoreChanges that names an entry by its place", () => {
    const desk = useDesk();
    const tagged = (...phoneNumbers: string[]) => phoneNumbers.map((phoneNumber) => ({ phoneNumber, tags: ["t"] }));

    for (const path of ["phoneNumbers[0].tags", "phoneNumbers[*].tags", "phoneNumbers[1]"]) {
        it(`is refused where the state has another number in that place: ${path}`, async () => {
            const main = new DeclaredOrder(desk);
            const odd = { phoneNumbers: tagged(b, a), __ignoreChanges: [path] };
            const even = { phoneNumbers: tagged(a, b), __ignoreChanges: [path] };

            const [first] = main.check(odd).failures;
            assert.equal(first?.property, "", "the engine prints the value of what is named");
            assert.match(first?.reason ?? "", /another entry has this place/);
            const whole = path.endsWith("tags") ? "tags" : "phoneNumbers";
            assert.match(
                first?.reason ?? "",
                new RegExp(`Ignore the whole property: \`ignoreChanges: \\["${whole}"\\]\`$`),
            );
            await main.up(even);

            assert.equal(main.check(odd).failures.length, 1);
            assert.deepEqual(main.check(even).failures, []);
        });
    }

    it("is not refused while a number is not known", () => {
        const program = { phoneNumbers: [...tagged(b), unknownValue], __ignoreChanges: ["phoneNumbers[0].tags"] };
        assert.deepEqual(new DeclaredOrder(desk).check(program).failures, []);
    });

    it("is refused for tags in any place: the engine has put that of the state there before anybody can tell", async () => {
        const main = new DeclaredOrder(desk);
        const program = { phoneNumbers: [a], tags: ["z", "a"] };
        await main.up(program);

        const failures = [
            ...main.check({ ...program, tags: ["a", "a"], __ignoreChanges: ["tags[0]"] }).failures,
            ...main.check({ phoneNumbers: tagged(a), __ignoreChanges: ["phoneNumbers[0].tags[0]"] }).failures,
        ];

        assert.deepEqual(
            failures.map(({ reason }) => /"\w+"/.exec(reason)?.[0]),
            ['"tags"', '"tags"'],
        );
    });

    for (const [where, declare] of Object.entries({
        "of the order": (regulatoryRequirements: object[]) => ({ phoneNumbers: [b], regulatoryRequirements }),
        "of a number": (regulatoryRequirements: object[]) => ({
            phoneNumbers: [{ phoneNumber: b, regulatoryRequirements }],
        }),
    })) {
        it(`is refused where the state has the value of another requirement in that place: ${where}`, () => {
            const path = `${where === "of the order" ? "" : "phoneNumbers[0]."}regulatoryRequirements[0].fieldValue`;
            const check = (values: object[]) =>
                new DeclaredOrder(desk).check({ ...declare(values), __ignoreChanges: [path] }).failures;

            const [failure] = check([...germanValues].reverse());
            assert.match(failure?.reason ?? "", /another entry has this place.*\["regulatoryRequirements"\]/);
            assert.deepEqual(check(germanValues), []);
        });
    }

    it("is nothing to paths of other properties", () => {
        const program = { phoneNumbers: tagged(b, a), tags: ["x"], __ignoreChanges: ["tags[0]", "tags"] };
        assert.deepEqual(new DeclaredOrder(desk).check(program).failures, []);
    });
});
