import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startEmulator } from "../support/checkedEmulator";
import { buy, clientOf, codeOf, must, onBench, order } from "./support";

describe("Emulator > keys", () => {
    const bench = onBench();

    it("refuses a request without a key", async () => {
        for (const headers of [{}, { authorization: "Bearer " }, { authorization: "Basic abc" }]) {
            const reply = await fetch(`${bench.emulator.url}/number_orders`, {
                headers: headers as Record<string, string>,
            });
            assert.equal(reply.status, 401);
            const { errors } = (await reply.json()) as { errors: { code: string }[] };
            assert.equal(errors[0]?.code, "10009");
        }
    });

    it("gives several keys one account, and takes a key back", async () => {
        const { control } = bench.emulator;
        control.addKey({ key: "KEY-old", account: "acme" });
        control.addKey({ key: "KEY-new", account: "acme" });
        await order(clientOf(bench.emulator, "KEY-old"), ["+13125550142"]);
        control.revokeKey("KEY-old");
        assert.equal(await codeOf(clientOf(bench.emulator, "KEY-old").numberOrders.list().asResponse()), "401 10009");
        assert.equal((await clientOf(bench.emulator, "KEY-new").numberOrders.list()).data.length, 1);
        assert.equal(control.orders("acme").length, 1);
    });
});

describe("Emulator > requests", () => {
    const bench = onBench();

    it("logs what was asked, in order, without the key and without control", async () => {
        const { control, controlUrl } = bench.emulator;
        await fetch(`${controlUrl}/faults`, { method: "POST" });
        await bench.telnyx.numberOrders.list({ filter: { customer_reference: "a b" } });
        await bench.telnyx.phoneNumbers.update("1", { customer_reference: "x" }).catch(() => undefined);
        const [first, second] = control.requests();
        assert.equal(control.requests().length, 2);
        assert.equal(first?.path, "/number_orders");
        assert.deepEqual(first.query, { "filter[customer_reference]": "a b" });
        assert.deepEqual([second?.method, second?.status, second?.body], ["PATCH", 404, { customer_reference: "x" }]);
        assert.match(must(first.account), /^account-[0-9a-f]{8}$/);
        assert.ok(!JSON.stringify(control.requests()).includes("KEY-one"));
    });

    it("filters its log, and waits for a request to come", async () => {
        const { control } = bench.emulator;
        const coming = control.waitForRequest({ method: "GET", path: /^\/phone_numbers/ });
        await bench.telnyx.numberOrders.list();
        await bench.telnyx.phoneNumbers.list();
        assert.deepEqual(
            (await coming).map(({ path }) => path),
            ["/phone_numbers"],
        );
        assert.equal(control.requests({ path: "/number_orders" }).length, 1);
        assert.equal(control.requests({ path: "/number" }).length, 0);
        assert.equal(control.requests({ method: "POST" }).length, 0);
        control.clearRequests();
        assert.deepEqual(control.requests(), []);
    });

    it("refuses broken JSON, other content types and unknown paths as the API does", async () => {
        const ask = async (path: string, init: RequestInit = {}) => {
            const headers = { authorization: "Bearer k", "content-type": "application/json", ...init.headers };
            const reply = await fetch(bench.emulator.url + path, { ...init, headers });
            const { errors } = (await reply.json()) as { errors: { code: string }[] };
            return `${String(reply.status)} ${must(errors[0]).code}`;
        };
        assert.equal(await ask("/number_orders", { method: "POST", body: "{" }), "400 10023");
        const csv = { "content-type": "text/csv" };
        assert.equal(await ask("/number_orders", { method: "POST", body: "a,b", headers: csv }), "400 10029");
        const form = { "content-type": "application/x-www-form-urlencoded" };
        assert.equal(await ask("/sub_number_orders/none/cancel", { method: "PATCH", headers: form }), "404 10005");
        assert.equal(await ask("/no_such_thing"), "404 10005");
        assert.deepEqual(
            bench.emulator.control.requests().map(({ status }) => status),
            [400, 400, 404, 404],
        );
    });
});

