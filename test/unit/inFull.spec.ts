import assert from "node:assert/strict";
import fc from "fast-check";
import { inFull, shortened } from "../../provider/orders/inFull";

interface Entry {
    readonly phoneNumber: string;
    readonly numberOrderId: string;
    readonly status?: string;
    readonly tags?: readonly string[];
    readonly regulatoryRequirements: readonly object[];
}

const entry = (phoneNumber: string, more: Partial<Entry> = {}): Entry => ({
    phoneNumber,
    numberOrderId: "order-1",
    status: "active",
    regulatoryRequirements: [],
    ...more,
});

describe("Numbers in the state", () => {
    it("of one order say once what is the same of all", () => {
        assert.deepEqual(shortened([entry("+1"), entry("+2"), entry("+3", { status: "pending" })]), [
            entry("+1"),
            { phoneNumber: "+2" },
            { phoneNumber: "+3", status: "pending" },
        ]);
    });

    it("of another order, or without something that the others have, begin anew", () => {
        const other = entry("+2", { numberOrderId: "order-2" });
        const less = entry("+4", { numberOrderId: "order-2", status: undefined });
        assert.deepEqual(shortened([entry("+1"), other, entry("+3", { numberOrderId: "order-2" }), less, less]), [
            entry("+1"),
            other,
            { phoneNumber: "+3" },
            less,
            { phoneNumber: "+4" },
        ]);
    });

    it("read back as they were, whatever is in them", () => {
        const entries = fc.array(
            fc.record(
                {
                    phoneNumber: fc.constantFrom("+1", "+2", "+3"),
                    numberOrderId: fc.constantFrom("order-1", "order-2"),
                    status: fc.constantFrom("active", "pending"),
                    tags: fc.array(fc.constantFrom("a", "b"), { maxLength: 2 }),
                    regulatoryRequirements: fc.array(fc.constantFrom({ requirementId: "r1" }, { requirementId: "r2" })),
                },
                { requiredKeys: ["phoneNumber", "numberOrderId", "regulatoryRequirements"], noNullPrototype: true },
            ),
        );
        fc.assert(
            fc.property(entries, (numbers: Entry[]) => {
                const stored = shortened(numbers) as Entry[];
                assert.deepEqual(inFull(stored), numbers);
                assert.deepEqual(inFull(numbers), numbers, "those of an older state stay");
            }),
        );
    });

    it("stay as they are where no order is named, as mocks may answer", () => {
        assert.deepEqual(inFull<Entry>(undefined), []);
        assert.deepEqual(inFull<Entry>([{ phoneNumber: "+1" }]), [{ phoneNumber: "+1" }]);
    });
});
