import assert from "node:assert/strict";
import { us, EngineWorld, type Orders, type Step } from "../support/engineWorld";

const orders: Orders = { main: { phoneNumbers: [us(1)], connectionId: "c1" } };
const rateLimited = {
    kind: "reply" as const,
    status: 429,
    headers: { "x-ratelimit-limit": "1, 1;w=1", "x-ratelimit-remaining": "0", "x-ratelimit-reset": "1" },
};

describe("A bad network between the real engine and Telnyx", function () {
    this.timeout(120_000);
    let world: EngineWorld;
    let up: Step;

    const add = (
        method: string,
        path: string,
        respond: Parameters<typeof world.control.addFault>[0]["respond"],
        times = 1,
    ) => world.control.addFault({ method, path, respond, times });

    before(async () => {
        world = await EngineWorld.open({ orders });
        add("GET", "^/number_orders$", { kind: "malformed" });
        add("POST", "^/number_orders$", rateLimited, 2);
        add("GET", "^/number_orders/", { kind: "reply", status: 500 }, 2);
        add("GET", "^/phone_numbers$", { kind: "truncate" });
        add("GET", "^/phone_numbers$", { kind: "drop" });
        up = await world.must("up");
    });

    after(() => world.close());

    it("repeats what can be repeated: looks always, and an order that was refused with 429", () => {
        assert.deepEqual(world.control.faults(), []);
        const posts = up.requests.filter(({ method }) => method === "POST");
        assert.deepEqual(
            posts.map(({ status }) => status),
            [429, 429, 200],
        );
        assert.equal(world.control.orders().length, 1);
        assert.deepEqual(up.each("main", "status"), ["active"]);
        assert.doesNotMatch(up.output, /error|warning|Diagnostics/);
    });

    it("waits as long as the rate limit says", () => {
        const [first, second] = up.requests.filter(({ method }) => method === "POST").map(({ at }) => Date.parse(at));
        assert.ok((second ?? 0) - (first ?? 0) >= 990, `${second} ${first}`);
    });

    it("repeats a change whose reply was lost", async () => {
        world.control.addFault({ method: "PATCH", path: "^/phone_numbers/", apply: true, respond: { kind: "drop" } });
        world.declare({ main: { phoneNumbers: [us(1)], connectionId: "c2" } });

        const update = await world.must("up");

        assert.deepEqual(update.each("main", "connectionId"), ["c2"]);
        assert.equal(update.changes().length, 2);
    });

    it("says what to do when Telnyx refuses", async () => {
        add("POST", "^/number_orders$", { kind: "reply", status: 403 });
        world.declare({ main: orders["main"] as Orders[string], other: { phoneNumbers: [us(2)] } });

        const step = await world.run("up");
        world.control.clearFaults();

        assert.notEqual(step.code, 0);
        assert.match(step.output, /HTTP 403.*see its verification level in the Telnyx portal/);
        assert.equal(world.control.orders().length, 1);
    });

    it("keeps the state when Telnyx cannot be read, and says how it answered", async () => {
        add("GET", "^/number_orders", { kind: "reply", status: 503 }, 100);

        const step = await world.run("preview");
        world.control.clearFaults();

        assert.notEqual(step.code, 0);
        assert.match(step.output, /error: .*GET \/number_orders got no usable answer: HTTP 503/);
        assert.deepEqual(step.each("main", "status"), ["active"]);
    });
});
