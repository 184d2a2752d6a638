import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import type { DeskOptions } from "./rig/desk";
import type { Task } from "./worker";

/** A task that could not be done: not a bad cell, but a matrix that does not work. */
interface Failed {
    readonly error: string;
}

/** The answer where a process ended over its task. */
const ended: Failed = { error: "its process ended" };

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
        const work = async (first: ChildProcess, place: number): Promise<void> => {
            let worker = first;
            for (let task = rest.shift(); task !== undefined; task = rest.shift()) {
                let answer = await ask<Answer>(worker, task);
                if (answer === ended) {
                    // Once more, in a new process: a run takes an hour.
                    process.stderr.write(`${JSON.stringify(task)}: ${ended.error}; it is given to a new one\n`);
                    worker = this.workers[place] = this.hire();
                    answer = await ask<Answer>(worker, task);
                }
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
        const running = this.workers.filter(({ exitCode, signalCode }) => exitCode === null && signalCode === null);
        const ended = running.map((worker) => once(worker, "exit"));
        running.forEach((worker) => worker.connected && worker.send({ kind: "end" } satisfies Task));
        await Promise.all(ended);
    }

    private hire(): ChildProcess {
        const execArgv = ["--require", "ts-node/register/transpile-only"];
        return fork(join(__dirname, "worker.ts"), [JSON.stringify(this.options)], { execArgv });
    }
}

async function ask<Answer>(worker: ChildProcess, task: Task): Promise<Answer | Failed> {
    const heard = new AbortController();
    worker.send(task);
    const died = once(worker, "exit", { signal: heard.signal }).then(() => ended);
    died.catch(() => undefined);
    const answered = once(worker, "message", { signal: heard.signal }).then(([answer]) => answer as Answer);
    answered.catch(() => undefined);
    try {
        return await Promise.race([answered, died]);
    } finally {
        heard.abort();
    }
}
