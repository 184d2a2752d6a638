import type { Cell } from "./cells";
import { Player } from "./player";
import type { DeskOptions } from "./rig/desk";

/** What a worker is asked for. */
export type Task =
    | { readonly kind: "learn"; readonly scenario: string; readonly odd: number; readonly seed: number }
    | { readonly kind: "play"; readonly cell: Cell }
    | { readonly kind: "end" };

/** A process that plays cells for the runner, one at a time, until it is told to end. */
async function work(options: DeskOptions): Promise<void> {
    const player = await Player.open(options);
    // Also when the runner is gone: nothing that it started is left behind.
    process.on("disconnect", () => void player.close().then(() => process.exit()));
    const answer = async (task: Exclude<Task, { kind: "end" }>): Promise<unknown> => {
        try {
            return await (task.kind === "learn" ? player.learn(task.scenario, task) : player.play(task.cell));
        } catch (error) {
            return { error: (error as Error).message };
        }
    };
    process.on("message", (task: Task) => {
        if (task.kind === "end") {
            process.disconnect();
        } else {
            void answer(task).then((result) => process.connected && process.send?.(result));
        }
    });
}

void work(JSON.parse(process.argv[2] ?? "{}") as DeskOptions);
