import assert from "node:assert/strict";
import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Telnyx } from "telnyx";
import { PushedClock } from "../../emulator/clock";
import { placeOrder } from "../../emulator/lifecycle/placeOrder";
import { Courier } from "../../emulator/webhooks/courier";
import { World } from "../../emulator/world";
import { startEmulator } from "../support/checkedEmulator";
import { onReceiver, type Received } from "./receiver";
import { german } from "./regulated";
import { clientOf, must, onBench, order } from "./support";

interface Event {
    data: { event_type: string; id: string; payload: Telnyx.NumberOrderWithPhoneNumbers };
    meta: { attempt: number; delivered_to: string };
}

/** The settings of an order that names none. */
const unset = { connection_id: null, messaging_profile_id: null, billing_group_id: null, customer_reference: null };

/** What the official client makes of a webhook, after it checked its signature with this key. */
async function unwrap({ body, headers }: Received, publicKey: string): Promise<Event> {
    const telnyx = new Telnyx({ apiKey: "KEY", publicKey });
    return (await telnyx.webhooks.unwrap(body, { headers: headers as Record<string, string> })) as unknown as Event;
}

/** Sets an account up to be told of its number orders; the ids of what that takes. */
async function subscribe(telnyx: Telnyx, url: string, failoverUrl?: string) {
    const profile = await telnyx.notificationProfiles.create({ name: "number orders" });
    const notification_profile_id = must(profile.data?.id);
    const channel = await telnyx.notificationChannels.create({
        notification_profile_id,
        channel_type_id: "webhook",
        channel_destination: url,
    });
    const conditions = await telnyx.notificationEventConditions.list();
    const condition = must(conditions.data.find(({ name }) => name === "Number Order Notifications"));
    const setting = await telnyx.notificationSettings.create({
        notification_profile_id,
        notification_channel_id: must(channel.data?.id),
        notification_event_condition_id: must(condition.id),
        parameters: failoverUrl === undefined ? [] : [{ name: "webhook_failover_url", value: failoverUrl }],
    });
    return { profile: notification_profile_id, channel: must(channel.data?.id), setting: must(setting.data?.id) };
}

