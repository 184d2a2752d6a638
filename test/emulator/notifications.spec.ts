import assert from "node:assert/strict";
import { clientOf, codeOf, must, onBench } from "./support";

describe("Emulator > notifications", () => {
    const bench = onBench();

    async function profile(name = "numbers"): Promise<string> {
        return must((await bench.telnyx.notificationProfiles.create({ name })).data?.id);
    }

    async function channel(
        notification_profile_id: string,
        channel_destination = "http://127.0.0.1:9/",
    ): Promise<string> {
        const { data } = await bench.telnyx.notificationChannels.create({
            notification_profile_id,
            channel_type_id: "webhook",
            channel_destination,
        });
        return must(data?.id);
    }

    it("have profiles that are created, listed, renamed and deleted", async () => {
        const { notificationProfiles } = bench.telnyx;
        const first = await profile("first");
        const second = await profile("second");
        await notificationProfiles.update(first, { name: "other" });
        const listed = (await notificationProfiles.list()).data;
        assert.deepEqual(
            listed.map(({ id, name }) => [id, name]),
            [
                [second, "second"],
                [first, "other"],
            ],
        );
        assert.equal((await notificationProfiles.delete(first)).data?.name, "other");
        assert.equal(await codeOf(notificationProfiles.retrieve(first)), "404 10005");
        assert.equal(
            await codeOf(clientOf(bench.emulator, "KEY-two").notificationProfiles.retrieve(second)),
            "404 10005",
        );
    });

    it("have channels of a profile, with a URL where they are webhooks", async () => {
        const { notificationChannels } = bench.telnyx;
        const mine = await profile();
        const id = await channel(mine);
        await notificationChannels.update(id, { channel_destination: "http://127.0.0.1:10/" });
        assert.equal((await notificationChannels.retrieve(id)).data?.channel_destination, "http://127.0.0.1:10/");
        const ofAnother = { filter: { notification_profile_id: { eq: await profile() } } };
        assert.deepEqual((await notificationChannels.list(ofAnother)).data, []);
        assert.equal(await codeOf(channel("none")), "422 10015");
        assert.equal(await codeOf(channel(mine, "not a URL")), "422 10015");
        assert.equal(await codeOf(channel(mine, "file:///etc/passwd")), "422 10015");
    });

    it("have settings that name a profile, its channel and an event", async () => {
        const { notificationEventConditions, notificationSettings, notificationEvents } = bench.telnyx;
        const notification_profile_id = await profile();
        const notification_channel_id = await channel(notification_profile_id);
        const condition = must((await notificationEventConditions.list()).data[0]);
        const event = must((await notificationEvents.list()).data[0]);
        assert.equal(condition.notification_event_id, event.id);
        const whole = {
            notification_profile_id,
            notification_channel_id,
            notification_event_condition_id: condition.id,
        };
        const { data } = await notificationSettings.create(whole);
        assert.equal(data?.status, "enabled");
        assert.equal((await notificationSettings.list()).data[0]?.id, data.id);
        for (const wrong of [
            { notification_profile_id: "none" },
            { notification_channel_id: "none" },
            { notification_event_condition_id: "none" },
            { notification_profile_id: await profile("another") },
        ]) {
            assert.equal(await codeOf(notificationSettings.create({ ...whole, ...wrong })), "422 10015");
        }
        await bench.telnyx.notificationChannels.delete(notification_channel_id);
        assert.deepEqual((await notificationSettings.list()).data, []);
    });
});
