import assert from "node:assert/strict";
import { startEmulator } from "../support/checkedEmulator";
import { onReceiver } from "./receiver";
import { buy, clientOf, must, onBench, order, search } from "./support";

const century = 3_155_760_000_000;
const longestTimer = 2 ** 31 - 1;

const longest = {
    latencyMs: longestTimer,
    webhookTimeoutMs: longestTimer,
    webhookRetryMs: century,
    activationDelayMs: century,
    listingDelayMs: century,
    jobDelayMs: century,
    bulkDelayMs: century,
    reservationMs: century,
};

describe("Emulator > durations", () => {
    const bench = onBench();
    const receiver = onReceiver();
    const one = "+13125550142";

    for (const [name, most] of Object.entries(longest)) {
        it(`refuse a ${name} that no timer or date can have`, async () => {
            const { control } = bench.emulator;
            const before = control.configure({});
            assert.throws(() => control.configure({ [name]: most + 1 }), new RegExp(name));
            assert.deepEqual(control.configure({}), before);
            assert.equal(control.configure({ [name]: most })[name as keyof typeof longest], most);
            await assert.rejects(startEmulator({ settings: { [name]: most + 1 } }), new RegExp(name));
        });
    }

    it("refuse a delay, a deadline and a window of requests that are too long", async () => {
        const { controlUrl } = bench.emulator;
        const call = async (method: string, args: unknown[]): Promise<number> => {
            const headers = { "content-type": "application/json" };
            const sent = { method: "POST", headers, body: JSON.stringify(args) };
            return (await fetch(`${controlUrl}/${method}`, sent)).status;
        };
        const delay = { method: "GET", path: "x", respond: { kind: "delay", ms: longestTimer + 1 } };
        assert.equal(await call("addFault", [delay]), 422);
        assert.equal(await call("extendDeadline", [one, century + 1]), 422);
        assert.equal(await call("configure", [{ rateLimit: { limit: 1, windowMs: century + 1 } }]), 422);
    });

    it("as long as they can be leave every list readable, however often they are added up", async () => {
        const { control } = bench.emulator;
        control.advance(Date.UTC(9998, 6) - Date.now());
        const id = await buy(bench.telnyx, one);
        control.configure({ reservationMs: century, jobDelayMs: century });
        await bench.telnyx.phoneNumbers.jobs.updateBatch({ phone_numbers: [id], tags: ["a"] });
        assert.match(must((await bench.telnyx.phoneNumbers.jobs.list()).data[0]?.etc), /^9999-/);
        await search(bench.telnyx, "+13125550143");
        const reserved = await bench.telnyx.numberReservations.create({
            phone_numbers: [{ phone_number: "+13125550143" }],
        });
        await bench.telnyx.numberReservations.actions.extend(must(reserved.data?.id));
        const [listed] = (await bench.telnyx.numberReservations.list()).data;
        assert.match(must(listed?.phone_numbers?.[0]?.expired_at), /^9999-/);
    });

    it("of attempts at a webhook stay dates, however often they doubled", async () => {
        const { control } = bench.emulator;
        receiver.answers = { "/hooks": 500 };
        const webhookUrl = `${receiver.url}/hooks`;
        control.configure({ webhookUrl, webhookRetryMs: century, webhookTimeoutMs: longestTimer });
        await order(bench.telnyx, [one]);
        await attempts(1);
        control.advance(century);
        await attempts(2);
        assert.ok(must(control.webhookDeliveries()[0]).due <= Date.now() + 2 * century + 60_000);
    });

    /** Waits until the only delivery has so many attempts behind it. */
    async function attempts(count: number): Promise<void> {
        while ((bench.emulator.control.webhookDeliveries()[0]?.attempts.length ?? 0) < count) {
            await new Promise((resolve) => setImmediate(resolve));
        }
    }

    it("and other errors at a webhook do not take the process along", async () => {
        const warned = new Promise<Error>((resolve) => process.once("warning", resolve));
        const emulator = await startEmulator({
            settings: { webhookUrl: `${receiver.url}/hooks` },
            onWebhook: () => assert.fail("an error of the caller"),
        });
        await order(clientOf(emulator), [one]);
        assert.equal((await emulator.control.waitForWebhookDelivery())[0]?.status, "delivered");
        assert.match((await warned).message, /an error of the caller/);
        await emulator.close();
    });
});
