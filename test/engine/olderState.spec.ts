import assert from "node:assert/strict";
import { copyFileSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Emulator } from "pulumi-telnyx-emulator";
import { startEmulator } from "../support/checkedEmulator";
import { must } from "../support/must";
import { TemporaryFolder } from "../support/project";
import { EngineWorld, type Step } from "../support/engineWorld";
import { programSource } from "./olderState/program";

/** A state that was written before numbers were shortened, and the Telnyx that it speaks of. */
const folder = join(__dirname, "olderState");

describe("A state of an older release, on the real engine", function () {
    this.timeout(240_000);
    let emulator: Emulator;
    let world: EngineWorld;
    const data = new TemporaryFolder();

    beforeEach(async () => {
        const dataFile = join(data.folder("telnyx"), "data.jsonl");
        copyFileSync(join(folder, "telnyx.jsonl"), dataFile);
        emulator = await startEmulator({ dataFile, settings: { searchRequired: false } });
        const files = { "older.json": readFileSync(join(folder, "stack.json"), "utf8") };
        world = await EngineWorld.open({ emulator, program: programSource, files });
        await world.stack.expect(["stack", "import", "--file", "older.json"]);
    });
    afterEach(async () => {
        await world.close();
        await emulator.close();
    });
    after(() => data.remove());

    const owned = () => emulator.control.numbers().filter(({ status }) => status !== "deleted").length;
    const rawNumbers = (step: Step, name: string) => step.resource(name).outputs["numbers"] as object[];

    it("needs no change, is refreshed without one, and is smaller from then on", async () => {
        const blind = await world.must("preview", "--refresh=false", "--expect-no-changes");
        assert.deepEqual(blind.requests, []);

        const refresh = await world.must("refresh");
        const preview = await world.must("preview", "--expect-no-changes");

        assert.deepEqual([...refresh.changes(), ...preview.changes()], []);
        assert.deepEqual(Object.keys(must(rawNumbers(blind, "lines")[1])).length, 13);
        assert.deepEqual(Object.keys(must(rawNumbers(refresh, "lines")[1])), ["phoneNumber", "phoneNumberId"]);
        assert.deepEqual(refresh.numbers("lines"), blind.numbers("lines"));
        assert.deepEqual(refresh.numbers("pool"), blind.numbers("pool"));
    });

    it("is updated without a refresh: only what changes is asked for, and programs see every number in full", async () => {
        world.stack.env["CONNECTION"] = "9";

        const up = await world.must("up", "--refresh=false");

        assert.deepEqual(
            up.changes().map((change) => change.replace(/\d{19}/, "<id>")),
            ["PATCH /phone_numbers/<id>", "PATCH /phone_numbers/<id>"],
        );
        assert.deepEqual(up.each("lines", "connectionId"), ["9", "9", "8"]);
        const { stdout } = await world.stack.expect(["stack", "output", "numbers", "--json"]);
        assert.deepEqual(JSON.parse(stdout), up.numbers("lines"));
        assert.equal(rawNumbers(up, "lines").length, 3);
        await world.must("preview", "--expect-no-changes");
    });

    it("is given back without a refresh", async () => {
        const destroy = await world.must("destroy", "--refresh=false");
        assert.equal(owned(), 0);
        assert.deepEqual(destroy.ordered(), []);
        assert.deepEqual(emulator.control.requirementGroups(), []);
    });
});
