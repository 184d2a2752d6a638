import assert from "node:assert/strict";
import { DeclaredOrder } from "../support/numberOrder";
import { useDesk } from "../support/operation";
import { correctedValues, german, germanValues } from "../support/requirementGroup";
import { numbers } from "../support/seen";

const { german: one } = numbers;

describe("NumberOrder > numbers that are shown a moment late", () => {
    const desk = useDesk();

    it("asks for values late, with requirement-info-pending at once", async () => {
        const { control } = desk.emulator;
        let postedMs = Number.POSITIVE_INFINITY;
        desk.onReply = ({ method, path }, reply) => {
            postedMs = method === "POST" && path === "/number_orders" ? desk.clock.now() : postedMs;
            const { phoneNumbers = [] } = reply as { phoneNumbers?: object[] };
            const shown = path.startsWith("/number_order_phone_numbers/") ? [reply as object] : phoneNumbers;
            if (desk.clock.now() < postedMs + 1500) {
                const blank = {
                    requirementsStatus: "requirement-info-pending",
                    requirementsMet: false,
                    regulatoryRequirements: [],
                };
                shown.forEach((number) => Object.assign(number, blank));
            }
        };
        desk.clock.onSleep = (ms) => {
            control.advance(ms);
            if (desk.clock.now() > 60_000) {
                desk.clock.onSleep = (more) => control.advance(more);
                control.approveNumber(one);
            }
        };
        const state = await new DeclaredOrder(desk).up({ phoneNumbers: [one], regulatoryRequirements: germanValues });
        assert.equal(state.status, "success");
    });

    it("shows a rejection a moment longer after values were corrected", async () => {
        const { control } = desk.emulator;
        const main = new DeclaredOrder(desk);
        desk.clock.onSleep = () => {
            desk.clock.onSleep = () => undefined;
            control.rejectNumber(one, { requirementId: german.proof, comment: "Illegible." });
        };
        await main.upFails({ phoneNumbers: [one], regulatoryRequirements: germanValues });
        let patched = false;
        let left = 3;
        desk.onReply = ({ method, path }, reply) => {
            const isNumber = path.startsWith("/number_order_phone_numbers/") || path.startsWith("/number_orders/");
            patched ||= method === "PATCH";
            if (patched && method === "GET" && isNumber && left-- > 0) {
                const { phoneNumbers = [reply] } = reply as { phoneNumbers?: object[] };
                phoneNumbers.forEach((n) =>
                    Object.assign(n as object, { requirementsStatus: "requirement-info-exception" }),
                );
            }
        };
        let slept = 0;
        desk.clock.onSleep = (ms) => {
            control.advance(ms);
            if (slept++ === 3) {
                control.approveNumber(one);
            }
        };
        const state = await main.up({ phoneNumbers: [one], regulatoryRequirements: correctedValues });
        assert.equal(state.status, "success");
    });

    it("shows for three seconds the values that were handed in as missing", async () => {
        const { control } = desk.emulator;
        let postedMs = Number.POSITIVE_INFINITY;
        desk.onReply = ({ method, path }, reply) => {
            postedMs = method === "POST" && path === "/number_orders" ? desk.clock.now() : postedMs;
            const { phoneNumbers = [] } = reply as { phoneNumbers?: object[] };
            const shown = path.startsWith("/number_order_phone_numbers/") ? [reply as object] : phoneNumbers;
            if (method === "GET" && desk.clock.now() < postedMs + 3000) {
                for (const number of shown as { regulatoryRequirements?: { fieldValue?: string }[] }[]) {
                    Object.assign(number, { requirementsStatus: "requirement-info-pending", requirementsMet: false });
                    number.regulatoryRequirements?.forEach((each) => (each.fieldValue = ""));
                }
            }
        };
        desk.clock.onSleep = (ms) => {
            control.advance(ms);
            if (desk.clock.now() > 60_000) {
                desk.clock.onSleep = (more) => control.advance(more);
                control.approveNumber(one);
            }
        };
        const state = await new DeclaredOrder(desk).up({ phoneNumbers: [one], regulatoryRequirements: germanValues });
        assert.equal(state.status, "success");
    });
});
