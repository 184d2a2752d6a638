import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from "node:fs";
import { homedir } from "node:os";
import { dirname, join } from "node:path";
import { RunningCommand } from "./command";

/** The official client for Python that the specs use. */
const version = "4.189.0";

/** Where the client is, as `PYTHONPATH` wants it, or why it cannot be had. */
export type PythonClient = { path: string; reason?: undefined } | { path?: undefined; reason: string };

/** The official Telnyx client for Python; installed once on a machine, in the cache outside of the repository. */
export async function telnyxForPython(): Promise<PythonClient> {
    const cache = process.env.XDG_CACHE_HOME ?? join(homedir(), ".cache");
    const path = join(cache, "pulumi-telnyx", "python", `telnyx-${version}`);
    if (existsSync(path)) {
        return { path };
    }
    mkdirSync(dirname(path), { recursive: true });
    const place = mkdtempSync(`${path}-`);
    const args = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--target", place];
    const failure = await failureOf([...args, `telnyx==${version}`], place);
    if (failure !== undefined) {
        rmSync(place, { recursive: true, force: true });
        return { reason: `python3 -m pip install telnyx==${version} failed: ${failure}` };
    }
    try {
        renameSync(place, path);
    } catch {
        // Another run was quicker.
        rmSync(place, { recursive: true, force: true });
    }
    return { path };
}

/** Why Python did not do this; undefined if it did. */
async function failureOf(args: string[], cwd: string): Promise<string | undefined> {
    try {
        const { code, output } = await new RunningCommand("python3", args, { cwd, env: process.env }).exited;
        return code === 0 ? undefined : (output.trim().split("\n").at(-1) ?? "it did not say why");
    } catch (error) {
        return error instanceof Error ? error.message : String(error);
    }
}
