import assert from "node:assert/strict";
import { DeclaredOrder, thrownBy } from "../support/numberOrder";
import { useDesk } from "../support/operation";
import { germanValues } from "../support/requirementGroup";
import { numbers, ordered, owned, releases } from "../support/seen";

const { a, german } = numbers;
const hourMs = 3_600_000;

interface Dated {
    readonly createdAt?: string;
    updatedAt?: string;
}

describe("NumberOrder > what does not count as lost", () => {
    const desk = useDesk();

    /** The order was placed so long ago, by the clock of the handlers. */
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

    describe("a number that is bought days after it was ordered, and listed a moment later", () => {
        const program = { phoneNumbers: [german], regulatoryRequirements: germanValues, waitFor: "none" };
        const pendingFor = async (main: DeclaredOrder, ms: number) => {
            desk.emulator.control.configure({ listingDelayMs: 60_000 });
            await main.up(program);
            age(ms);
        };
        /** Replies as they were seen: the order does not say when it changed last, or says when it was placed. */
        const unmoved = { "does not move": "createdAt", "is missing": undefined } as const;
        const showUpdated = (from: "createdAt" | undefined) => {
            desk.onReply = ({ path }, reply) => {
                const { data = [reply] } = reply as { data?: unknown };
                const records = path.includes("number_orders") && Array.isArray(data) ? (data as Dated[]) : [];
                for (const record of records) {
                    record.updatedAt = from && record[from];
                }
            };
        };

        it("stays in the state, and is not ordered again", async () => {
            const main = new DeclaredOrder(desk);
            await pendingFor(main, 48 * hourMs);
            desk.emulator.control.approveNumber(german);

            assert.equal(await main.refresh(), true);
            assert.deepEqual(main.knownInputs.phoneNumbers, [german]);
            await main.up({ ...program, waitFor: "activation" });

            assert.equal(main.state.status, "success");
            assert.deepEqual(ordered(desk.emulator.control), [[german]]);
        });

        for (const [what, from] of Object.entries(unmoved)) {
            it(`stays while it is looked at again and again, where the time of the order's last change ${what}`, async () => {
                const main = new DeclaredOrder(desk);
                await pendingFor(main, 48 * hourMs);
                desk.emulator.control.approveNumber(german);
                showUpdated(from);

                for (const time of ["first", "second", "third"]) {
                    assert.equal(await main.refresh(), true, `${time} refresh`);
                }
            });
        }

        it("is waited for by an up during which it is bought", async () => {
            const main = new DeclaredOrder(desk);
            await pendingFor(main, 5 * hourMs);
            showUpdated("createdAt");
            let sleeps = 0;
            desk.clock.onSleep = (ms) => {
                desk.emulator.control.advance(ms);
                if (++sleeps === 5) {
                    desk.emulator.control.approveNumber(german);
                }
            };

            await main.up({ ...program, waitFor: "activation" });

            assert.equal(main.state.status, "success");
            assert.deepEqual(ordered(desk.emulator.control), [[german]]);
        });

        it("is given back by a destroy, once it is listed", async () => {
            const main = new DeclaredOrder(desk);
            await pendingFor(main, 5 * hourMs);
            desk.emulator.control.approveNumber(german);

            await main.destroy();

            assert.equal(owned(desk.emulator.control, german), undefined);
            assert.equal(releases(desk.emulator.control).length, 1);
        });

        it("counts as lost when the account did not own it for an hour after it was seen to be bought", async () => {
            const main = new DeclaredOrder(desk);
            await pendingFor(main, 48 * hourMs);
            desk.emulator.control.configure({ listingDelayMs: 100 * hourMs });
            desk.emulator.control.approveNumber(german);

            assert.equal(await main.refresh(), true);
            desk.clock.startMs += hourMs / 2;
            assert.equal(await main.refresh(), true);
            desk.clock.startMs += hourMs;

            assert.equal(await main.refresh(), false);
        });
    });

    describe("a number of a fresh order that lists, the question of ownership and the search show late", () => {
        const program = { phoneNumbers: [a], waitFor: "none" };
        const boughtJustNow = async (main: DeclaredOrder) => {
            desk.emulator.control.configure({ listingDelayMs: 120_000 });
            await main.up(program);
            const [order] = desk.emulator.control.orders();
            desk.clock.startMs = Date.parse(String(order?.created_at)) - desk.clock.now();
            desk.onReply = ({ path, query }, reply) => {
                if (path === "/available_phone_numbers" && query?.["filter[only_reserved_numbers]"] === undefined) {
                    (reply as { data: object[] }).data.push({ phoneNumber: a });
                }
            };
        };

        it("stays in the state, and is not ordered again", async () => {
            const main = new DeclaredOrder(desk);
            await boughtJustNow(main);

            assert.equal(await main.refresh(), true);
            assert.deepEqual(main.knownInputs.phoneNumbers, [a]);
            await main.up({ ...program, waitFor: "activation" });

            assert.equal(main.state.status, "success");
            assert.deepEqual(ordered(desk.emulator.control), [[a]]);
        });

        it("stays in the state where it was pending for long before", async () => {
            const minutes = 10;
            const main = new DeclaredOrder(desk);
            desk.emulator.control.configure({ activationDelayMs: minutes * 60_000 });
            await boughtJustNow(main);
            const passedMs = minutes * 60_000 + 3000;
            desk.emulator.control.advance(passedMs);
            desk.clock.startMs += passedMs;

            assert.equal(await main.refresh(), true);
        });

        it("is not left behind by a destroy", async () => {
            const main = new DeclaredOrder(desk);
            await boughtJustNow(main);

            await main.destroy();

            assert.equal(owned(desk.emulator.control, a), undefined);
            assert.equal(releases(desk.emulator.control).length, 1);
        });

        it("counts as lost some minutes later, if it is offered still", async () => {
            const main = new DeclaredOrder(desk);
            await boughtJustNow(main);
            assert.equal(await main.refresh(), true);
            desk.clock.startMs += 4 * 60_000;

            assert.equal(await main.refresh(), false);
        });

        it("counts as lost at once when it is on hold for the account: then it was released", async () => {
            const { control } = desk.emulator;
            control.configure({ releasedRecordsVisible: false });
            const main = new DeclaredOrder(desk);
            await boughtJustNow(main);
            control.advance(120_000);
            control.releaseNumber(a);

            assert.equal(await main.refresh(), false);
        });
    });
});
