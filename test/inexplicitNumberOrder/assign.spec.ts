import assert from "node:assert/strict";
import { assignFound, assignSent } from "../../provider/inexplicitNumberOrder/assign";
import { keyOf, kindOf, type DeclaredGroup } from "../../provider/inexplicitNumberOrder/criteria";
import { holdingsOf, type Lot } from "../../provider/inexplicitNumberOrder/lots";
import type { InexplicitNumberOrderRecord } from "../../provider/telnyx/inexplicitNumberOrders";
import { local } from "../support/bulk";

type Group = InexplicitNumberOrderRecord["orderingGroups"][number];

/** An order whose groups ask for so many numbers, as the API shows it: without locality and features. */
function shown(...groups: DeclaredGroup[]): InexplicitNumberOrderRecord {
    return { id: "o", orderingGroups: groups.map((group) => asShown(group)) };
}

function asShown({ countRequested, countryIso, phoneNumberType, nationalDestinationCode }: DeclaredGroup): Group {
    const criteria = {
        countryIso,
        phoneNumberType,
        nationalDestinationCode,
        phoneNumber: { startsWith: undefined, endsWith: undefined, contains: undefined },
    };
    return { ...criteria, countRequested, status: "success", orders: [] };
}

const declare = (code: string, count: number, more: object = {}) => local(code, count, more) as DeclaredGroup;

describe("InexplicitNumberOrder > whose group is whose", () => {
    const north = declare("312", 2, { locality: "North" });
    const south = declare("312", 3, { locality: "South" });
    const other = declare("415", 1);

    it("goes by the place in what was sent", () => {
        const sent = [south, other, north].map(kindOf);
        assert.deepEqual(assignSent(shown(south, other, north), sent), sent);
    });

    it("goes by what is shown where the reply keeps to another order", () => {
        assert.deepEqual(assignSent(shown(other, south), [south, other].map(kindOf)), [other, south].map(kindOf));
    });

    it("goes by what the groups lack where an order was found again", () => {
        const lacking = new Map([
            [keyOf(north), 4],
            [keyOf(south), 2],
        ]);
        assert.deepEqual(assignFound(shown({ ...south, countRequested: 2 }), [north, south], lacking), [kindOf(south)]);
        const all = assignFound(shown({ ...north, countRequested: 9 }, other, south), [north, other, south], lacking);
        assert.deepEqual(all, [north, other, south].map(kindOf));
    });

    it("keeps what is shown where nothing of the kind is declared", () => {
        assert.deepEqual(assignFound(shown(other), [north], new Map()), [kindOf(other)]);
    });

    it("reads criteria as the same however the API writes them", () => {
        const written = { ...declare("312", 1), phoneNumberType: "toll_free", administrativeArea: "il" };
        for (const phoneNumberType of ["toll-free", "tollfree", "TOLL_FREE"]) {
            assert.equal(keyOf({ ...written, phoneNumberType, administrativeArea: " IL" }), keyOf(written));
        }
    });

    it("parts the numbers of one number order by sub order, then by what they look like", () => {
        const orders = (...subNumberOrderIds: string[]) => [{ numberOrderId: "n", subNumberOrderIds }];
        const lot = (group: DeclaredGroup, ...subs: string[]): Lot => ({
            ...{ orderId: "o", kind: kindOf(group), isComplete: false, isGone: false },
            group: { ...asShown(group), countAllocated: group.countRequested, orders: orders(...subs) },
        });
        const lots = [
            lot(other, "us"),
            lot(declare("312", 1), "us"),
            lot(declare("604", 1, { countryIso: "CA" }), "ca"),
        ];
        const order = { id: "n", status: "success", phoneNumbers: [], subNumberOrdersIds: [] };
        const number = (phoneNumber: string, sub: string) => ({
            ...{ phoneNumber, order, ordered: { id: phoneNumber, phoneNumber, status: "success" } },
            subOrder: { id: sub },
        });
        const numbers = [number("+13125550001", "us"), number("+14155550001", "us"), number("+16045550001", "ca")];
        const holdings = holdingsOf(lots, { orders: [order], numbers });
        assert.deepEqual(
            [...holdings.values()].map((holding) => holding.numbers.map(({ ordered }) => ordered.phoneNumber)),
            [["+14155550001"], ["+13125550001"], ["+16045550001"]],
        );
    });
});
