import assert from "node:assert/strict";
import { unknownValue } from "../../provider/lifecycle/unknown";
import { diffNumberOrder } from "../../provider/numberOrder/diff";
import type { NumberOrderInputs, NumberOrderState } from "../../provider/numberOrder/inputs";

describe("NumberOrder > diff", () => {
    const a = "+13125550142";
    const b = "+13125550143";
    const inputs: NumberOrderInputs = {
        phoneNumbers: [a, b],
        __label: "label",
        __token: "0123456789ab",
        __urn: "urn:1",
    };
    const number = { phoneNumber: a, numberOrderId: "o1", status: "active", regulatoryRequirements: [] };
    const state: NumberOrderState = {
        ...inputs,
        status: "success",
        requirementsMet: true,
        phoneNumbersCount: 2,
        numberOrderIds: ["o1"],
        subNumberOrdersIds: ["s1"],
        orderReference: "label#0123456789ab",
        numbers: [number, { ...number, phoneNumber: b }],
    };
    const changes = (news: Partial<NumberOrderInputs>, olds: Partial<NumberOrderState> = {}) =>
        diffNumberOrder({ ...state, ...olds }, { ...inputs, ...news }).changes;

    it("sees no change where there is none, and leaves out the hidden inputs and the order of numbers", () => {
        assert.equal(changes({}), false);
        assert.equal(changes({ phoneNumbers: [b, a] }), false);
        assert.equal(changes({ phoneNumbers: [{ phoneNumber: b }, a] }), false);
        assert.equal(changes({ __urn: "urn:2" }), false);
        assert.equal(changes({ waitFor: "activation" }), false, "the default, written out");
    });

    it("leaves every difference of inputs to the engine, which shows it per property", () => {
        const differing: Partial<NumberOrderInputs>[] = [
            { phoneNumbers: [a] },
            { phoneNumbers: [a, { phoneNumber: b, bundleId: "x" }] },
            { connectionId: "1" },
            { billingGroupId: "1" },
            { messagingProfileId: "1" },
            { customerReference: "1" },
            { regulatoryRequirements: [{ requirementId: "r", fieldValue: "v" }] },
            { deletionLock: false },
            { waitFor: "none" },
            { __timeouts: { delete: "1h" } },
        ];
        for (const news of differing) {
            assert.equal(changes(news), undefined, JSON.stringify(news));
        }
        assert.equal(changes({}, { connectionId: "1" }), undefined, "left out");
    });

    it("takes what is not known yet for a change", () => {
        assert.equal(changes({ connectionId: unknownValue }), undefined);
        assert.equal(changes({ phoneNumbers: [a, { phoneNumber: b, requirementGroupId: unknownValue }] }), undefined);
    });

    it("asks for work where the inputs agree and the state is not what they say", () => {
        assert.equal(changes({}, { numbers: [number, { ...number, status: "pending" }] }), true);
        assert.equal(changes({}, { numbers: [{ ...number, status: "requirement-info-pending" }] }), true);
        assert.equal(changes({}, { numbers: [{ ...number, status: "astral-review" }] }), true);
        assert.equal(changes({}, { orderReference: "theirs#0123456789ab" }), true);
        assert.equal(changes({}, { numbers: [{ ...number, customerReference: "label#0123456789ab" }] }), true);
        assert.equal(changes({ connectionId: "1" }, { __unfinished: true }), true);
    });

    it("does not ask to wait where the program does not", () => {
        const pending = { numbers: [{ ...number, status: "pending" }], waitFor: "none" } as const;
        assert.equal(changes({ waitFor: "none" }, pending), false);
    });

    it("never replaces", () => {
        for (const news of [{ phoneNumbers: ["+4989555012345"] }, { customerReference: "x" }]) {
            const { replaces = [], deleteBeforeReplace } = diffNumberOrder(state, { ...inputs, ...news });
            assert.deepEqual([replaces, deleteBeforeReplace], [[], undefined]);
        }
    });
});
