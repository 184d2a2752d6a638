import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import type { DeskOptions } from "./rig/desk";
import type { Task } from "./worker";

/** A task that could not be done: not a bad cell, but a matrix that does not work. */
interface Failed {
    readonly error: string;
}

/** Several processes that play cells at the same time. */
export class Crew {
    private readonly workers: ChildProcess[];

    constructor(
        jobs: number,
        private readonly options: DeskOptions,
    ) {
        this.workers = Array.from({ length: jobs }, () => this.hire());
    }

    /** Has every task done and hands each answer over as it comes; throws for a task that cannot be done. */
    async do<Answer extends object>(tasks: readonly Task[], take: (task: Task, answer: Answer) => void): Promise<void> {
        const rest = [...tasks];
        const work = async (worker: ChildProcess): Promise<void> => {
            for (let task = rest.shift(); task !== undefined; task = rest.shift()) {
                const answer = await ask<Answer>(worker, task);
                if ("error" in answer) {
                    throw new Error(`${JSON.stringify(task)}: ${answer.error}`);
                }
                take(task, answer);
            }
        };
        await Promise.all(this.workers.map(work));
    }

    /** Ends all of them. */
    async close(): Promise<void> {
        const ended = this.workers.map(async (worker) => worker.exitCode === null && once(worker, "exit"));
        this.workers.forEach((worker) => worker.connected && worker.send({ kind: "end" } satisfies Task));
        await Promise.all(ended);
    }

    private hire(): ChildProcess {
        const execArgv = ["--require", "ts-node/register/transpile-only"];
        return fork(join(__dirname, "worker.ts"), [JSON.stringify(this.options)], { execArgv });
    }
}

async function ask<Answer>(worker: ChildProcess, task: Task): Promise<Answer | Failed> {
    const ended = new AbortController();
    worker.send(task);
    const died = once(worker, "exit", { signal: ended.signal }).then(() => ({ error: "its process ended" }));
    died.catch(() => undefined);
    const answered = once(worker, "message", { signal: ended.signal }).then(([answer]) => answer as Answer);
    answered.catch(() => undefined);
    try {
        return await Promise.race([answered, died]);
    } finally {
        ended.abort();
    }
}
