import assert from "node:assert/strict";
import type { RunningCommand } from "./command";
import { signalProcess } from "./processes";

/** Ends the CLI and, if asked to, the plugins that it started; without it they live on. */
export async function kill(up: RunningCommand, { plugins }: { plugins: boolean }): Promise<void> {
    const pids = up.pluginPids();
    assert.ok(pids.length > 0, "no plugin runs");
    up.kill("SIGKILL");
    if (plugins) {
        pids.forEach((pid) => signalProcess(pid, "SIGKILL"));
    }
    await up.exited;
}
