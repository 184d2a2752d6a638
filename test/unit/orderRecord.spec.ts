import assert from "node:assert/strict";
import { subOrderOf } from "../../provider/orders/observe/record";
import { Traces } from "../../provider/orders/observe/traces";
import { inWhole } from "../../provider/orders/observe/whole";
import type { NumberOrderRecord } from "../../provider/telnyx/numberOrders";

function order(status: string, ...phoneNumbers: string[]): NumberOrderRecord {
    const entries = phoneNumbers.map((phoneNumber) => ({ id: phoneNumber, phoneNumber, status }));
    return { id: "order", status, phoneNumbers: entries, subNumberOrdersIds: [] };
}

describe("inWhole", () => {
    const seen = [{ phoneNumber: "+1", phoneNumberId: "1", numberOrderId: "order" }];
    const known = { members: [], traces: new Traces(seen, {}) };
    const standings = ({ phoneNumbers }: NumberOrderRecord) => phoneNumbers.map((one) => [one.phoneNumber, one.status]);

    it("adds the numbers of the reply to the POST that the record does not show yet", () => {
        const whole = inWhole(order("pending", "+1"), { ...known, placed: order("pending", "+1", "+2") });
        assert.deepEqual(whole.phoneNumbers, order("pending", "+1", "+2").phoneNumbers);
        assert.deepEqual(inWhole(order("pending", "+1"), known), order("pending", "+1"));
    });

    it("adds the numbers that are known to belong to it, which stand as the order does", () => {
        const members = [{ phoneNumber: "+1" }, { phoneNumber: "+2" }];
        assert.deepEqual(standings(inWhole(order("success"), { ...known, members })), [
            ["+1", "success"],
            ["+2", "success"],
        ]);
        assert.deepEqual(standings(inWhole(order("pending"), { ...known, members })), [
            ["+1", "success"],
            ["+2", "pending"],
        ]);
    });

    it("takes a number that shows no status to stand as its order does, unless the account was seen to hold it", () => {
        const silent = [
            { id: "a", phoneNumber: "+1" },
            { id: "b", phoneNumber: "+2" },
        ];
        assert.deepEqual(standings(inWhole({ ...order("pending"), phoneNumbers: silent }, known)), [
            ["+1", "success"],
            ["+2", "pending"],
        ]);
        assert.deepEqual(standings(inWhole({ ...order("failure"), phoneNumbers: silent }, known)), [
            ["+1", "success"],
            ["+2", "failure"],
        ]);
    });

    it("asks the sub order of a number that shows no status before the order", () => {
        const subOrders = [
            { id: "de", status: "cancelled" },
            { id: "us", status: "pending" },
        ];
        const silent = [
            { id: "a", phoneNumber: "+2", subNumberOrderId: "de" },
            { id: "b", phoneNumber: "+3", subNumberOrderId: "us" },
            { id: "c", phoneNumber: "+4" },
        ];
        assert.deepEqual(standings(inWhole({ ...order("success"), phoneNumbers: silent }, { ...known, subOrders })), [
            ["+2", "cancelled"],
            ["+3", "pending"],
            ["+4", "success"],
        ]);
    });
});

describe("subOrderOf", () => {
    const german = { id: "de", countryCode: "DE", phoneNumberType: "local" };
    const american = { id: "us", countryCode: "US", phoneNumberType: "local" };
    const bare = { id: "1", phoneNumber: "+1" };

    it("goes by the id, else by country and type, else by there being only one", () => {
        assert.equal(subOrderOf(bare, "de", [american, german]), german);
        assert.equal(
            subOrderOf({ ...bare, countryCode: "US", phoneNumberType: "local" }, undefined, [german, american]),
            american,
        );
        assert.equal(subOrderOf(bare, undefined, [german]), german);
        assert.equal(subOrderOf(bare, undefined, [german, american]), undefined);
    });
});
