import assert from "node:assert/strict";
import type { Telnyx } from "telnyx";
import { german, germanGroup } from "./regulated";
import { buy, clientOf, codeOf, must, onBench, order, refusal, search } from "./support";

const credentials = { connection_name: "Web calls", user_name: "webcalls1", password: "not-a-secret" };
const profile = { name: "Alerts", whitelisted_destinations: ["US"] };
const address = {
    business_name: "Acme",
    first_name: "",
    last_name: "",
    country_code: "DE",
    street_address: "Marienplatz 1",
    locality: "München",
};

async function connection(telnyx: Telnyx, connection_name = credentials.connection_name): Promise<string> {
    return must((await telnyx.credentialConnections.create({ ...credentials, connection_name })).data?.id);
}

describe("Emulator > connections", () => {
    const bench = onBench();

    it("with credentials are created, listed, retrieved, changed and deleted", async () => {
        const { credentialConnections } = bench.telnyx;
        const id = await connection(bench.telnyx);
        await connection(bench.telnyx, "Other");
        assert.match(id, /^\d{19}$/);
        const updated = await credentialConnections.update(id, { outbound: { channel_limit: 3 }, tags: ["web"] });
        assert.deepEqual([updated.data?.outbound?.channel_limit, updated.data?.tags], [3, ["web"]]);
        await credentialConnections.update(id, { outbound: { localization: "US" } });
        const { data } = await credentialConnections.retrieve(id);
        assert.deepEqual(data?.outbound, { channel_limit: 3, localization: "US" });
        const found = await credentialConnections.list({ filter: { connection_name: { contains: "web" } } });
        assert.deepEqual(
            found.data.map((each) => each.id),
            [id],
        );
        assert.equal((await credentialConnections.delete(id)).data?.connection_name, "Web calls");
        assert.equal(await codeOf(credentialConnections.retrieve(id)), "404 10005");
    });

    it("show their password to the request that sets it, and keep it nowhere", async () => {
        const { credentialConnections } = bench.telnyx;
        const created = (await credentialConnections.create(credentials)).data;
        assert.equal(created?.password, credentials.password);
        const id = must(created.id);
        assert.equal((await credentialConnections.retrieve(id)).data?.password, "********");
        assert.equal((await credentialConnections.update(id, { active: false })).data?.password, "********");
        const changed = await credentialConnections.update(id, { password: "another-one" });
        assert.equal(changed.data?.password, "another-one");
        assert.ok(!/not-a-secret|another-one/.test(JSON.stringify(bench.emulator.control.requests())));
    });

    it("leave no password in the log when they are refused either", async () => {
        const { credentialConnections } = bench.telnyx;
        const nameless = { ...credentials, connection_name: "" };
        assert.equal(await codeOf(credentialConnections.create(nameless)), "422 10015");
        bench.emulator.control.addFault({ method: "POST", path: ".*", respond: { kind: "hold" } });
        const held = credentialConnections.create(credentials);
        const [request] = await bench.emulator.control.waitForHeld();
        bench.emulator.control.releaseHeld();
        await held;
        const logged = JSON.stringify([request, bench.emulator.control.requests()]);
        assert.ok(logged.includes("********") && !logged.includes(credentials.password));
    });

    it("are refused without a name, with a short password or a strange user name", async () => {
        const { credentialConnections } = bench.telnyx;
        for (const wrong of [{ connection_name: "" }, { password: "short" }, { user_name: "12345678" }]) {
            assert.equal(await codeOf(credentialConnections.create({ ...credentials, ...wrong })), "422 10015");
        }
    });

    it("of all kinds are listed and retrieved, for their own account only", async () => {
        const id = await connection(bench.telnyx);
        const second = await connection(bench.telnyx, "A first one");
        const listed = (await bench.telnyx.connections.list({ sort: "connection_name" })).data.map((each) => each.id);
        assert.deepEqual(listed, [second, id]);
        const { data } = await bench.telnyx.connections.retrieve(id);
        assert.deepEqual([data?.connection_name, data?.record_type], ["Web calls", "credential_connection"]);
        assert.equal(await codeOf(clientOf(bench.emulator, "KEY-two").connections.retrieve(id)), "404 10005");
    });

    it("give their name to their numbers, which are found and sorted by it", async () => {
        const id = await connection(bench.telnyx);
        await buy(bench.telnyx, "+13125550142", { connection_id: id });
        await buy(bench.telnyx, "+13125550143");
        const named = async (how: Telnyx.PhoneNumberListParams.Filter.VoiceConnectionName) => {
            const { data } = await bench.telnyx.phoneNumbers.list({ filter: { "voice.connection_name": how } });
            return data.map(({ phone_number, connection_name }) => `${phone_number} ${connection_name ?? ""}`);
        };
        assert.deepEqual(await named({ eq: "web calls" }), ["+13125550142 Web calls"]);
        assert.deepEqual(await named({ contains: "calls" }), ["+13125550142 Web calls"]);
        assert.deepEqual(await named({ starts_with: "calls" }), []);
        const voice = await bench.telnyx.phoneNumbers.voice.list({ filter: { connection_name: { contains: "web" } } });
        assert.deepEqual(
            voice.data.map(({ phone_number }) => phone_number),
            ["+13125550142"],
        );
    });
});

