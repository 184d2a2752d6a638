import type { Result } from "../test/support/command";
import { endedChildrenCpuMs, watchProcesses, type Taken } from "./processWatch";
import type { CommandName } from "./results";
import type { Rig } from "./rig";

/** One run of one command. */
export interface Run extends Taken, Pick<Result, "code" | "output"> {
    readonly wallMs: number;
    /** CPU time of the command and all that it started, in ms; null where the system does not tell. */
    readonly allCpuMs: number | null;
    /** Requests by route. */
    readonly requests: Record<string, number>;
}

const argsOf: Record<CommandName, readonly string[]> = {
    up: ["up", "--yes", "--skip-preview"],
    preview: ["preview", "--refresh"],
    refresh: ["refresh", "--yes", "--skip-preview"],
    destroy: ["destroy", "--yes", "--skip-preview"],
};

/** Runs one command and says what it took, whatever came of it. */
export async function runCommand({ stack, traffic }: Rig, name: CommandName, parallel: number): Promise<Run> {
    traffic.clear();
    const before = endedChildrenCpuMs();
    const start = performance.now();
    const command = stack.start([...argsOf[name], "--parallel", String(parallel)]);
    const watch = watchProcesses(() => command.pluginPids());
    const { code, output } = await command.exited;
    const wallMs = Math.round(performance.now() - start);
    const taken = watch.stop();
    const after = endedChildrenCpuMs();
    const allCpuMs = before === null || after === null ? null : after - before;
    return { wallMs, allCpuMs, requests: traffic.routes, code, output, ...taken };
}

/** Runs one command; throws what it said when it fails. */
export async function runWell(rig: Rig, name: CommandName, parallel: number): Promise<Run> {
    const run = await runCommand(rig, name, parallel);
    if (run.code !== 0) {
        throw new Error(`pulumi ${argsOf[name].join(" ")} exited with ${run.code}. It said:\n${run.output}`);
    }
    return run;
}
