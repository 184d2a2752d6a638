import assert from "node:assert/strict";
import { startEmulator, type Emulator } from "pulumi-telnyx-emulator";
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
