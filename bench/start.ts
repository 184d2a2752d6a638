import { runWell } from "./command";
import { startPlugin, type Started } from "./pluginProcess";
import type { Start, SubjectName } from "./results";
import { openRig } from "./rig";
import { median } from "./statistics";

/** How long the plugin process of a subject takes from its start to its first answer, over several starts. */
export async function measureStart(subject: SubjectName, runs: number): Promise<Start> {
    const rig = await openRig(subject, { orders: 1, numbersPerOrder: 1 }, {});
    try {
        // With the inputs that the engine has of a resource the handler is found as it is found in an `up`.
        await runWell(rig, "up", 1);
        const { resources } = await rig.stack.state({ showSecrets: true });
        const order = resources.find(({ type }) => type.startsWith("pulumi-nodejs:dynamic"));
        if (order === undefined) {
            throw new Error(`The state of ${subject} holds no order after its up.`);
        }
        const starts: Started[] = [];
        // The first one fills the caches of the system and is not counted.
        for (let run = 0; run <= runs; run++) {
            starts.push(await startPlugin(rig.stack.folder, rig.stack.env, order));
        }
        return { subject, runs, ...mediansOf(starts.slice(1)) };
    } finally {
        await rig.dispose();
    }
}

function mediansOf(starts: readonly Started[]): Omit<Start, "subject" | "runs"> {
    const of = (key: keyof Started) => median(starts.flatMap((one) => one[key] ?? []));
    return {
        listeningMs: Math.round(of("listeningMs") ?? NaN),
        answeringMs: Math.round(of("answeringMs") ?? NaN),
        cpuMs: of("cpuMs") ?? null,
        peakMb: of("peakMb") ?? null,
    };
}
