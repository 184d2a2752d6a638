import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { repository } from "../support/project";
import { useEmulator } from "../support/emulator";

describe("Documentation > the methods of the emulator's control", () => {
    const emulator = useEmulator();

    it("are listed with the arguments that the emulator says they take", async () => {
        const page = readFileSync(join(repository, "emulator", "docs", "control.md"), "utf8");
        const listed = [...page.matchAll(/^- `(\w+)(\(.*\))`$/gm)].map(([, name, args]) => [name, args]);
        const answer = (await (await fetch(emulator.controlUrl)).json()) as { arguments: Record<string, string> };
        assert.deepEqual(Object.fromEntries(listed), answer.arguments);
    });
});
