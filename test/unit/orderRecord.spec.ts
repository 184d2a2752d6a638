import assert from "node:assert/strict";
import { subOrderOf, withNumbersOf } from "../../provider/orders/observe/record";
import type { NumberOrderRecord } from "../../provider/telnyx/numberOrders";

function order(...phoneNumbers: string[]): NumberOrderRecord {
    const entries = phoneNumbers.map((phoneNumber) => ({ id: phoneNumber, phoneNumber }));
    return { id: "order", status: "pending", phoneNumbers: entries, subNumberOrdersIds: [] };
}

describe("withNumbersOf", () => {
    it("adds the numbers of the reply to the POST that the record does not show yet", () => {
        assert.deepEqual(withNumbersOf(order("+1"), order("+1", "+2")).phoneNumbers, order("+1", "+2").phoneNumbers);
        assert.deepEqual(withNumbersOf(order("+1"), undefined).phoneNumbers, order("+1").phoneNumbers);
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
