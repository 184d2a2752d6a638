import { loadavg } from "node:os";
import { runWell, type Run } from "./command";
import { commandName, type CommandName, type Measurement, type OrderCase, type SubjectName } from "./results";
import { openRig, type Rig, type Size } from "./rig";
import { bytesOfOne } from "./stateSize";
import { inTheMiddle } from "./statistics";

/** What one case is about. */
export interface OrdersPlan extends Size, Pick<OrderCase, "activationMs" | "latencyMs" | "parallel"> {
    readonly subject: SubjectName;
    /** How often the whole life is gone through. */
    readonly cycles: number;
    /** How often the commands that change nothing run in each life. */
    readonly looks: number;
}

/** Takes so many orders of a subject through their life: ordered, previewed, refreshed, destroyed. */
export async function measureOrders(plan: OrdersPlan): Promise<OrderCase> {
    const { cycles, looks, ...about } = plan;
    const { activationMs, latencyMs } = plan;
    const [load = 0] = loadavg();
    const at = new Date().toISOString();
    const settings = { activationDelayMs: activationMs, latencyMs };
    const rig = await openRig(plan.subject, plan, settings);
    try {
        const lives: Life[] = [];
        for (let cycle = 0; cycle < cycles; cycle++) {
            lives.push(await live(rig, plan.parallel, looks));
            rig.emulator.control.reset();
        }
        const [{ wait, stateBytes }] = lives as [Life, ...Life[]];
        const runsOf = (name: CommandName) => lives.flatMap(({ runs }) => runs[name]);
        const commands = Object.fromEntries(commandName.options.map((name) => [name, summaryOf(runsOf(name))]));
        return { ...about, at, load: Math.round(load * 10) / 10, commands, wait, stateBytes };
    } finally {
        await rig.dispose();
    }
}

interface Life extends Pick<OrderCase, "wait" | "stateBytes"> {
    readonly runs: Record<CommandName, Run[]>;
}

async function live(rig: Rig, parallel: number, looks: number): Promise<Life> {
    rig.activations.clear();
    const up = await runWell(rig, "up", parallel);
    const { wait } = rig.activations;
    const stateBytes = await bytesOfOne(rig.stack);
    const preview: Run[] = [];
    const refresh: Run[] = [];
    for (let look = 0; look < looks; look++) {
        preview.push(await runWell(rig, "preview", parallel));
        refresh.push(await runWell(rig, "refresh", parallel));
    }
    const destroy = await runWell(rig, "destroy", parallel);
    refuseLeftovers(rig);
    return { wait, stateBytes, runs: { up: [up], preview, refresh, destroy: [destroy] } };
}

/** A destroy that leaves numbers behind would be cheap for the wrong reason. */
function refuseLeftovers({ emulator }: Rig): void {
    const left = emulator.control.numbers().filter(({ status }) => status !== "deleted");
    if (left.length > 0) {
        throw new Error(`The destroy left ${left.length} numbers behind, ${left[0]?.phone_number} among them.`);
    }
}

function summaryOf(runs: readonly Run[]): Measurement {
    const typical = inTheMiddle(runs, ({ wallMs }) => wallMs);
    return {
        wallMs: runs.map(({ wallMs }) => wallMs),
        requests: typical?.requests ?? {},
        peakMb: typical?.peakMb ?? null,
        cpuMs: typical?.cpuMs ?? null,
        allCpuMs: typical?.allCpuMs ?? null,
    };
}
