import assert from "node:assert/strict";
import { DeclaredOrder } from "../support/numberOrder";
import { useDesk } from "../support/operation";
import { idOf, numbers, ordered, owned } from "../support/seen";

const { a, b } = numbers;

interface Entries {
    readonly data: object[];
}

describe("NumberOrder > a number that is bought again", () => {
    const desk = useDesk();
    const program = { phoneNumbers: [a, b] };

    /** From now on the list of the account's numbers shows the record of a former life of a number as well. */
    const showRecord = (id: string, phoneNumber: string, status: string) => {
        desk.onReply = ({ method, path, query }, reply) => {
            const filter: unknown = query?.["filter[phone_number]"];
            const isAsked = filter === undefined || phoneNumber.includes(String(filter));
            if (method === "GET" && path === "/phone_numbers" && isAsked) {
                (reply as Entries).data.push({ id, phoneNumber, status });
            }
        };
    };

    /** Somebody released the number; it is about to be bought again, and listed a moment later. */
    const releasedInPortal = async (main: DeclaredOrder, status: string) => {
        const { control } = desk.emulator;
        await main.up(program);
        const former = idOf(control, a);
        control.releaseNumber(a);
        await main.refresh();
        control.configure({ listingDelayMs: 5000 });
        showRecord(former, a, status);
    };

    for (const status of ["deleted", "ported-out", "purchase-failed"]) {
        it(`is waited for, though at first the list shows it as ${status}`, async () => {
            const { control } = desk.emulator;
            const main = new DeclaredOrder(desk);
            await releasedInPortal(main, status);

            await main.up(program);

            assert.deepEqual(main.state.phoneNumbers, [a, b]);
            assert.equal(main.state.status, "success");
            assert.deepEqual(ordered(control), [[a, b], [a]]);
            await main.destroy();
            assert.equal(owned(control, a), undefined);
        });
    }

    it("is not lost for ever where a run ends while the list shows only its former life", async () => {
        const { control } = desk.emulator;
        const main = new DeclaredOrder(desk);
        await releasedInPortal(main, "deleted");
        desk.timeoutMs = 1000;
        await main.upFails(program);
        desk.timeoutMs = 600_000;
        control.advance(60_000);

        await main.refresh();
        await main.up(program);
        assert.deepEqual(ordered(control), [[a, b], [a]]);
        await main.destroy();

        assert.equal(owned(control, a), undefined);
    });

    /** Orders go on saying success, and after the next release no search shows the number for so long. */
    const searchIsLate = (ms: number) => {
        let releasedMs = Number.POSITIVE_INFINITY;
        desk.onReply = ({ method, path }, reply) => {
            releasedMs = method === "DELETE" ? Math.min(releasedMs, desk.clock.now()) : releasedMs;
            if (path === "/available_phone_numbers" && desk.clock.now() < releasedMs + ms) {
                (reply as Entries).data.splice(0);
            }
        };
    };

    describe("and then given back, while the search is late", () => {
        const boughtAnew = async () => {
            desk.emulator.control.configure({ releasedRecordsVisible: false });
            const main = new DeclaredOrder(desk);
            await main.up(program);
            await main.destroy();
            await main.up(program);
            searchIsLate(10_000);
            return main;
        };

        it("is not taken for one that the order of its former life still holds, by a destroy", async () => {
            const main = await boughtAnew();
            const startMs = desk.clock.now();

            await main.destroy();

            assert.equal(owned(desk.emulator.control, a), undefined);
            assert.ok(desk.clock.now() - startMs < 10_000, `${desk.clock.now() - startMs} ms`);
        });

        it("is not taken for one that the order of its former life still holds, by an update that drops it", async () => {
            const main = await boughtAnew();

            await main.up({ phoneNumbers: [b] });

            assert.equal(owned(desk.emulator.control, a), undefined);
            assert.deepEqual(main.state.phoneNumbers, [b]);
            assert.equal(main.state.status, "success");
        });
    });

    it("is seen to be gone by an up right after the destroy as soon as the search shows it, and ordered by the next", async () => {
        const { control } = desk.emulator;
        control.configure({ releasedRecordsVisible: false });
        const main = new DeclaredOrder(desk);
        await main.up({ phoneNumbers: [a] });
        searchIsLate(10_000);
        await main.destroy();
        const startMs = desk.clock.now();

        const reasons = await main.upFails({ phoneNumbers: [a] });

        assert.match(
            reasons,
            /^waiting for number order .*: \+13125550142 is deleted .* run `pulumi up` to order it again/,
        );
        assert.ok(desk.clock.now() - startMs < 30_000, `${desk.clock.now() - startMs} ms`);
        await main.up({ phoneNumbers: [a] });
        assert.deepEqual(ordered(control), [[a], [a]]);
        assert.equal(owned(control, a)?.status, "active");
    });

    it("is gone by the record of its own life, though no list had shown it before", async () => {
        const { control } = desk.emulator;
        control.configure({ listingDelayMs: 60_000 });
        const main = new DeclaredOrder(desk);
        await main.up({ ...program, waitFor: "none" });
        control.advance(61_000);
        control.portOutNumber(a);

        await main.refresh();

        assert.deepEqual(main.state.phoneNumbers, [b]);
    });
});
