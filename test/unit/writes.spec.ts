import assert from "node:assert/strict";
import { z } from "zod";
import type { TelnyxClient, TelnyxRequest } from "../../provider/telnyx/client";
import { Writes } from "../../provider/telnyx/together/writes";

type Method = TelnyxRequest<unknown>["method"];

describe("Writes", () => {
    let writes: Writes;
    let answer: () => void;
    let client: TelnyxClient;
    beforeEach(() => {
        writes = new Writes();
        client = writes.noting({
            request: () =>
                new Promise((resolve) => {
                    answer = () => resolve({} as never);
                }),
        });
    });

    async function send(method: Method, path: string, body?: object): Promise<void> {
        const sent = client.request({ method, path, body, reply: z.unknown() });
        answer();
        await sent;
    }

    it("count no question, and neither the one that is asked by POST", async () => {
        await send("GET", "/number_orders");
        await send("POST", "/phone_numbers/actions/verify_ownership", { phoneNumbers: ["+1"] });
        assert.equal(writes.now, 0);
    });

    it("tell changes of numbers from those of orders, which show in numbers as well", async () => {
        await send("PATCH", "/phone_numbers/1");
        assert.deepEqual([writes.isUnchanged("orders", 0), writes.isUnchanged("numbers", 0)], [true, false]);

        const now = writes.now;
        assert.equal(writes.isUnchanged("numbers", now), true);
        await send("PATCH", "/sub_number_orders/1/cancel");
        assert.deepEqual([writes.isUnchanged("orders", now), writes.isUnchanged("numbers", now)], [false, false]);
    });

    it("count what is still under way as changed, whenever it began", async () => {
        const sent = client.request({ method: "PATCH", path: "/phone_numbers/1", reply: z.unknown() });
        assert.equal(writes.isUnchanged("orders", writes.now), false);
        answer();
        await sent;
        assert.equal(writes.isUnchanged("orders", writes.now), true);
    });

    it("know which numbers were touched, by the path or in a job", async () => {
        await send("PATCH", "/phone_numbers/1/messaging");
        await send("POST", "/phone_numbers/jobs/delete_phone_numbers", { phoneNumbers: ["2", "3"] });
        assert.deepEqual(
            ["1", "2", "3", "4"].map((id) => writes.isUntouched(id, 0)),
            [false, false, false, true],
        );
    });

    it("know under which marks orders were placed or relabelled", async () => {
        await send("POST", "/number_orders", { customerReference: "line#0123456789ab" });
        assert.equal(writes.isUnplaced("#0123456789ab", 0), false);
        assert.equal(writes.isUnplaced("#ba9876543210", 0), true);
        assert.equal(writes.isUnplaced("#0123456789ab", writes.now), true);
    });
});
