import assert from "node:assert/strict";
import { unknownValue } from "../../provider/lifecycle/unknown";
import { DeclaredOrder } from "../support/numberOrder";
import { useDesk } from "../support/operation";
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
            await main.up(even);

            assert.equal(main.check(odd).failures.length, 1);
            assert.deepEqual(main.check(even).failures, []);
        });
    }

    it("is not refused while a number is not known", () => {
        const program = { phoneNumbers: [...tagged(b), unknownValue], __ignoreChanges: ["phoneNumbers[0].tags"] };
        assert.deepEqual(new DeclaredOrder(desk).check(program).failures, []);
    });

    it("is nothing to paths of other properties", () => {
        const program = { phoneNumbers: tagged(b, a), tags: ["x"], __ignoreChanges: ["tags[0]", "tags"] };
        assert.deepEqual(new DeclaredOrder(desk).check(program).failures, []);
    });
});
