import assert from "node:assert/strict";
import { ActivationWatch } from "../../bench/activationWatch";
import { optionsFrom, parallelFor, usualParallel } from "../../bench/options";
import { routeOf, Traffic } from "../../bench/traffic";

const id = "6a1f0c3e-52a1-4f6e-9d50-0a8f6b1c2d3e";
const order = { id, status: "pending", phone_numbers: [{ phone_number: "+13122000000", status: "pending" }] };

/** A watch over an order that was placed at 1000 and is active 200 ms later. */
function watchOrder(): ActivationWatch {
    const watch = new ActivationWatch(200);
    watch.see({ method: "POST", path: "/number_orders", status: 200, body: { data: order } }, 1000);
    return watch;
}

function get(path: string, data: unknown) {
    return { method: "GET", path, status: 200, body: { data } };
}

describe("The bench's traffic", () => {
    it("is counted by route, ids and numbers left out, and 429 by itself", () => {
        assert.equal(routeOf("GET", `/number_orders/${id}`), "GET /number_orders/{id}");
        assert.equal(routeOf("PATCH", "/phone_numbers/+13122000000"), "PATCH /phone_numbers/{id}");
        assert.equal(
            routeOf("PATCH", "/phone_numbers/2204417708812345678/messaging"),
            "PATCH /phone_numbers/{id}/messaging",
        );
        const traffic = new Traffic();
        traffic.count({ method: "POST", path: "/number_orders", status: 200 });
        traffic.count({ method: "GET", path: `/number_orders/${id}`, status: 429 });
        traffic.count({ method: "GET", path: `/number_orders/${id}`, status: 200 });
        assert.deepEqual(traffic.routes, { "GET /number_orders/{id}": 2, "POST /number_orders": 1 });
        assert.deepEqual([traffic.requests, traffic.refused], [3, 1]);
        traffic.clear();
        assert.deepEqual([traffic.requests, traffic.refused], [0, 0]);
    });

    const number = { id: "1", phone_number: "+13122000000", status: "active" };
    const changes = [
        { method: "PATCH", path: "/phone_numbers/+13122000000", status: 200, body: { data: number } },
        { method: "PATCH", path: "/phone_numbers/1/messaging", status: 200, body: { data: number } },
        {
            ...{ method: "POST", path: "/phone_numbers/jobs/update_phone_numbers", status: 202 },
            body: { data: { id, phone_numbers: [{ id: "0", phone_number: "+13122000009" }, number] } },
        },
    ];

    it("tells the end of a wait by the first change of one of the order's numbers", () => {
        for (const change of changes) {
            const watch = watchOrder();
            watch.see(change, 1450);
            watch.see(change, 1900);
            assert.deepEqual(watch.wait, { medianMs: 250, worstMs: 250 }, change.path);
        }
    });

    it("tells no end of a wait by what others are shown, ask for or change", () => {
        const success = { ...order, status: "success" };
        for (const reply of [
            get(`/number_orders/${id}`, success),
            get("/number_orders", [success]),
            get("/phone_numbers", [number]),
            get("/phone_numbers/jobs/7", { id: "7", phone_numbers: [number] }),
            { method: "DELETE", path: "/phone_numbers/1", status: 200, body: { data: number } },
            { method: "PATCH", path: "/phone_numbers/1", status: 429, body: { errors: [] } },
            {
                method: "PATCH",
                path: "/phone_numbers/2",
                status: 200,
                body: { data: { phone_number: "+13122000009" } },
            },
        ]) {
            const watch = watchOrder();
            watch.see(reply, 1300);
            watch.see(changes[0] as (typeof changes)[number], 1450);
            assert.equal(watch.wait?.worstMs, 250, reply.path);
        }
    });

    it("tells no wait that is shorter than none", () => {
        const watch = watchOrder();
        watch.see(changes[0] as (typeof changes)[number], 1190);
        assert.deepEqual(watch.wait, { medianMs: 0, worstMs: 0 });
    });

    it("tells no wait while one has not ended, and none without orders", () => {
        const watch = watchOrder();
        watch.see(get(`/number_orders/${id}`, order), 1450);
        assert.equal(watch.wait, null);
        watch.clear();
        assert.equal(watch.wait, null);
    });
});

describe("The bench's options", () => {
    it("are quick by themselves, and everything in full", () => {
        const { orders, activationsMs, latenciesMs } = optionsFrom([]);
        assert.deepEqual(
            { orders, activationsMs, latenciesMs },
            { orders: [1, 10], activationsMs: [200], latenciesMs: [0] },
        );
        const full = optionsFrom(["--n", "100"], true);
        assert.deepEqual([full.orders, full.activationsMs, full.latenciesMs], [[100], [200, 5000, 30000], [0, 50]]);
    });

    it("let all orders wait at the same time, where the wait counts", () => {
        assert.equal(parallelFor(100, 200), usualParallel);
        assert.equal(parallelFor(1000, 5000), 1000);
        assert.equal(parallelFor(1, 5000), usualParallel);
    });

    it("are refused with what they want", () => {
        assert.throws(() => optionsFrom(["--n", "0"]), /--n wants numbers from 1 on with commas between them, not "0"/);
        assert.throws(() => optionsFrom(["--subjects", "me"]), /floor, textbook, provider, not "me"/);
        assert.throws(() => optionsFrom(["--many"]), /many/);
    });
});
