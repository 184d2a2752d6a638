import assert from "node:assert/strict";
import { Claims } from "../../provider/telnyx/together/claims";
import { DeclaredOrder } from "../support/numberOrder";
import { useDesk } from "../support/operation";
import { numbers, ordered, orderPosts } from "../support/seen";

const { a } = numbers;

describe("NumberOrder > rate limit", () => {
    const desk = useDesk();
    beforeEach(() => {
        desk.emulator.control.configure({ searchRequired: false });
    });

    const refuse = (method: string, path: string, times: number) =>
        desk.emulator.control.addFault({
            ...{ method, path, times },
            respond: { kind: "reply", status: 429, headers: { "x-ratelimit-reset": "1" } },
        });
    const told = () => desk.log.progressLines.filter((line) => /waiting for room/.test(line));

    it("goes on waiting for numbers when looks are refused: a poll that is refused is not a failure", async () => {
        refuse("GET", "^/number_orders/", 30);

        const { status } = await new DeclaredOrder(desk).up({ phoneNumbers: [a] });

        assert.equal(status, "success");
        assert.ok(desk.clock.now() >= 30_000);
        assert.ok(told().length > 0 && told().length <= 1 + desk.clock.now() / 15_000, told().join("\n"));
    });

    it("waits with an order that is refused, and orders once", async () => {
        refuse("POST", "^/number_orders$", 30);

        await new DeclaredOrder(desk).up({ phoneNumbers: [a] });

        assert.deepEqual(ordered(desk.emulator.control), [[a]]);
        assert.equal(orderPosts(desk.emulator.control).length, 31);
    });

    it("places no order after such a wait when the engine has gone meanwhile", async () => {
        const { control } = desk.emulator;
        refuse("POST", "^/number_orders$", 2);
        desk.isEngineAlive = () => orderPosts(control).length === 0;

        assert.match(await new DeclaredOrder(desk).upRefused({ phoneNumbers: [a] }), /the pulumi process has ended/);

        assert.deepEqual(ordered(control), []);
    });

    it("ends with the time of the operation, having ordered nothing, and says what to do", async () => {
        refuse("POST", "^/number_orders$", 9999);
        desk.timeoutMs = 120_000;

        const message = await new DeclaredOrder(desk).upRefused({ phoneNumbers: [a] });

        assert.match(message, /POST \/number_orders was refused \(HTTP 429; 10011 .*no room within the time of the op/);
        assert.match(message, /more time \(`customTimeouts`\) or fewer resources at a time \(`--parallel`\)/);
        assert.deepEqual(ordered(desk.emulator.control), []);
    });

    it("keeps a short time-out and the order that was placed, and goes on with it in the next run", async () => {
        const { control } = desk.emulator;
        desk.timeoutMs = 20_000;
        const main = new DeclaredOrder(desk);
        desk.onReply = ({ method }) => {
            if (method === "POST") {
                refuse("GET", "", 9999);
            }
        };

        assert.match(await main.upFails({ phoneNumbers: [a] }), /no room within the time of the operation/);

        assert.ok(desk.clock.now() >= 20_000 && desk.clock.now() <= 25_000, String(desk.clock.now()));
        assert.equal(main.id, control.orders()[0]?.id);
        control.clearFaults();
        desk.onReply = () => undefined;
        desk.claims = new Claims();
        assert.equal((await main.up({ phoneNumbers: [a] })).status, "success");
        assert.deepEqual(ordered(control), [[a]]);
    });

    it("counts what it waited for room before it ordered as its time", async () => {
        desk.emulator.control.configure({ autoComplete: false });
        refuse("GET", "^/number_orders$", 5);
        desk.timeoutMs = 60_000;

        await new DeclaredOrder(desk).upFails({ phoneNumbers: [a] });

        assert.ok(desk.clock.now() >= 60_000 && desk.clock.now() <= 61_000, String(desk.clock.now()));
    });
});
