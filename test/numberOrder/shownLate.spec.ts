import assert from "node:assert/strict";
import { DeclaredOrder } from "../support/numberOrder";
import { useDesk } from "../support/operation";
import { correctedValues, german, germanValues } from "../support/requirementGroup";
import { numbers, ordered, writes } from "../support/seen";

const { german: one } = numbers;

interface ShownNumber {
    requirementsStatus?: string;
    requirementsMet?: boolean;
    regulatoryRequirements?: { fieldValue?: string }[];
}

describe("NumberOrder > numbers that are shown a moment late", () => {
    const desk = useDesk();
    const program = { phoneNumbers: [one], regulatoryRequirements: germanValues };
    const supplied = () =>
        writes(desk.emulator.control).filter((request) => request.startsWith("PATCH /number_orders/"));

    /** For a while after the order its number is shown otherwise. */
    const showOtherwise = (forMs: number, change: (shown: ShownNumber) => void) => {
        let postedMs = Number.POSITIVE_INFINITY;
        desk.onReply = ({ method, path }, reply) => {
            postedMs = method === "POST" && path === "/number_orders" ? desk.clock.now() : postedMs;
            const { phoneNumbers = [] } = reply as { phoneNumbers?: ShownNumber[] };
            const shown = path.startsWith("/number_order_phone_numbers/") ? [reply as ShownNumber] : phoneNumbers;
            if (desk.clock.now() < postedMs + forMs) {
                shown.forEach(change);
            }
        };
    };

    /** Reviewers approve after a minute what was handed in. */
    const approveLater = () => {
        const { control } = desk.emulator;
        desk.clock.onSleep = (ms) => {
            control.advance(ms);
            if (desk.clock.now() > 60_000) {
                desk.clock.onSleep = (more) => control.advance(more);
                control.approveNumber(one);
            }
        };
    };

    for (const requirementsStatus of ["pending", "requirement-info-pending"]) {
        it(`are given what they ask for, though at first they ask for nothing (${requirementsStatus})`, async () => {
            const blank = { requirementsStatus, requirementsMet: false, regulatoryRequirements: [] };
            showOtherwise(1500, (shown) => Object.assign(shown, blank));
            approveLater();

            const state = await new DeclaredOrder(desk).up(program);

            assert.equal(state.status, "success");
            assert.equal(supplied().length, 1);
            assert.deepEqual(ordered(desk.emulator.control), [[one]]);
        });
    }

    it("are waited for, though for three seconds they lack what was handed in", async () => {
        showOtherwise(3000, (shown) => {
            Object.assign(shown, { requirementsStatus: "requirement-info-pending", requirementsMet: false });
            shown.regulatoryRequirements?.forEach((each) => (each.fieldValue = ""));
        });
        approveLater();

        const state = await new DeclaredOrder(desk).up(program);

        assert.equal(state.status, "success");
        assert.deepEqual(ordered(desk.emulator.control), [[one]]);
    });

    it("are waited for, though a rejection shows a moment longer after the values were corrected", async () => {
        const { control } = desk.emulator;
        const main = new DeclaredOrder(desk);
        desk.clock.onSleep = () => {
            desk.clock.onSleep = () => undefined;
            control.rejectNumber(one, { requirementId: german.proof, comment: "Illegible." });
        };
        await main.upFails(program);
        let isCorrected = false;
        let left = 3;
        desk.onReply = ({ method, path }, reply) => {
            isCorrected ||= method === "PATCH";
            if (isCorrected && method === "GET" && /^\/number_order(s|_phone_numbers)\//.test(path) && left-- > 0) {
                const { phoneNumbers = [reply as ShownNumber] } = reply as { phoneNumbers?: ShownNumber[] };
                phoneNumbers.forEach((shown) => (shown.requirementsStatus = "requirement-info-exception"));
            }
        };
        approveLater();

        const state = await main.up({ ...program, regulatoryRequirements: correctedValues });

        assert.equal(state.status, "success");
    });
});
