import assert from "node:assert/strict";
import { startEmulator, type Emulator } from "pulumi-telnyx-emulator";
import { strictly } from "../../emulator/formats/strictly";
import { LogEntry } from "../../emulator/traffic/logEntry";
import { buy, clientOf, codeOf, onBench, refusal } from "./support";

const one = "+13125550142";

async function status(emulator: Emulator, path: string): Promise<string> {
    const reply = await fetch(`${emulator.url}${path}`, { headers: { authorization: "Bearer KEY-one" } });
    const { errors } = (await reply.json()) as { errors?: { code: string }[] };
    return `${String(reply.status)} ${errors?.[0]?.code ?? "(not the API's form)"}`;
}

describe("Emulator > a failure of its own", () => {
    let emulator: Emulator;

    before(async () => {
        // Not a checked one: these replies are not what the official description has.
        emulator = await startEmulator({
            onReply({ path }) {
                assert.ok(path !== "/documents", "an error of the caller");
            },
        });
    });
    beforeEach(() => {
        emulator.control.reset();
    });
    after(() => emulator.close());

    it("with what time brings about is answered in the form of the API, and ends no process", async () => {
        const telnyx = clientOf(emulator);
        const id = await buy(telnyx, one);
        emulator.control.changeNumber(one, { voice: null } as never);
        const job = { phone_numbers: [id], voice: { call_forwarding: { forwards_to: "+13125550199" } } };
        await telnyx.phoneNumbers.jobs.updateBatch(job);
        const { status: code, errors } = await refusal(telnyx.numberOrders.list());
        assert.equal(code, 500);
        assert.match(errors[0]?.detail ?? "", /The emulator itself failed/);
        assert.equal(await status(emulator, "/%zz"), "500 10007");
        assert.equal(emulator.control.requests().at(-1)?.status, 500);
    });

    it("behind a reply is answered in the form of the API as well", async () => {
        assert.equal(await status(emulator, "/documents"), "500 10007");
        assert.equal(emulator.control.requests().at(-1)?.status, 500);
    });
});

describe("Emulator > changes of a number", () => {
    const bench = onBench();

    async function changeNumber(change: object): Promise<number> {
        const headers = { "content-type": "application/json" };
        const sent = { method: "POST", headers, body: JSON.stringify([one, change]) };
        return (await fetch(`${bench.emulator.controlUrl}/changeNumber`, sent)).status;
    }

    it("are refused where a field is none of a number or of another type", async () => {
        await buy(bench.telnyx, one);
        const before = bench.emulator.control.numbers();
        for (const wrong of [
            { voice: null },
            { voice: { call_forwarding: null } },
            { voice: { call_forwarding: { forwards_to: 5 } } },
            { tags: null },
            { tags: [1] },
            { emergency: { emergency_enabled: true } },
            { purchased_at: "yesterday" },
            { hidden: true },
            { colour: "red" },
        ]) {
            assert.equal(await changeNumber(wrong), 422, JSON.stringify(wrong));
        }
        assert.deepEqual(bench.emulator.control.numbers(), before);
    });

    it("may be of any literal, and leave every view of the number readable", async () => {
        const id = await buy(bench.telnyx, one);
        const emergency = { emergency_enabled: true, emergency_address_id: null, emergency_status: "active" };
        const voice = { call_forwarding: { forwards_to: "" }, tech_prefix_enabled: true };
        const times = { purchased_at: "2024-01-01T00:00:00Z", activated_at: null };
        assert.equal(await changeNumber({ tags: ["a"], connection_id: null, emergency, voice, ...times }), 200);
        assert.deepEqual((await bench.telnyx.phoneNumbers.retrieve(id)).data?.tags, ["a"]);
        await bench.telnyx.phoneNumbers.voice.retrieve(id);
        await bench.telnyx.phoneNumbers.list({ filter: { tag: "a" } });
        assert.equal(await codeOf(bench.telnyx.phoneNumbers.retrieve("4711")), "404 10005");
    });
});

describe("Emulator > odd requests", () => {
    const bench = onBench();

    async function post(path: string, body: string): Promise<{ status: number; errors: { code: string }[] }> {
        const headers = { authorization: "Bearer KEY-one", "content-type": "application/json" };
        const reply = await fetch(`${bench.emulator.url}${path}`, { method: "POST", headers, body });
        return { status: reply.status, ...((await reply.json()) as { errors: { code: string }[] }) };
    }

    it("are refused and logged where their bodies are nested too deep, with a key or without", async () => {
        for (const depth of [101, 8_000, 200_000]) {
            const { status: code, errors } = await post("/number_orders", "[".repeat(depth) + "]".repeat(depth));
            assert.equal(`${String(code)} ${errors[0]?.code ?? ""}`, "400 10023");
        }
        const keyless = await fetch(`${bench.emulator.url}/documents`, {
            method: "POST",
            headers: { "content-type": "application/json" },
            body: `${'{"a":'.repeat(9_000)}1${"}".repeat(9_000)}`,
        });
        assert.equal(keyless.status, 401);
        assert.deepEqual(
            bench.emulator.control.requests().map(({ status: code }) => code),
            [400, 400, 400, 401],
        );
        const brackets = JSON.stringify({ customer_reference: `"\\"${"[".repeat(500)}` });
        assert.equal((await post("/number_orders", brackets)).status, 422, "brackets in a text nest nothing");
    });

    it("sort by what is no field, and change nothing of the order then", async () => {
        await buy(bench.telnyx, one);
        await buy(bench.telnyx, "+13125550143");
        await bench.telnyx.billingGroups.create({ name: "North" });
        await bench.telnyx.billingGroups.create({ name: "South" });
        const names = ["__proto__", "__defineGetter__", "constructor", "toString"];
        for (const path of ["/phone_numbers", "/phone_numbers/voice", "/phone_numbers/slim", "/billing_groups"]) {
            const usual = await list(path);
            for (const name of names) {
                assert.deepEqual(await list(`${path}?sort=${name}`), usual, `${path} ${name}`);
            }
        }
        await list(`/phone_numbers?${names.map((name) => `${name}=1`).join("&")}`);
        assert.deepEqual(Object.keys(bench.emulator.control.requests().at(-1)?.query ?? {}), names);
    });

    async function list(path: string): Promise<unknown[]> {
        const headers = { authorization: "Bearer KEY-one" };
        const reply = await fetch(`${bench.emulator.url}${path}`, { headers });
        assert.equal(reply.status, 200, path);
        return ((await reply.json()) as { data: unknown[] }).data;
    }
});

describe("Emulator > strict replies", () => {
    it("bear records and statuses that are called as what every object has", () => {
        for (const record_type of ["constructor", "__proto__", "number_order"]) {
            const record = { record_type, status: "constructor", tags: [] };
            assert.deepEqual(strictly(record), record);
        }
    });
});

describe("Emulator > a request that cannot be written down", () => {
    it("is logged without its body", () => {
        const loop: Record<string, unknown> = {};
        loop["self"] = loop;
        const request = { at: "", method: "POST", path: "/documents", query: {}, body: loop };
        assert.match(String(new LogEntry(1, request).body), /^\(not kept: TypeError/);
    });
});
