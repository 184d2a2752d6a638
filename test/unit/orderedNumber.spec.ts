import assert from "node:assert/strict";
import fc from "fast-check";
import { readBack } from "../../provider/lifecycle/readBack";
import { isActiveStatus, isAlive, standingOf, statusOf, type OrderedNumber } from "../../provider/orders/number";
import { carriesToken, isMarkedByOther, labelOf, orderReference } from "../../provider/orders/reference";

describe("The standing of an ordered number", () => {
    const order = { id: "o1", status: "pending", phoneNumbers: [], subNumberOrdersIds: [] };
    const number = (
        status?: string,
        requirementsStatus?: string,
        more: Partial<OrderedNumber> = {},
    ): OrderedNumber => ({
        phoneNumber: "+13125550142",
        order,
        ordered: { id: "n1", phoneNumber: "+13125550142", status, requirementsStatus },
        ...more,
    });
    const listed = (status: string) =>
        number("success", "approved", { listed: { id: "1", phoneNumber: "+1", status } });
    const subOrder = (status: string) => number("failure", "approved", { subOrder: { id: "s1", status } });

    it("follows the number's own status once it is listed", () => {
        const standings = {
            active: ["active", "port-out-pending"],
            waiting: ["purchase-pending", "port-pending", "provision-pending", "requirement-info-under-review"],
            blocked: ["requirement-info-pending", "requirement-info-exception", "emergency-only"],
            failed: ["purchase-failed", "port-failed"],
            gone: ["deleted", "ported-out"],
            unknown: ["astral-review", "", "constructor", "toString", "__proto__"],
        };
        for (const [standing, statuses] of Object.entries(standings)) {
            for (const status of statuses) {
                assert.equal(standingOf(listed(status)), standing, `"${status}"`);
            }
        }
    });

    it("follows order and requirements before that", () => {
        assert.equal(standingOf(number("pending", "approved")), "waiting");
        assert.equal(standingOf(number("pending")), "waiting");
        assert.equal(standingOf(number("pending", "pending")), "waiting");
        assert.equal(standingOf(number("pending", "requirement-info-under-review")), "waiting");
        assert.equal(standingOf(number("pending", "requirement-info-pending")), "blocked");
        assert.equal(standingOf(number("pending", "requirement-info-exception")), "blocked");
        assert.equal(standingOf(number("pending", "astral-review")), "unknown");
        assert.equal(standingOf(number("success", "approved")), "waiting", "bought, not listed yet");
        assert.equal(standingOf(number("failure")), "failed");
        assert.equal(standingOf(number("failed")), "failed");
        assert.equal(standingOf(number("astral-review")), "unknown");
        assert.equal(standingOf(number()), "waiting", "the status of the order stands in");
    });

    it("is gone on evidence: cancelled or deleted in sub order or requirements, or vanished", () => {
        assert.equal(standingOf(subOrder("cancelled")), "gone");
        assert.equal(standingOf(subOrder("deleted")), "gone");
        assert.equal(standingOf(number("failure", "cancelled")), "gone");
        assert.equal(standingOf(number("success", "deleted")), "gone");
        const besideCancelled = { ...listed("active"), subOrder: { id: "s1", status: "cancelled" } };
        assert.equal(standingOf(besideCancelled), "active", "of a bought number the account tells");
        assert.equal(standingOf({ ...listed("active"), vanished: true }), "gone");
        assert.equal(statusOf({ ...listed("active"), vanished: true }), "deleted");
    });

    it("of an unknown status is a number that is ours: never ordered again, released or dropped for it", () => {
        fc.assert(
            fc.property(
                fc.string().filter((status) => !isKnown(status)),
                (status) => {
                    assert.equal(isAlive(listed(status)), true);
                    assert.equal(isActiveStatus(status), false);
                },
            ),
        );
    });

    function isKnown(status: string): boolean {
        return !["unknown"].includes(standingOf(listed(status)));
    }
});

describe("The reference of an order", () => {
    const token = "0123456789ab";

    it("is label and token, and gives the label back, whatever it holds", () => {
        fc.assert(
            fc.property(fc.string(), (label) => {
                const reference = orderReference(label, token);
                assert.equal(carriesToken(reference, token), true);
                assert.equal(labelOf(reference, token), label);
            }),
        );
    });

    it("is not ours with another token, without one, or with ours in the middle", () => {
        for (const reference of [
            undefined,
            "",
            token,
            "label",
            "label#ba9876543210",
            `label#${token}x`,
            `a#${token}#b`,
        ]) {
            assert.equal(carriesToken(reference, token), false, reference);
            assert.equal(labelOf(reference, token), reference);
        }
    });

    it("is that of another resource only where what stands behind it can be no number that a person wrote", () => {
        const isOthers = (reference?: string) => isMarkedByOther(reference, token);
        assert.ok(isOthers("label#ba9876543210"));
        assert.ok(isOthers("acme/phones/dev/main#202611270001"));
        assert.ok(isOthers("Invoice#202611270001"), "a label of the user's own has a token right behind it, too");
        assert.ok(isOthers("team\n2#ba9876543210"));
        assert.ok(!isOthers("Invoice #202611270001"));
        assert.ok(!isOthers("#202611270001"));
        assert.ok(!isOthers(`label#${token}`));
        assert.ok(!isOthers(undefined));
    });
});

describe("readBack", () => {
    it("is as declared when everything has it, or does not show it yet, else the first that deviates", () => {
        assert.equal(readBack("x", []), "x");
        assert.equal(readBack("x", ["x", undefined, "x"]), "x");
        assert.equal(readBack("x", ["x", "y", "z"]), "y");
        assert.equal(readBack("x", ["x", ""]), "");
        assert.equal(readBack(true, [true, false]), false);
    });

    it("never invents a value", () => {
        fc.assert(
            fc.property(fc.string(), fc.array(fc.option(fc.string(), { nil: undefined })), (declared, values) => {
                assert.ok([declared, ...values].includes(readBack(declared, values)));
            }),
        );
    });
});
