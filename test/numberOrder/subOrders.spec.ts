import assert from "node:assert/strict";
import { DeclaredOrder } from "../support/numberOrder";
import { useDesk } from "../support/operation";
import { numbers, ordered, owned, releases } from "../support/seen";

const { a, b, german, german2, tollFree } = numbers;

/** What a reply about orders shows of their numbers. */
interface Shown {
    readonly phoneNumbers?: { readonly phoneNumber: string; countryCode?: string; countryIsoAlpha2?: string }[];
}

describe("NumberOrder > sub orders that hold several numbers", () => {
    const desk = useDesk();

    /** From now on replies about orders leave out where a number is from, and with it which sub order is its own. */
    const withoutCountry = (hidden: string) => {
        desk.onReply = ({ path }, reply) => {
            const { data = [reply] } = reply as { data?: unknown[] };
            const orders = path.startsWith("/number_orders") && Array.isArray(data) ? (data as Shown[]) : [];
            for (const one of orders.flatMap(({ phoneNumbers = [] }) => phoneNumbers)) {
                if (one.phoneNumber === hidden) {
                    delete one.countryCode;
                    delete one.countryIsoAlpha2;
                }
            }
        };
    };

    it("cancels nothing while the sub order of a pending number that stays is not known", async () => {
        const { control } = desk.emulator;
        control.configure({ autoComplete: false });
        const main = new DeclaredOrder(desk);
        const program = { phoneNumbers: [a, german], waitFor: "none" };
        await main.up({ phoneNumbers: [a, b, german], waitFor: "none" });
        withoutCountry(a);

        await main.refresh();
        desk.log.warnings.length = 0;
        assert.equal(main.preview(program).update, true);
        assert.doesNotMatch(desk.log.warnings.join(), /releases/);
        await main.up(program);

        assert.deepEqual(releases(control), []);
        assert.match(desk.log.warnings.join(), /\+13125550143 cannot be cancelled alone/);
        desk.onReply = () => undefined;
        await main.refresh();
        await main.up({ phoneNumbers: [german], waitFor: "none" });
        assert.equal(releases(control).length, 1);
    });

    it("cancels what a wait that ran out of time had no need to tell apart", async () => {
        const { control } = desk.emulator;
        control.configure({ autoComplete: false });
        const main = new DeclaredOrder(desk);
        await main.up({ phoneNumbers: [a, tollFree], waitFor: "none" });
        desk.timeoutMs = 5000;

        await main.upFails({ phoneNumbers: [a] });

        const [subOrder] = control.subOrders().filter(({ phone_number_type }) => phone_number_type === "toll_free");
        assert.deepEqual(releases(control), [`PATCH /sub_number_orders/${subOrder?.id ?? ""}/cancel`]);
    });

    it("keeps and gives back an active number whose sub order was cancelled for the sake of another", async () => {
        const { control } = desk.emulator;
        const main = new DeclaredOrder(desk);
        const program = { phoneNumbers: [german], waitFor: "none" };
        await main.up({ phoneNumbers: [german, german2], waitFor: "none" });
        control.approveNumber(german);
        await main.refresh();
        control.missDeadline(german2);
        desk.onReply = ({ path }, reply) => {
            if (path === "/sub_number_orders") {
                (reply as { data: { status: string }[] }).data.forEach((sub) => (sub.status = "cancelled"));
            }
        };

        await main.refresh();
        await main.up(program);

        assert.deepEqual(
            main.state.numbers.map(({ phoneNumber, status }) => [phoneNumber, status]),
            [[german, "active"]],
        );
        assert.deepEqual(ordered(control), [[german, german2]]);
        await main.destroy();
        assert.equal(owned(control, german), undefined);
    });
});