describe("Emulator > behind a program's back", () => {
    const bench = onBench();
    const one = "+13125550142";

    it("changes, hides, ports out and releases a number", async () => {
        const { control } = bench.emulator;
        const id = await buy(bench.telnyx, one);
        control.changeNumber(one, { connection_id: "9", tags: ["t"] });
        assert.equal((await bench.telnyx.phoneNumbers.retrieve(id)).data?.connection_id, "9");
        control.hideNumber(one, true);
        assert.deepEqual((await bench.telnyx.phoneNumbers.list()).data, []);
        assert.equal((await bench.telnyx.phoneNumbers.retrieve(id)).data?.id, id);
        control.hideNumber(one, false);
        control.portOutNumber(one);
        assert.equal((await bench.telnyx.phoneNumbers.list()).data[0]?.status, "ported-out");
        control.releaseNumber(one);
        assert.equal(await codeOf(bench.telnyx.phoneNumbers.retrieve(id)), "404 10005");
    });

    it("gives a number any status, owned or still ordered", async () => {
        const { control } = bench.emulator;
        const id = await buy(bench.telnyx, one);
        control.setNumberStatus(one, "frozen");
        assert.equal(String((await bench.telnyx.phoneNumbers.retrieve(id)).data?.status), "frozen");
        const german = await order(bench.telnyx, ["+4989555012345"]);
        control.setNumberStatus("+4989555012345", "lost-in-the-post");
        const { data } = await bench.telnyx.numberOrders.retrieve(german.id);
        assert.equal(String(data?.phone_numbers?.[0]?.status), "lost-in-the-post");
    });

    it("says when it changed a number or a group", async () => {
        const { control } = bench.emulator;
        await buy(bench.telnyx, one);
        const { id } = await bench.telnyx.requirementGroups.create({
            country_code: "DE",
            phone_number_type: "local",
            action: "ordering",
        });
        const group = () => must(control.requirementGroups()[0]);
        const value = must(group().values[0]);
        const number = () => must(control.numbers()[0]);
        for (const [read, change] of [
            [number, () => control.setNumberStatus(one, "frozen")],
            [number, () => control.portOutNumber(one)],
            [group, () => control.setGroupStatus(must(id), "expired")],
            [group, () => control.changeGroupValue(must(id), value.requirement_id, "4711")],
        ] as const) {
            const before = read().updated_at;
            change();
            assert.ok(read().updated_at > before, change.toString());
        }
        assert.equal(group().values[0]?.updated_at, group().updated_at);
    });

    it("says what there is not", () => {
        assert.throws(() => {
            bench.emulator.control.releaseNumber(one);
        }, /there is no owned number \+13125550142/);
    });
});

