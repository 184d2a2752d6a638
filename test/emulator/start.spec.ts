import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { createRequire } from "node:module";
import { promisify } from "node:util";

/** Starts an emulator, asks it for one thing, and prints what was loaded for that. */
const program = `
    const { startEmulator } = require("pulumi-telnyx-emulator");
    startEmulator().then(async (emulator) => {
        const reply = await fetch(emulator.url + "/number_orders", { headers: { authorization: "Bearer KEY" } });
        console.log(JSON.stringify({ status: reply.status, loaded: Object.keys(require.cache) }));
        await emulator.close();
    });
`;

describe("Emulator > start", () => {
    it("loads nothing that its first reply does not need: no schema compilers, nothing of control's arguments", async () => {
        const cwd = createRequire(__filename)
            .resolve("pulumi-telnyx-emulator/package.json")
            .replace(/package\.json$/, "");
        const { stdout } = await promisify(execFile)(process.execPath, ["-e", program], { cwd });
        const { status, loaded } = JSON.parse(stdout) as { status: number; loaded: string[] };
        assert.equal(status, 200);
        assert.ok(loaded.some((file) => /[\\/]fastify[\\/]/.test(file)));
        const idle =
            /node_modules[\\/](ajv[\\/]dist[\\/](ajv|core)|light-my-request|.*json-stringify-compiler)|control[\\/]arguments/;
        assert.deepEqual(
            loaded.filter((file) => idle.test(file)),
            [],
        );
    });
});
