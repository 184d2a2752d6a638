import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

const folder = dirname(createRequire(__filename).resolve("pulumi-telnyx-emulator/package.json"));

function run(...args: string[]) {
    return spawn(process.execPath, [join(folder, "dist", "bin.js"), ...args], { stdio: ["ignore", "pipe", "pipe"] });
}

async function textOf(stream: NodeJS.ReadableStream): Promise<string> {
    let text = "";
    for await (const chunk of stream) {
        text += String(chunk);
    }
    return text;
}

describe("Emulator > command", () => {
    it("prints its URL and how to point Pulumi at it, and stops when told to", async () => {
        const command = run("--port", "0");
        const [chunk] = (await once(command.stdout, "data")) as [Buffer];
        const url = /http:\/\/127\.0\.0\.1:\d+\/v2/.exec(String(chunk))?.[0] ?? "";
        assert.ok(String(chunk).includes(`pulumi config set telnyx:baseUrl ${url}`));
        assert.ok(String(chunk).includes("pulumi config set --secret telnyx:apiKey"));
        assert.equal((await fetch(`${url}/number_orders`)).status, 401);
        command.kill("SIGTERM");
        assert.deepEqual(await once(command, "exit"), [0, null]);
    });

    it("explains itself, and refuses what it does not understand", async () => {
        const help = run("--help");
        assert.match(await textOf(help.stdout), /Usage: telnyx-emulator/);
        const wrong = run("--port", "many");
        assert.match(await textOf(wrong.stderr), /--port takes a whole number, not many/);
        assert.equal(wrong.exitCode ?? (await once(wrong, "exit"))[0], 2);
    });
});