describe("Emulator > control over HTTP", () => {
    const bench = onBench();

    const call = async (method: string, args?: unknown) => {
        const reply = await fetch(`${bench.emulator.controlUrl}/${method}`, {
            method: "POST",
            headers: { "content-type": "application/json" },
            body: args === undefined ? undefined : JSON.stringify(args),
        });
        return { status: reply.status, body: (await reply.json()) as unknown };
    };

    it("has a route for every method", async () => {
        const { methods } = (await (await fetch(bench.emulator.controlUrl)).json()) as { methods: string[] };
        assert.deepEqual(methods.sort(), Object.keys(bench.emulator.control).sort());
    });

    it("says what each method takes, as the calls are checked", async () => {
        const answer = (await (await fetch(bench.emulator.controlUrl)).json()) as { arguments: Record<string, string> };
        const { reset, declineGroup, settleOrder, refuseNumber, waitForRequest } = answer.arguments;
        assert.deepEqual(
            [reset, declineGroup, settleOrder, refuseNumber, waitForRequest],
            [
                "()",
                "(id, { requirementId?, comment? }?)",
                '(id, "success" | "failure", [phoneNumber, ...]?)',
                "(phoneNumber, { status: 400 | 409 | 422, code })",
                "({ method?, path?, pathPattern?, account? }?, count?)",
            ],
        );
        assert.match(answer.arguments["addFault"] ?? "", /respond: \{ kind: "reply", status, .* \| \{ kind: "hold" \}/);
    });

    it("takes the arguments as a JSON array and answers the result", async () => {
        const { id } = await order(bench.telnyx, ["+4989555012345"]);
        assert.deepEqual(await call("settleOrder", [id, "success"]), { status: 200, body: null });
        const numbers = await call("numbers");
        assert.equal((numbers.body as { phone_number: string }[])[0]?.phone_number, "+4989555012345");
        const posts = await call("requests", [{ method: "POST", pathPattern: "^/number_orders$" }]);
        assert.equal((posts.body as unknown[]).length, 1);
        assert.equal((await call("configure", [{ activationDelayMs: 5 }])).status, 200);
        const settings = (await call("configure", [{ jobDelayMs: 7 }])).body as Record<string, unknown>;
        assert.deepEqual([settings.activationDelayMs, settings.jobDelayMs], [5, 7]);
        assert.equal((await call("configure", [{ jobDelayMs: -1 }])).status, 422);
        assert.equal((await call("configure", [{ noSuchSetting: 1 }])).status, 422);
    });

    it("says what is wrong with a call", async () => {
        assert.equal((await call("settleOrder", ["x", "perhaps"])).status, 422);
        const unknown = await call("releaseNumber", ["+13125550142"]);
        assert.deepEqual(unknown, { status: 422, body: { error: "there is no owned number +13125550142" } });
        const nothing = await call("settle", []);
        assert.equal(nothing.status, 404);
        assert.match(JSON.stringify(nothing.body), /GET \/_emulator lists them/);
        assert.equal((await fetch(`${bench.emulator.controlUrl}/reset`)).status, 404);
    });
});

describe("Emulator > life", () => {
    it("closes with requests held and connections open", async () => {
        const emulator = await startEmulator();
        const socket = connect(Number(new URL(emulator.url).port), "127.0.0.1");
        const gone = new Promise((resolve) => socket.once("close", resolve));
        await new Promise((resolve) => socket.once("connect", resolve));
        emulator.control.addFault({ method: "GET", path: ".*", respond: { kind: "hold" } });
        const list = clientOf(emulator).numberOrders.list().asResponse();
        const refused = assert.rejects(list);
        await emulator.control.waitForHeld();
        await emulator.close();
        await Promise.all([gone, refused]);
    });

    it("resets to its first settings", async () => {
        const emulator = await startEmulator({ settings: { activationDelayMs: 1 } });
        emulator.control.configure({ activationDelayMs: 2, autoComplete: false });
        emulator.control.reset();
        const settings = emulator.control.configure({});
        assert.deepEqual([settings.activationDelayMs, settings.autoComplete], [1, true]);
        await emulator.close();
    });

    it("keeps its data in a file, and no key in it", async () => {
        const folder = mkdtempSync(join(tmpdir(), "telnyx-emulator-"));
        const dataFile = join(folder, "data.json");
        const first = await startEmulator({ dataFile });
        first.control.addKey({ key: "KEY-one", account: "acme" });
        const id = await buy(clientOf(first), "+13125550142");
        await order(clientOf(first), ["+4989555012345"]);
        await first.close();
        const second = await startEmulator({ dataFile });
        const telnyx = clientOf(second);
        assert.equal((await telnyx.phoneNumbers.retrieve(id)).data?.phone_number, "+13125550142");
        assert.equal((await telnyx.numberOrders.list({ filter: { status: "pending" } })).data.length, 1);
        const again = telnyx.numberOrders.create({ phone_numbers: [{ phone_number: "+4989555012345" }] });
        assert.equal(await codeOf(again), "409 85001");
        await second.close();
        assert.ok(!readFileSync(dataFile, "utf8").includes("KEY-one"));
        rmSync(folder, { recursive: true });
    });
});
