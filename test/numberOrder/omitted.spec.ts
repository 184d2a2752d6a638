import assert from "node:assert/strict";
import { ownedNow } from "../support/bulk";
import { must } from "../support/must";
import { DeclaredOrder } from "../support/numberOrder";
import { useDesk } from "../support/operation";
import { correctedValues, DeclaredGroup, germanLocal, germanValues } from "../support/requirementGroup";
import { numbers, ordered, orderPosts, owned } from "../support/seen";

const { a, b, german } = numbers;

interface Shown {
    status: string;
    phoneNumbers: { status?: string }[];
}

describe("NumberOrder > replies that leave out what the description does not require", () => {
    const desk = useDesk();

    /** Changes every number order that a reply shows, one or many. */
    function everyOrder(change: (order: Shown) => void): void {
        desk.onReply = ({ path }, reply) => {
            if (path.startsWith("/number_orders")) {
                const { data = [reply as Shown] } = reply as { data?: Shown[] };
                data.forEach(change);
            }
        };
    }

    it("loses, buys and forgets nothing while its orders show no numbers", async () => {
        const { control } = desk.emulator;
        const main = new DeclaredOrder(desk);
        const program = { phoneNumbers: [a, b] };
        await main.up({ ...program, connectionId: "1" });
        everyOrder((order) => (order.phoneNumbers = []));

        assert.equal(await main.refresh(), true);
        assert.deepEqual(main.knownInputs.phoneNumbers, [a, b]);
        const state = await main.up({ ...program, connectionId: "2" });

        assert.equal(state.status, "success");
        assert.equal(owned(control, b)?.connection_id, "2");
        assert.deepEqual(ordered(control), [[a, b]]);
        await main.destroy();
        assert.deepEqual(ownedNow(control), []);
    });

    for (const { what, isReply } of [
        { what: "the reply to their POST shows none", isReply: true },
        { what: "no reply shows any", isReply: false },
    ]) {
        it(`orders numbers once, and waits for them, where ${what}`, async () => {
            const { control } = desk.emulator;
            desk.onReply = ({ method, path }, reply) => {
                if (path.startsWith("/number_orders") && (method === "POST" || !isReply)) {
                    const { data = [reply as Shown] } = reply as { data?: Shown[] };
                    data.forEach((order) => (order.phoneNumbers = []));
                }
            };
            const main = new DeclaredOrder(desk);
            await main.up({ phoneNumbers: [a] });
            const state = await main.up({ phoneNumbers: [a, b], connectionId: "1" });

            assert.deepEqual(ordered(control), [[a], [b]]);
            assert.ok(
                orderPosts(control).every(({ status }) => status !== 409),
                "no number that is here already is asked for",
            );
            assert.deepEqual([state.status, state.phoneNumbers], ["success", [a, b]]);
            assert.equal(owned(control, b)?.connection_id, "1");
            await main.refresh();
            assert.equal(main.preview({ phoneNumbers: [a, b], connectionId: "1" }).update, false);
        });
    }

    it("sees by its id that a number was released, though its order shows none", async () => {
        const main = new DeclaredOrder(desk);
        await main.up({ phoneNumbers: [a, b] });
        everyOrder((order) => (order.phoneNumbers = []));
        desk.emulator.control.releaseNumber(b);

        await main.refresh();

        assert.deepEqual(main.knownInputs.phoneNumbers, [a]);
    });

    it("notes no group as handed in to a number that its order does not show at the moment", async () => {
        const { control } = desk.emulator;
        const groups = [new DeclaredGroup(desk, "first"), new DeclaredGroup(desk, "second")];
        for (const [index, group] of groups.entries()) {
            const regulatoryRequirements = index === 0 ? germanValues : correctedValues;
            await group.up({ ...germanLocal, regulatoryRequirements });
        }
        const main = new DeclaredOrder(desk);
        const program = (index: number) => ({
            phoneNumbers: [{ phoneNumber: german, requirementGroupId: must(groups[index]).id }],
            waitFor: "none",
        });
        await main.up(program(0));
        const attached = () => control.requests({ method: "POST", path: /\/requirement_group$/ }).length;
        everyOrder((order) => (order.phoneNumbers = []));

        assert.match(
            await main.upFails(program(1)),
            /attaching requirement group \(.*\) to \+4989555012345: its order does not show it at the moment; run `pulumi up`/,
        );
        assert.equal(attached(), 0);
        everyOrder(() => undefined);
        await main.up(program(1));

        assert.equal(attached(), 1);
    });

    for (const [what, change] of [
        ["shows no numbers", (order: Shown) => void (order.phoneNumbers = [])],
        ["says of none how it stands", (order: Shown) => order.phoneNumbers.forEach((one) => delete one.status)],
    ] as const) {
        it(`keeps a number that is under review for days while its order ${what}`, async () => {
            const { control } = desk.emulator;
            const main = new DeclaredOrder(desk);
            const program = { phoneNumbers: [german], waitFor: "none" };
            await main.up(program);
            await desk.clock.sleep(2 * 3_600_000);
            everyOrder(change);

            assert.equal(await main.refresh(), true);
            assert.deepEqual(main.knownInputs.phoneNumbers, [german]);
            assert.equal(main.state.status, "pending");
            await main.destroy();

            const [order] = control.orders();
            assert.deepEqual(
                order?.phone_numbers.map(({ outcome }) => outcome),
                ["cancelled"],
            );
        });
    }

    describe("of what a number lacks", () => {
        interface Papers {
            requirementsStatus?: string;
            regulatoryRequirements?: { fieldValue?: string }[];
        }

        /** Changes what these show of a number, in its order or by itself. */
        const everyNumber = (places: readonly string[], change: (number: Papers) => void) => {
            desk.onReply = ({ path }, reply) => {
                if (places.some((place) => path.startsWith(place))) {
                    const { data = [reply] } = reply as { data?: unknown[] };
                    const shown = data as ({ phoneNumbers?: Papers[] } & Papers)[];
                    shown.flatMap((one) => one.phoneNumbers ?? [one]).forEach(change);
                }
            };
        };

        for (const { where, places } of [
            { where: "its order leaves out the status", places: ["/number_orders"] },
            { where: "no reply shows the status", places: ["/number_order"] },
        ]) {
            it(`names it at once where ${where} of its requirements`, async () => {
                everyNumber(places, (number) => delete number.requirementsStatus);

                const reasons = await new DeclaredOrder(desk).upFails({ phoneNumbers: [german] });

                assert.match(reasons, /^waiting for .*: \+4989555012345 needs '.*: give it in regulatoryRequirements/);
                assert.ok(desk.clock.now() < 60_000, `after ${desk.clock.now()} ms`);
            });
        }

        it("hands in declared values although its order shows neither status nor values", async () => {
            const { control } = desk.emulator;
            everyNumber(["/number_orders"], (number) => {
                delete number.requirementsStatus;
                number.regulatoryRequirements?.forEach((asked) => delete asked.fieldValue);
            });
            desk.clock.onSleep = () => {
                desk.clock.onSleep = () => undefined;
                control.approveNumber(german);
            };

            const state = await new DeclaredOrder(desk).up({
                phoneNumbers: [german],
                regulatoryRequirements: germanValues,
            });

            assert.equal(state.status, "success");
            assert.deepEqual(ordered(control), [[german]]);
        });
    });

    it("keeps an active number while its order leaves out the statuses of its numbers and another one failed", async () => {
        const { control } = desk.emulator;
        const main = new DeclaredOrder(desk);
        await main.up({ phoneNumbers: [a, german], waitFor: "none" });
        await main.refresh();
        control.missDeadline(german);
        everyOrder((order) => {
            order.status = "failure";
            order.phoneNumbers.forEach((one) => delete one.status);
        });

        await main.refresh();
        await main.up({ phoneNumbers: [a] });

        assert.deepEqual(main.state.phoneNumbers, [a]);
        assert.equal(main.state.numbers[0]?.status, "active");
        assert.equal(owned(control, a)?.status, "active");
        assert.deepEqual(ordered(control), [[a, german]]);
    });
});