describe("Emulator > messaging profiles", () => {
    const bench = onBench();

    it("are created, listed, retrieved, changed and deleted, and show their numbers", async () => {
        const { messagingProfiles, phoneNumbers } = bench.telnyx;
        const created = (await messagingProfiles.create(profile)).data;
        const id = must(created?.id);
        assert.deepEqual([created?.enabled, created?.webhook_api_version], [true, "2"]);
        await messagingProfiles.update(id, { webhook_url: "https://example.com/sms" });
        const number = await buy(bench.telnyx, "+13125550142", { messaging_profile_id: id });
        await buy(bench.telnyx, "+13125550143");
        assert.equal((await phoneNumbers.retrieve(number)).data?.messaging_profile_name, "Alerts");
        const numbers = await messagingProfiles.listPhoneNumbers(id);
        assert.deepEqual(
            numbers.data.map((each) => each.phone_number),
            ["+13125550142"],
        );
        assert.equal((await messagingProfiles.retrieve(id)).data?.webhook_url, "https://example.com/sms");
        assert.equal((await messagingProfiles.list({ "filter[name][contains]": "lert" })).data[0]?.id, id);
        assert.deepEqual((await messagingProfiles.list({ "filter[name][eq]": "lert" })).data, []);
        await messagingProfiles.delete(id);
        assert.equal(await codeOf(messagingProfiles.retrieve(id)), "404 10005");
        assert.equal(
            await codeOf(messagingProfiles.create({ ...profile, whitelisted_destinations: ["USA"] })),
            "422 10015",
        );
    });
});

describe("Emulator > billing groups", () => {
    const bench = onBench();

    it("are created, listed, retrieved, renamed and deleted", async () => {
        const { billingGroups } = bench.telnyx;
        const created = (await billingGroups.create({ name: "North" })).data;
        const id = must(created?.id);
        assert.equal(created?.deleted_at, null);
        assert.equal((await billingGroups.update(id, { name: "South" })).data?.name, "South");
        assert.deepEqual(
            (await billingGroups.list()).data.map(({ name }) => name),
            ["South"],
        );
        assert.equal((await billingGroups.delete(id)).data?.name, "South");
        assert.equal(await codeOf(billingGroups.retrieve(id)), "404 10005");
    });
});

describe("Emulator > addresses", () => {
    const bench = onBench();

    it("are created, listed, retrieved and deleted", async () => {
        const { addresses } = bench.telnyx;
        const created = (await addresses.create({ ...address, customer_reference: "office" })).data;
        const id = must(created?.id);
        assert.match(id, /^\d{19}$/);
        await addresses.create({ ...address, street_address: "Tal 2" });
        const listed = async (filter: Telnyx.AddressListParams.Filter) =>
            (await addresses.list({ filter })).data.map(({ street_address }) => street_address);
        assert.deepEqual(await listed({}), ["Tal 2", "Marienplatz 1"]);
        assert.deepEqual(await listed({ street_address: { contains: "platz" } }), ["Marienplatz 1"]);
        assert.deepEqual(await listed({ customer_reference: { eq: "office" } }), ["Marienplatz 1"]);
        assert.equal((await addresses.retrieve(id)).data?.locality, "München");
        await addresses.delete(id);
        assert.equal(await codeOf(addresses.retrieve(id)), "404 10005");
    });

    it("need the name of a person or of a business", async () => {
        const { addresses } = bench.telnyx;
        assert.equal(await codeOf(addresses.create({ ...address, business_name: "" })), "422 10015");
        await addresses.create({ ...address, business_name: "", first_name: "Ada", last_name: "L." });
    });
});

