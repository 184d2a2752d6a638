import { spawn, type ChildProcess } from "node:child_process";
import { descendantsOf, isRunning, signalProcess, until, type ListedProcess } from "./processes";

/** How a command ended. */
export interface Result {
    /** The exit code; -1 when a signal ended the command. */
    readonly code: number;
    readonly stdout: string;
    readonly stderr: string;
    /** Both, in the order in which they came. */
    readonly output: string;
}

/** How long output may still arrive after a command's end. */
const drainMs = 5_000;

/** A command that runs in a process group of its own. */
export class RunningCommand {
    readonly pid: number;
    /** Resolves when the command has ended, however it ended. */
    readonly exited: Promise<Result>;
    private readonly child: ChildProcess;
    private readonly said = { stdout: "", stderr: "", output: "" };
    private ended = false;
    /** What the command had started when it was killed; from then on the system no longer tells. */
    private orphans: ListedProcess[] = [];

    constructor(command: string, args: readonly string[], options: { cwd: string; env: NodeJS.ProcessEnv }) {
        const child = spawn(command, args, { ...options, stdio: ["ignore", "pipe", "pipe"], detached: true });
        this.child = child;
        this.pid = child.pid ?? -1;
        child.stdout?.on("data", (data: Buffer) => this.hear("stdout", data));
        child.stderr?.on("data", (data: Buffer) => this.hear("stderr", data));
        this.exited = new Promise((resolve, reject) => {
            child.on("error", reject);
            child.on("exit", (code) => {
                this.ended = true;
                const result = () => resolve({ code: code ?? -1, ...this.said });
                child.on("close", result);
                // Something that outlives a killed command may keep its pipes open.
                setTimeout(result, drainMs).unref();
            });
        });
        // Whoever awaits it gets the error; nobody has to.
        this.exited.catch(() => undefined);
    }

    /** What the command has said so far. */
    get output(): string {
        return this.said.output;
    }

    /** Resolves with the output as soon as it matches; throws when the command ends before. */
    async waitForOutput(pattern: RegExp, timeoutMs = 30_000): Promise<string> {
        await until(
            `output that matches ${pattern}`,
            () => {
                if (this.ended && !pattern.test(this.output)) {
                    throw new Error(`The command ended without saying ${pattern}. It said:\n${this.output}`);
                }
                return pattern.test(this.output);
            },
            timeoutMs,
        );
        return this.output;
    }

    /** The plugin processes of the dynamic provider that descend from this command. They outlive a killed CLI. */
    pluginPids(): number[] {
        return this.startedProcesses()
            .filter(({ command }) => command.includes("dynamic-provider/index.js"))
            .map(({ pid }) => pid);
    }

    /** Signals the command alone, none of what it started. */
    kill(signal: NodeJS.Signals): void {
        this.orphans = this.startedProcesses();
        signalProcess(this.pid, signal);
    }

    /** Ends the command and all that it started, and resolves when none of it runs any more. */
    async end(): Promise<void> {
        const started = this.startedProcesses();
        if (!this.ended) {
            this.kill("SIGKILL");
        }
        for (const { pid } of started) {
            signalProcess(pid, "SIGKILL");
        }
        await until("the end of a command and of all that it started", () => !started.some(isRunning));
        this.child.stdout?.destroy();
        this.child.stderr?.destroy();
    }

    private startedProcesses(): ListedProcess[] {
        return this.ended ? this.orphans.filter(isRunning) : [...this.orphans, ...descendantsOf(this.pid)];
    }

    private hear(stream: "stdout" | "stderr", data: Buffer): void {
        const text = data.toString("utf8");
        this.said[stream] += text;
        this.said.output += text;
    }
}
