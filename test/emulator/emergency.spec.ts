import assert from "node:assert/strict";
import { buy, codeOf, must, onBench, refusal } from "./support";

describe("Emulator > emergency services", () => {
    const bench = onBench();
    const one = "+13125550142";
    const address = "2664398120045678901";

    it("are switched on with an address, and all views of the number say so", async () => {
        const { phoneNumbers } = bench.telnyx;
        const id = await buy(bench.telnyx, one);
        const on = { emergency_enabled: true, emergency_address_id: address };
        const { data } = await phoneNumbers.actions.enableEmergency(id, on);
        const settings = { ...on, emergency_status: "active" };
        assert.deepEqual(data?.emergency, settings);
        assert.deepEqual((await phoneNumbers.voice.retrieve(id)).data?.emergency, settings);
        const number = must((await phoneNumbers.retrieve(id)).data);
        assert.deepEqual(
            [number.emergency_enabled, number.emergency_address_id, number.emergency_status],
            [true, address, "active"],
        );
        const listed = await phoneNumbers.list({ filter: { emergency_address_id: address } });
        assert.equal(listed.data[0]?.id, id);
        await phoneNumbers.actions.enableEmergency(id, { ...on, emergency_enabled: false });
        assert.equal((await phoneNumbers.retrieve(id)).data?.emergency_status, "disabled");
    });

    it("are switched on for many numbers by a job, which names those that cannot call for help", async () => {
        const { jobs } = bench.telnyx.phoneNumbers;
        const id = await buy(bench.telnyx, one);
        const tollFree = await buy(bench.telnyx, "+18005550142");
        const started = await jobs.updateEmergencySettingsBatch({
            emergency_enabled: true,
            emergency_address_id: address,
            phone_numbers: [id, tollFree],
        });
        assert.equal(started.data?.type, "update_emergency_settings");
        const { data } = await jobs.retrieve(must(started.data?.id));
        assert.equal(data?.status, "completed");
        assert.deepEqual(
            data.successful_operations?.map((each) => each.id),
            [id],
        );
        assert.deepEqual(
            data.failed_operations?.map((each) => [each.id, each.errors?.[0]?.code]),
            [[tollFree, "10015"]],
        );
        assert.equal((await jobs.list({ filter: { type: "update_emergency_settings" } })).data.length, 1);
    });

    it("are refused for numbers without that feature and with addresses that do not exist", async () => {
        const { actions } = bench.telnyx.phoneNumbers;
        const on = { emergency_enabled: true, emergency_address_id: address };
        const { errors } = await refusal(actions.enableEmergency(await buy(bench.telnyx, "+18005550142"), on));
        assert.equal(errors[0]?.source?.pointer, "/emergency_enabled");
        bench.emulator.control.configure({ checkReferences: true });
        assert.equal(await codeOf(actions.enableEmergency(await buy(bench.telnyx, one), on)), "422 10015");
    });

    it("fail where control says so", async () => {
        const id = await buy(bench.telnyx, one);
        bench.emulator.control.setEmergencyStatus(one, "provisioning-failed");
        assert.equal((await bench.telnyx.phoneNumbers.retrieve(id)).data?.emergency_status, "provisioning-failed");
    });
});
