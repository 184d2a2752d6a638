import assert from "node:assert/strict";
import {
    existsSync,
    lstatSync,
    mkdirSync,
    readdirSync,
    readFileSync,
    rmSync,
    symlinkSync,
    writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { contend } from "./contend";
import { onDataFile } from "./dataFolder";
import { end, running } from "./process";
import { must } from "./support";

describe("Emulator > data file, its lock", () => {
    const files = onDataFile();
    const { open, start } = files;

    it("is of one emulator at a time, in this process and in others", async () => {
        await start();
        await assert.rejects(start(), /data\.json is in use by another emulator \(process \d+\): stop that one first/);
        await must(open.pop()).close();
        const other = await running("--data", files.dataFile);
        await assert.rejects(
            start(),
            new RegExp(`in use by another emulator \\(process ${String(other.process.pid)}\\)`),
        );
        await end(other.process, "SIGKILL");
        assert.ok(existsSync(`${files.dataFile}.lock`));
        await start();
    });

    it("is of one emulator at a time by all its names, also before it is there", async () => {
        const target = files.dataFile;
        mkdirSync(join(files.folder, "real"));
        symlinkSync(join(files.folder, "real"), join(files.folder, "linked"));
        symlinkSync("data.json", join(files.folder, "link.json"));
        for (const [one, other] of [
            [target, join(files.folder, "link.json")],
            [join(files.folder, "real", "data.json"), join(files.folder, "linked", "data.json")],
        ] as const) {
            for (let time = 1; time <= 2; time += 1) {
                files.dataFile = other;
                await start();
                files.dataFile = one;
                await assert.rejects(start(), /in use by another emulator/);
                await must(open.pop()).close();
            }
        }
        assert.ok(lstatSync(join(files.folder, "link.json")).isSymbolicLink());
        assert.ok(existsSync(target));
    });

    it("is of one of those that want it at the same moment, also where a killed one left its lock", async () => {
        const winners = await contend(files.folder, { contenders: 3, rounds: 100 });
        assert.deepEqual(
            winners.filter((count) => count !== 1),
            [],
        );
        assert.deepEqual(
            readdirSync(files.folder).filter((name) => !name.endsWith(".json.lock")),
            [],
        );
    });

    it("is not given away by a lock of this very process, whoever took it", async function () {
        if (process.platform !== "linux") {
            // Elsewhere the system does not tell a process from a former one of the same id.
            return;
        }
        const emulator = await start();
        const text = readFileSync(`${files.dataFile}.lock`, "utf8");
        await emulator.close();
        writeFileSync(`${files.dataFile}.lock`, text);
        await assert.rejects(start(), /in use by another emulator/);
        rmSync(`${files.dataFile}.lock`);
    });
});
