import assert from "node:assert/strict";
import type { Seed } from "pulumi-telnyx-emulator";
import { startEmulator } from "../support/checkedEmulator";
import { onReceiver } from "./receiver";
import { german } from "./regulated";
import { clientOf, must, order } from "./support";

const profile = "8ffb3622-7c6b-4ccc-b65f-7a3dc0099576";

const seed: Seed = {
    accounts: [{ account: "acme", key: "KEY-acme" }],
    connections: [{ id: "2204417708812345678", connection_name: "Web" }],
    messaging_profiles: [{ id: profile, name: "Alerts" }],
    billing_groups: [{ id: "north", name: "North" }],
    addresses: [{ id: must(german.values[0]).field_value, country_code: "DE", locality: "München" }],
    documents: [{ id: must(german.values[1]).field_value }],
    numbers: [{ phone_number: "+13125550142", connection_id: "2204417708812345678", messaging_profile_id: profile }],
    groups: [{ country_code: "DE", phone_number_type: "local", regulatory_requirements: german.values }],
};

describe("Emulator > seeded references", () => {
    const receiver = onReceiver();

    it("have the ids that the seed gives them, and stand up to a check of references", async () => {
        const emulator = await startEmulator({ seed, settings: { checkReferences: true } });
        const telnyx = clientOf(emulator, "KEY-acme");
        const { data } = await telnyx.phoneNumbers.list();
        assert.deepEqual([data[0]?.connection_name, data[0]?.messaging_profile_name], ["Web", "Alerts"]);
        await order(telnyx, ["+13125550143"], { connection_id: "2204417708812345678", billing_group_id: "north" });
        assert.equal((await telnyx.addresses.list()).data[0]?.locality, "München");
        assert.equal((await telnyx.documents.list()).data[0]?.filename, "document.pdf");
        emulator.control.reset();
        assert.equal((await telnyx.messagingProfiles.retrieve(profile)).data?.name, "Alerts");
        await emulator.close();
    });

    it("are refused where an id is there twice, and the place is named", async () => {
        const twice = { id: "north", name: "North" };
        await assert.rejects(
            startEmulator({ seed: { ...seed, billing_groups: [twice, twice] } }),
            /billing_groups\[1\]\.id north is there twice/,
        );
    });

    it("and seeded numbers are told by no webhook; the first order is", async () => {
        const emulator = await startEmulator({ seed, settings: { webhookUrl: `${receiver.url}/hooks` } });
        const placed = await order(clientOf(emulator, "KEY-acme"), ["+13125550143"]);
        await emulator.control.waitForWebhookDelivery();
        assert.deepEqual(
            receiver.received.map(
                ({ body }) => (JSON.parse(body) as { data: { payload: { id: string } } }).data.payload.id,
            ),
            [placed.id],
        );
        await emulator.close();
    });
});
