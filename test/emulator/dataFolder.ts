import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Emulator } from "pulumi-telnyx-emulator";
import { startEmulator } from "../support/checkedEmulator";

/** What a spec about data files works with. */
export interface DataFolder {
    folder: string;
    /** The file that the next emulator keeps its data in. */
    dataFile: string;
    /** The emulators that are closed after the test. */
    open: Emulator[];
    start: () => Promise<Emulator>;
}

/** Makes a folder of its own for every test of the suite around the call. */
export function onDataFile(): DataFolder {
    const open: Emulator[] = [];
    const files: DataFolder = {
        folder: "",
        dataFile: "",
        open,
        async start() {
            const { dataFile } = files;
            const emulator = await startEmulator({ dataFile, settings: { autoComplete: false } });
            open.push(emulator);
            return emulator;
        },
    };
    beforeEach(() => {
        files.folder = mkdtempSync(join(tmpdir(), "telnyx-emulator-"));
        files.dataFile = join(files.folder, "data.json");
    });
    afterEach(async () => {
        await Promise.all(open.splice(0).map((emulator) => emulator.close()));
        rmSync(files.folder, { recursive: true });
    });
    return files;
}