describe("Emulator > webhooks", () => {
    const bench = onBench();
    const receiver = onReceiver();
    const one = "+13125550142";

    it("tell of an order's end without being asked, signed so that the official client believes them", async () => {
        await subscribe(bench.telnyx, `${receiver.url}/hooks`);
        bench.emulator.control.configure({ activationDelayMs: 20 });
        const { id } = await order(bench.telnyx, [one], { customer_reference: "web" });
        const [webhook] = await receiver.waitFor(1);
        const event = await unwrap(must(webhook), bench.emulator.control.webhookPublicKey());
        assert.equal(event.data.event_type, "number_order.complete");
        assert.deepEqual(event.meta, { attempt: 1, delivered_to: `${receiver.url}/hooks` });
        const { data } = await bench.telnyx.numberOrders.retrieve(id);
        assert.deepEqual(event.data.payload, data);
        assert.equal(data?.status, "success");
    });

    it("are refused by the official client once a byte or the key is another one", async () => {
        await subscribe(bench.telnyx, `${receiver.url}/hooks`);
        await order(bench.telnyx, [one]);
        const webhook = must((await receiver.waitFor(1))[0]);
        const key = bench.emulator.control.webhookPublicKey();
        await assert.rejects(unwrap({ ...webhook, body: webhook.body.replace("success", "failure") }, key));
        await assert.rejects(unwrap(webhook, Buffer.alloc(32, 7).toString("base64")));
        const late = {
            ...webhook.headers,
            "telnyx-timestamp": String(Number(webhook.headers["telnyx-timestamp"]) - 1),
        };
        await assert.rejects(unwrap({ ...webhook, headers: late }, key));
    });

    it("stay believable however far the emulator's clock was pushed", async () => {
        await subscribe(bench.telnyx, `${receiver.url}/hooks`);
        bench.emulator.control.advance(30 * 24 * 3600 * 1000);
        await order(bench.telnyx, [one]);
        await unwrap(must((await receiver.waitFor(1))[0]), bench.emulator.control.webhookPublicKey());
    });

    it("tell of a regulated order when it is approved, and of a failure as well", async () => {
        const { control } = bench.emulator;
        await subscribe(bench.telnyx, `${receiver.url}/hooks`);
        await order(bench.telnyx, [german.phoneNumber]);
        control.configure({ autoComplete: false });
        const failing = await order(bench.telnyx, [one]);
        control.settleOrder(failing.id, "failure");
        const key = control.webhookPublicKey();
        const failed = await unwrap(must((await receiver.waitFor(1))[0]), key);
        assert.deepEqual([failed.data.payload.id, failed.data.payload.status], [failing.id, "failure"]);
        control.configure({ autoComplete: true });
        control.approveNumber(german.phoneNumber);
        const approved = await unwrap(must((await receiver.waitFor(2))[1]), key);
        assert.equal(approved.data.payload.phone_numbers?.[0]?.phone_number, german.phoneNumber);
        assert.equal(approved.data.payload.status, "success");
    });

    it("are tried three times at each URL, ever later, and then given up", async () => {
        const { control } = bench.emulator;
        receiver.answers = { "/first": 500, "/second": 404 };
        control.configure({ webhookRetryMs: 60_000 });
        await subscribe(bench.telnyx, `${receiver.url}/first`, `${receiver.url}/second`);
        await order(bench.telnyx, [one]);
        for (const [i, wait] of [60_000, 120_000, 240_000, 60_000, 120_000].entries()) {
            const received = await receiver.waitFor(i + 1);
            assert.equal(received.length, i + 1);
            await attempts(i + 1);
            control.advance(wait);
        }
        const given = await control.waitForWebhookDelivery();
        assert.equal(given[0]?.status, "failed");
        const paths = receiver.received.map(({ path }) => path);
        assert.deepEqual(paths, ["/first", "/first", "/first", "/second", "/second", "/second"]);
        const events = await Promise.all(receiver.received.map((each) => unwrap(each, control.webhookPublicKey())));
        assert.deepEqual(
            events.map(({ meta }) => meta.attempt),
            [1, 2, 3, 4, 5, 6],
        );
        assert.equal(new Set(events.map(({ data }) => data.id)).size, 1);
    });

    /** Waits until the only delivery has so many attempts behind it. */
    async function attempts(count: number): Promise<void> {
        while ((bench.emulator.control.webhookDeliveries()[0]?.attempts.length ?? 0) < count) {
            await new Promise((resolve) => setImmediate(resolve));
        }
    }

    it("reach the failover URL when the first one does not answer in time", async () => {
        const { control } = bench.emulator;
        receiver.answers = { "/slow": "nothing" };
        control.configure({ webhookTimeoutMs: 1500, webhookAttempts: 1, webhookRetryMs: 0 });
        await subscribe(bench.telnyx, `${receiver.url}/slow`, `${receiver.url}/quick`);
        await order(bench.telnyx, [one]);
        const [delivery] = await control.waitForWebhookDelivery();
        assert.equal(delivery?.status, "delivered");
        assert.deepEqual(
            delivery.attempts.map(({ url, http_status }) => [url.replace(receiver.url, ""), http_status]),
            [
                ["/slow", null],
                ["/quick", 200],
            ],
        );
        assert.match(must(delivery.attempts[0]?.error), /timeout/i);
    });

    it("are shown by the API and by control, with what was sent and answered, and can be sent again", async () => {
        const { control } = bench.emulator;
        await subscribe(bench.telnyx, `${receiver.url}/hooks`);
        await order(bench.telnyx, [one]);
        const [delivered] = await control.waitForWebhookDelivery();
        const { data } = await bench.telnyx.webhookDeliveries.list({ filter: { status: { eq: "delivered" } } });
        assert.deepEqual(
            data.map(({ id }) => id),
            [delivered?.id],
        );
        const shown = (await bench.telnyx.webhookDeliveries.retrieve(must(data[0]?.id))).data;
        assert.equal(shown?.webhook?.event_type, "number_order.complete");
        assert.equal(shown?.attempts?.[0]?.http?.response?.body, "answer of /hooks");
        assert.deepEqual((await clientOf(bench.emulator, "KEY-stranger").webhookDeliveries.list()).data, []);
        control.redeliverWebhook(must(delivered).id);
        const [first, second] = await receiver.waitFor(2);
        assert.equal(first?.body, second?.body);
    });

    it("go to one URL for all accounts where a setting says so", async () => {
        bench.emulator.control.configure({ webhookUrl: `${receiver.url}/everybody` });
        await order(bench.telnyx, [one]);
        await order(clientOf(bench.emulator, "KEY-stranger"), ["+13125550143"]);
        assert.equal((await receiver.waitFor(2)).length, 2);
    });

    it("belong to their account, and end with their setting, channel or profile", async () => {
        const stranger = clientOf(bench.emulator, "KEY-stranger");
        await subscribe(stranger, `${receiver.url}/stranger`);
        const first = await subscribe(bench.telnyx, `${receiver.url}/first`);
        const second = await subscribe(bench.telnyx, `${receiver.url}/second`);
        await bench.telnyx.notificationSettings.delete(first.setting);
        await bench.telnyx.notificationProfiles.delete(second.profile);
        await subscribe(bench.telnyx, `${receiver.url}/third`);
        await order(bench.telnyx, [one]);
        await bench.emulator.control.waitForWebhookDelivery();
        assert.deepEqual(
            receiver.received.map(({ path }) => path),
            ["/third"],
        );
    });

    it("that were on their way when the emulator ended arrive after it started again", async () => {
        const folder = mkdtempSync(join(tmpdir(), "telnyx-emulator-"));
        const dataFile = join(folder, "data.json");
        receiver.answers = { "/hooks": 503 };
        const settings = { webhookUrl: `${receiver.url}/hooks`, webhookRetryMs: 20 };
        const first = await startEmulator({ dataFile, settings: { ...settings, webhookRetryMs: 3_600_000 } });
        await order(clientOf(first), [one]);
        while (first.control.webhookDeliveries()[0]?.attempts.length !== 1) {
            await new Promise((resolve) => setImmediate(resolve));
        }
        await first.close();
        receiver.answers = {};
        const again = await startEmulator({ dataFile, settings });
        again.control.advance(3_600_000);
        assert.equal((await again.control.waitForWebhookDelivery())[0]?.status, "delivered");
        assert.equal(receiver.received.length, 2);
        await again.close();
        rmSync(folder, { recursive: true });
    });

    it("tell only what the data file knows already, so that a kill takes nothing of it back", async () => {
        const folder = mkdtempSync(join(tmpdir(), "telnyx-emulator-"));
        const dataFile = join(folder, "data.json");
        receiver.answers = { "/hooks": "nothing" };
        const settings = { webhookUrl: `${receiver.url}/hooks`, activationDelayMs: 20 };
        const first = await startEmulator({ dataFile, settings });
        await order(clientOf(first), [one]);
        await receiver.waitFor(1);
        const left = join(folder, "left.json");
        copyFileSync(dataFile, left);
        await first.close();
        const again = await startEmulator({ dataFile: left, settings: { autoComplete: false } });
        assert.equal(again.control.orders()[0]?.status, "success");
        assert.equal(again.control.webhookDeliveries().length, 1);
        await again.close();
        rmSync(folder, { recursive: true });
    });

    it("wait for as long as the data file cannot be written", async () => {
        const world = new World(new PushedClock(), { webhookUrl: `${receiver.url}/hooks`, searchRequired: false });
        let isFull = true;
        world.keeper = {
            keep: () => assert.ok(!isFull, "no space left on device"),
            reading: (act) => act(),
        };
        const courier = new Courier(world);
        placeOrder(world, "one", unset, [{ phone_number: one, bundle_id: null, requirement_group_id: null }]);
        world.changed();
        await new Promise((resolve) => setTimeout(resolve, 50));
        assert.equal(receiver.received.length, 0);
        isFull = false;
        await receiver.waitFor(1);
        courier.close();
    });
});
