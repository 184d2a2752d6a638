import assert from "node:assert/strict";
import { strictly } from "../../emulator/formats/strictly";
import { must, onBench } from "./support";

const connection = { connection_name: "Web calls", user_name: "webcalls1", password: "not-a-secret" };
const profile = { name: "Alerts", whitelisted_destinations: ["US"] };

/** Values that typed clients do not take in a reply, by the path of their field. */
const wrongOfConnections = {
    dtmf_type: 5,
    tags: "x",
    webhook_timeout_secs: "abc",
    active: "yes",
    anchorsite_override: "Atlantis",
    encrypted_media: "none",
    webhook_api_version: 2,
    webhook_event_url: null,
    "inbound/codecs": "G722",
    "inbound/channel_limit": "3",
    "outbound/outbound_voice_profile_id": 5,
    "outbound/t38_reinvite_source": "nobody",
    "jitter_buffer/enable_jitter_buffer": "yes",
    "noise_suppression_details/engine": "ears",
    "rtcp_settings/port": 5000,
};

const wrongOfProfiles = {
    daily_spend_limit_enabled: "maybe",
    daily_spend_limit: 5,
    enabled: 1,
    features: "all",
    mobile_only: null,
    webhook_api_version: "3",
    webhook_url: 5,
    "number_pool_settings/long_code_weight": "1",
    "url_shortener_settings/domain": null,
};

/** The body of which one field, or the field of one of its parts, has this value. */
function withField(path: string, value: unknown): object {
    const [first = "", second] = path.split("/");
    return { [first]: second === undefined ? value : { [second]: value } };
}

describe("Emulator > fields of references", () => {
    const bench = onBench();

    async function send(method: string, path: string, body: object) {
        const headers = { authorization: "Bearer KEY-one", "content-type": "application/json" };
        const reply = await fetch(`${bench.emulator.url}${path}`, { method, headers, body: JSON.stringify(body) });
        const { errors = [], data } = (await reply.json()) as {
            errors?: { code: string; source: { pointer: string } }[];
            data?: Record<string, unknown>;
        };
        return { status: reply.status, errors, data: data ?? {} };
    }

    for (const [path, base, wrongs] of [
        ["/credential_connections", connection, wrongOfConnections],
        ["/messaging_profiles", profile, wrongOfProfiles],
    ] as const) {
        for (const [field, value] of Object.entries(wrongs)) {
            it(`refuse ${path}#${field} = ${JSON.stringify(value)}, at the start and as a change`, async () => {
                const { data } = await send("POST", path, base);
                for (const [method, at, body] of [
                    ["POST", path, { ...base, ...withField(field, value) }],
                    ["PATCH", `${path}/${String(data["id"])}`, withField(field, value)],
                ] as const) {
                    const { status, errors } = await send(method, at, body);
                    assert.deepEqual([status, errors[0]?.code], [422, "10015"]);
                    assert.ok(errors.some(({ source }) => source.pointer === `/${field}`));
                }
            });
        }

        it(`ignore what no client knows of ${path}`, async () => {
            const { status, data } = await send("POST", path, { ...base, colour: "red", record_type: "constructor" });
            assert.deepEqual([status, data["colour"]], [200, undefined]);
            assert.match(String(data["record_type"]), /^(credential_connection|messaging_profile)$/);
        });
    }

    it("come back as they were sent", async () => {
        const inbound = { codecs: ["G722"], channel_limit: 3, shaken_stir_enabled: true };
        const connected = {
            dtmf_type: "Inband",
            tags: ["a"],
            webhook_timeout_secs: 5,
            inbound,
            encrypted_media: "SRTP",
        };
        const made = (await send("POST", "/credential_connections", { ...connection, ...connected })).data;
        assert.deepEqual({ ...made, ...connected }, made);
        const number_pool_settings = { long_code_weight: 1, toll_free_weight: 2, skip_unhealthy: true };
        const messaging = { number_pool_settings, features: { later: [1] }, daily_spend_limit: "5.00" };
        const other = (await send("POST", "/messaging_profiles", { ...profile, ...messaging })).data;
        assert.deepEqual({ ...other, ...messaging }, other);
    });

    it("stay as they were where a change leaves them out, also those that have a value from the start", async () => {
        const { credentialConnections, messagingProfiles } = bench.telnyx;
        const created = await credentialConnections.create({ ...connection, active: false });
        const id = must(created.data?.id);
        await credentialConnections.update(id, { tags: ["web"] });
        assert.equal((await credentialConnections.retrieve(id)).data?.active, false);
        const profileId = must((await messagingProfiles.create({ ...profile, enabled: false })).data?.id);
        await messagingProfiles.update(profileId, { mobile_only: true });
        assert.equal((await messagingProfiles.retrieve(profileId)).data?.enabled, false);
    });

    it("are in strict replies what a reply may say, where a request may say more", () => {
        const record = { record_type: "credential_connection", webhook_api_version: "texml" };
        assert.deepEqual(strictly(record), { ...record, webhook_api_version: "2" });
    });
});
