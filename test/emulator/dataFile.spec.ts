import assert from "node:assert/strict";
import { once } from "node:events";
import { appendFileSync, existsSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from "node:fs";
import type { ServerResponse } from "node:http";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import type { Emulator } from "pulumi-telnyx-emulator";
import { PushedClock } from "../../emulator/clock";
import { streamEvents } from "../../emulator/console/events";
import { World } from "../../emulator/world";
import { onDataFile } from "./dataFolder";
import { killRounds } from "./killRounds";
import { buy, clientOf, must, order } from "./support";

describe("Emulator > data file", () => {
    const files = onDataFile();
    const { open, start } = files;

    const dump = ({ control }: Emulator): unknown =>
        // As JSON: what is undefined in memory is not there in a file.
        JSON.parse(
            JSON.stringify({
                orders: control.orders(),
                subOrders: control.subOrders(),
                groups: control.requirementGroups(),
                bulk: control.inexplicitOrders(),
                numbers: control.numbers(),
            }),
        );

    it("keeps everything that the API and control change, whatever that is", async () => {
        const first = await start();
        const { control } = first;
        const telnyx = clientOf(first);
        control.configure({ autoComplete: true });
        const id = await buy(telnyx, "+13125550142", { customer_reference: "label" });
        await telnyx.phoneNumbers.voice.update(id, { call_forwarding: { forwards_to: "+13125550199" } });
        await telnyx.phoneNumbers.messaging.update(id, { messaging_profile_id: "profile" });
        await telnyx.phoneNumbers.jobs.updateBatch({ phone_numbers: [id], tags: ["a", "b"] });
        await telnyx.phoneNumbers.delete(await buy(telnyx, "+13125550143"));
        control.configure({ autoComplete: false });
        const group = { country_code: "DE", phone_number_type: "local", action: "ordering" } as const;
        const created = await telnyx.requirementGroups.create(group);
        await telnyx.requirementGroups.delete(must((await telnyx.requirementGroups.create(group)).id));
        await telnyx.requirementGroups.update(must(created.id), { customer_reference: "papers" });
        await order(telnyx, ["+4989555012345", "+13125550144"]);
        control.rejectNumber("+4989555012345", { comment: "blurred" });
        control.setOrderNumberStatus("+13125550144", "on-hold");
        await telnyx.inexplicitNumberOrders.create({
            ordering_groups: [{ count_requested: "3", country_iso: "US", phone_number_type: "local" }],
        });
        const before = dump(first);
        await first.close();
        const second = await start();
        assert.deepEqual(dump(second), before);
        assert.equal((await clientOf(second).comments.list()).data?.[0]?.body, "blurred");
        assert.equal((await clientOf(second).phoneNumbers.jobs.list()).data.length, 1);
    });

    it("keeps that it was reset", async () => {
        const first = await start();
        await order(clientOf(first), ["+13125550142"]);
        first.control.reset();
        const { id } = await order(clientOf(first), ["+13125550143"]);
        await first.close();
        const orders = (await start()).control.orders();
        assert.deepEqual(
            orders.map((each) => each.id),
            [id],
        );
    });

    it("loses nothing that was acknowledged when it is killed", async function () {
        this.timeout(300_000);
        const rounds = Number(process.env["EMULATOR_KILL_ROUNDS"] ?? 3);
        const report = await killRounds(files.dataFile, rounds);
        assert.deepEqual(report.lost, []);
        assert.ok(report.acknowledged >= rounds, `only ${String(report.acknowledged)} orders were acknowledged`);
    });

    it("is checked at the start: the folder, the rights, and what is in it", async () => {
        const right = files.dataFile;
        files.dataFile = join(files.folder, "missing", "data.json");
        await assert.rejects(start(), /cannot be written: its folder does not exist: create the folder/);
        files.dataFile = join(files.folder, "folder");
        mkdirSync(files.dataFile);
        await assert.rejects(start(), /cannot be written: it is a folder/);
        files.dataFile = right;
        writeFileSync(files.dataFile, "{}\n");
        await assert.rejects(start(), /data\.json is no data file of this emulator: name another file/);
        assert.equal(readFileSync(files.dataFile, "utf8"), "{}\n");
        assert.ok(!existsSync(`${files.dataFile}.lock`));
    });

    it("says where it is damaged and what to do, and changes nothing then", async () => {
        await (await start()).close();
        open.splice(0);
        appendFileSync(files.dataFile, '{"sequence":1}\n{"rows":\n{"sequence":2}\n');
        const damaged = readFileSync(files.dataFile, "utf8");
        await assert.rejects(start(), /damaged in line 3\. .*head -n 2 FILE > NEWFILE/);
        assert.equal(readFileSync(files.dataFile, "utf8"), damaged);
    });

    for (const line of [
        '{"rows":{"numberOrders":5}}',
        '{"rows":5}',
        '{"rows":{"numberOrders":[5]}}',
        '{"rows":{"numberOrders":[{"account":"one"}]}}',
        '{"gone":{"numberOrders":"4711"}}',
        '{"entries":{"claims":[5]}}',
        '{"deleted":{"claims":5}}',
        '{"sequence":"many"}',
        "[]",
    ]) {
        it(`says where it is damaged also if that is JSON: ${line}`, async () => {
            await must((await start()) && open.pop()).close();
            appendFileSync(files.dataFile, `${line}\n`);
            await assert.rejects(start(), /damaged in line 2\. Nothing .*head -n 1 FILE > NEWFILE/);
        });
    }

    it("says what to do about a record that lacks something", async () => {
        await must((await start()) && open.pop()).close();
        appendFileSync(files.dataFile, '{"rows":{"inexplicitNumberOrders":[{"id":"4711","account":"one"}]}}\n');
        await assert.rejects(start(), /lacks something.*Restore it from a copy; or move it away/);
    });

    it("takes a last line without its end for one that was never finished", async () => {
        const first = await start();
        const { id } = await order(clientOf(first), ["+13125550142"]);
        await first.close();
        appendFileSync(files.dataFile, '{"rows":{"numberOrders":[{"id":');
        const second = await start();
        await order(clientOf(second), ["+13125550143"]);
        await second.close();
        const [one, other] = (await start()).control.orders();
        assert.deepEqual([one?.id, other?.phone_numbers[0]?.phone_number], [id, "+13125550143"]);
    });

    it("is written only where something changed", async () => {
        const emulator = await start();
        const telnyx = clientOf(emulator);
        await order(telnyx, ["+13125550142"]);
        const size = statSync(files.dataFile).size;
        await telnyx.numberOrders.list();
        await telnyx.subNumberOrders.list();
        await telnyx.phoneNumbers.list();
        assert.equal(statSync(files.dataFile).size, size);
    });

    it("is cleared of what was overwritten, while requests go on", async () => {
        const emulator = await start();
        const telnyx = clientOf(emulator);
        const { id } = await order(telnyx, ["+13125550142"]);
        const long = "x".repeat(300_000);
        for (let i = 0; i < 40; i += 1) {
            await telnyx.numberOrders.update(id, { customer_reference: `${long}${String(i)}` });
        }
        await emulator.close();
        assert.ok(statSync(files.dataFile).size < 8_000_000, String(statSync(files.dataFile).size));
        assert.ok(!existsSync(`${files.dataFile}.new`));
        const [kept] = (await start()).control.orders();
        assert.equal(kept?.customer_reference, `${long}39`);
    });

    it("does not take the process along when it cannot be written while a console looks on", async () => {
        const world = new World(new PushedClock(), {});
        world.keeper = {
            keep: () => assert.fail("no space left on device"),
            reading: (act) => act(),
        };
        const written: string[] = [];
        const response = new PassThrough();
        response.on("data", (chunk: Buffer) => written.push(String(chunk)));
        streamEvents(world, Object.assign(response, { writeHead: () => response }) as unknown as ServerResponse);
        world.log.open({ at: "", method: "GET", path: "/", query: {}, body: null }, 1);
        world.log.announce();
        await once(response, "data");
        response.destroy();
        assert.match(written.join(""), /^event: requests/);
    });

    it("is cleared later where there was no room for that, and meanwhile requests are answered as ever", async () => {
        const inner = join(files.folder, "inner");
        mkdirSync(inner);
        files.dataFile = join(inner, "data.json");
        const emulator = await start();
        const telnyx = clientOf(emulator);
        const { id } = await order(telnyx, ["+13125550142"]);
        const long = "x".repeat(2_500_000);
        const change = (i: number) => telnyx.numberOrders.update(id, { customer_reference: `${long}${String(i)}` });
        renameSync(inner, `${inner}.away`);
        for (let i = 0; i < 4; i += 1) {
            await change(i);
        }
        renameSync(`${inner}.away`, inner);
        for (let i = 4; i < 11; i += 1) {
            await change(i);
        }
        await emulator.close();
        assert.ok(statSync(files.dataFile).size < 8_000_000, String(statSync(files.dataFile).size));
        assert.equal((await start()).control.orders()[0]?.customer_reference, `${long}10`);
    });
});
