import assert from "node:assert/strict";
import { byRoute } from "../support/bulk";
import { DeclaredOrder } from "../support/numberOrder";
import { useDesk } from "../support/operation";
import { owned } from "../support/seen";
import { passTime } from "../support/time";

describe("NumberOrder > a job that Telnyx refuses because of one number", () => {
    const desk = useDesk();

    it("harms no other order whose numbers were to be in it", async () => {
        const { control } = desk.emulator;
        control.configure({ searchRequired: false });
        desk.share();
        passTime(desk);
        const orders = ["a", "b", "c", "d"].map((name) => new DeclaredOrder(desk, name));
        const numbersOf = (order: number) => [0, 1, 2, 3, 4].map((one) => `+131255510${String(order)}${String(one)}`);
        const program = (order: number, more = {}) => ({
            phoneNumbers: numbersOf(order),
            customerReference: "l",
            ...more,
        });
        await Promise.all(orders.map((order, index) => order.up(program(index))));
        await desk.clock.sleep(60_000);
        const [gone = ""] = numbersOf(0);
        let isReleased = false;
        desk.onReply = ({ path }) => {
            if (path === "/phone_numbers" && !isReleased) {
                isReleased = true;
                control.releaseNumber(gone);
            }
        };
        control.clearRequests();

        const ends = await Promise.allSettled(
            orders.map((order, index) => order.up(program(index, { connectionId: "7" }))),
        );

        assert.ok(isReleased);
        assert.deepEqual(
            ends.slice(1).map(({ status }) => status),
            ["fulfilled", "fulfilled", "fulfilled"],
            JSON.stringify(byRoute(control)),
        );
        for (const number of [1, 2, 3].flatMap(numbersOf)) {
            assert.equal(owned(control, number)?.connection_id, "7");
        }
        assert.ok((byRoute(control)["POST /phone_numbers/jobs/update_phone_numbers"] ?? 0) > 0);
    });
});
