import assert from "node:assert/strict";
import { DeclaredOrder, thrownBy } from "../support/numberOrder";
import { useDesk } from "../support/operation";
import { numbers, ordered, releases } from "../support/seen";

const { a } = numbers;
const hourMs = 3_600_000;

describe("NumberOrder > what does not count as lost", () => {
    const desk = useDesk();

    /** The order was placed so long ago by the clock of the handlers. */
    const age = (ms: number) => {
        const [order] = desk.emulator.control.orders();
        desk.clock.startMs = Date.parse(String(order?.created_at)) + ms - desk.clock.now() + desk.clock.startMs;
    };

    describe("a number in an old order whose status there is not known", () => {
        const program = { phoneNumbers: [a], waitFor: "none" };
        const unknownIn = async (main: DeclaredOrder) => {
            desk.emulator.control.configure({ autoComplete: false });
            await main.up(program);
            age(5 * hourMs);
            desk.emulator.control.setNumberStatus(a, "astral-review");
        };

        it("stays in the state, and is not ordered again", async () => {
            const main = new DeclaredOrder(desk);
            await unknownIn(main);

            assert.equal(await main.refresh(), true);
            assert.deepEqual(main.knownInputs.phoneNumbers, [a]);
            assert.equal(main.state.numbers[0]?.status, "astral-review");
            await main.up(program);

            assert.deepEqual(ordered(desk.emulator.control), [[a]]);
        });

        it("is not forgotten by a destroy that cannot give it back", async () => {
            const main = new DeclaredOrder(desk);
            await unknownIn(main);
            desk.timeoutMs = 5000;

            assert.match((await thrownBy(main.destroy())).message, /\+13125550142.*it is still astral-review/);
            assert.deepEqual(releases(desk.emulator.control), []);
        });
    });
});