describe("Emulator > documents", () => {
    const bench = onBench();
    const file = Buffer.from("the secret of the house").toString("base64");

    it("are uploaded, listed, retrieved, renamed and deleted", async () => {
        const { documents } = bench.telnyx;
        const uploaded = await documents.uploadJson({
            document: { file, filename: "deed.pdf", customer_reference: "d" },
        });
        const id = must(uploaded.data?.id);
        assert.deepEqual(
            [uploaded.data?.size, uploaded.data?.content_type, uploaded.data?.status],
            [{ amount: 23, unit: "bytes" }, "application/pdf", "pending"],
        );
        await documents.update(id, { filename: "deed-2.pdf" });
        assert.equal((await documents.retrieve(id)).data?.filename, "deed-2.pdf");
        assert.equal((await documents.list({ filter: { filename: { contains: "deed" } } })).data[0]?.id, id);
        assert.deepEqual((await documents.list({ filter: { customer_reference: { eq: "e" } } })).data, []);
        await documents.delete(id);
        assert.equal(await codeOf(documents.retrieve(id)), "404 10005");
    });

    it("can be named by a URL, which is not fetched, and must be one or the other", async () => {
        const { documents } = bench.telnyx;
        const { data } = await documents.uploadJson({ document: { url: "https://example.com/papers/proof.png" } });
        assert.deepEqual([data?.filename, data?.av_scan_status, data?.size], ["proof.png", "not_scanned", undefined]);
        assert.equal(await codeOf(documents.uploadJson({ document: {} })), "422 10015");
    });

    it("leave nothing of what is in them, neither in the log nor in control", async () => {
        await bench.telnyx.documents.uploadJson({ document: { file, filename: "deed.pdf" } });
        bench.emulator.control.addFault({ method: "POST", path: ".*", respond: { kind: "reply", status: 500 } });
        const upload = bench.telnyx.documents.uploadJson({ document: { file, filename: "deed.pdf" } });
        assert.equal(await codeOf(upload), "500 10007");
        const logged = JSON.stringify(bench.emulator.control.requests());
        assert.ok(logged.includes("deed.pdf") && !logged.includes(file));
    });
});

describe("Emulator > references", () => {
    const bench = onBench();
    const none = { connection: "2204417708812345678", uuid: "8ffb3622-7c6b-4ccc-b65f-7a3dc0099576" };

    it("are not checked unless a setting says so", async () => {
        await order(bench.telnyx, ["+13125550142"], {
            connection_id: none.connection,
            messaging_profile_id: none.uuid,
        });
    });

    it("of an order that the account does not have are refused, each with its code", async () => {
        bench.emulator.control.configure({ checkReferences: true });
        const ids = { connection_id: none.connection, messaging_profile_id: none.uuid, billing_group_id: none.uuid };
        const { status, errors } = await refusal(order(bench.telnyx, ["+13125550142"], ids));
        assert.equal(status, 422);
        assert.deepEqual(
            errors.map(({ code, source }) => `${code} ${source?.pointer ?? ""}`),
            ["85004 /connection_id", "85005 /messaging_profile_id", "10015 /billing_group_id"],
        );
        const stranger = clientOf(bench.emulator, "KEY-two");
        const foreign = { connection_id: await connection(stranger) };
        assert.equal(await codeOf(order(bench.telnyx, ["+13125550142"], foreign)), "422 85004");
    });

    it("that exist are accepted: in orders, on numbers, in bulk and in jobs", async () => {
        bench.emulator.control.configure({ checkReferences: true });
        const { telnyx } = bench;
        const connection_id = await connection(telnyx);
        const messaging_profile_id = must((await telnyx.messagingProfiles.create(profile)).data?.id);
        const billing_group_id = must((await telnyx.billingGroups.create({ name: "North" })).data?.id);
        const id = await buy(telnyx, "+13125550142", { connection_id, messaging_profile_id, billing_group_id });
        await telnyx.phoneNumbers.update(id, { connection_id: "" });
        assert.equal(await codeOf(telnyx.phoneNumbers.update(id, { connection_id: none.connection })), "422 85004");
        const messaging = { messaging_profile_id: none.uuid };
        assert.equal(await codeOf(telnyx.phoneNumbers.messaging.update(id, messaging)), "422 85005");
        const job = { phone_numbers: [id], billing_group_id: none.uuid };
        assert.equal(await codeOf(telnyx.phoneNumbers.jobs.updateBatch(job)), "422 10015");
        const ordering_groups = [{ count_requested: "1", country_iso: "US" as const, phone_number_type: "local" }];
        const bulk = { connection_id: none.connection, ordering_groups };
        assert.equal(await codeOf(telnyx.inexplicitNumberOrders.create(bulk)), "422 85004");
        await telnyx.inexplicitNumberOrders.create({ connection_id, ordering_groups });
    });

    it("in requirements are addresses and documents that exist", async () => {
        bench.emulator.control.configure({ checkReferences: true });
        const { telnyx } = bench;
        const { errors } = await refusal(germanGroup(telnyx));
        assert.deepEqual(
            [errors[0]?.code, errors[0]?.source?.pointer],
            ["10015", "/regulatory_requirements/0/field_value"],
        );
        const file = Buffer.from("proof").toString("base64");
        const values = [
            { requirement_id: german.address, field_value: must((await telnyx.addresses.create(address)).data?.id) },
            {
                requirement_id: german.document,
                field_value: must((await telnyx.documents.uploadJson({ document: { file } })).data?.id),
            },
        ];
        await germanGroup(telnyx, values);
        await search(telnyx, german.phoneNumber);
        const placed = await order(telnyx, [german.phoneNumber]);
        await telnyx.numberOrders.update(placed.id, { regulatory_requirements: values });
    });
});
