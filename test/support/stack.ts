import { delimiter } from "node:path";
import { RunningCommand, type Result } from "./command";
import { findEngine } from "./engine";
import { projectFiles, type ConfigValue, type ResourceState, type StackOptions, type StackState } from "./stackOptions";
import { storedDeployment, type Deployment } from "./storedDeployment";
import { cleanEnvironment, lazySdk, linkPackages, TemporaryFolder, writeFiles } from "./project";

export type { ConfigValue, ResourceState, StackOptions, StackState };

/** How long one command may take before the test fails. */
const patienceMs = 120_000;

/** Stacks that were not disposed of yet. */
const open = new Set<Stack>();

/** Makes a project in a folder of its own, with its own backend and home, and a new stack in it. */
export async function createStack(options: StackOptions): Promise<Stack> {
    const { binDir, pulumi } = await findEngine();
    const stack = new Stack(pulumi, binDir, options);
    open.add(stack);
    await stack.expect(["stack", "init", options.name ?? "dev"]);
    if (options.config !== undefined) {
        await stack.setConfig(options.config);
    }
    return stack;
}

/** Ends and removes every stack that a test left behind. */
export async function disposeStacks(): Promise<void> {
    await Promise.all([...open].map((stack) => stack.dispose()));
}

/** A throw-away Pulumi stack on the real engine. */
export class Stack {
    /** The folder of the project. */
    readonly folder: string;
    /** The environment of every command; tests may change it. */
    readonly env: NodeJS.ProcessEnv;
    private readonly temporary = new TemporaryFolder();
    private readonly started: RunningCommand[] = [];
    private readonly pulumi: string;

    constructor(pulumi: string, binDir: string, options: StackOptions) {
        this.pulumi = pulumi;
        this.folder = this.temporary.folder("project");
        this.env = {
            ...cleanEnvironment(),
            PATH: `${binDir}${delimiter}${process.env["PATH"] ?? ""}`,
            NODE_OPTIONS: lazySdk,
            PULUMI_HOME: this.temporary.folder("home"),
            PULUMI_BACKEND_URL: `file://${this.temporary.folder("backend")}`,
            PULUMI_CONFIG_PASSPHRASE: "a passphrase for tests",
            PULUMI_SKIP_UPDATE_CHECK: "true",
            PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "true",
            PULUMI_DIY_BACKEND_DISABLE_CHECKPOINT_BACKUPS: "true",
            ...options.env,
        };
        linkPackages(this.folder);
        writeFiles(this.folder, { ...projectFiles(options), ...options.files });
    }

    /** Replaces the program; the next command runs the new one. */
    writeProgram(source: string): void {
        writeFiles(this.folder, { "index.js": source });
    }

    /** Starts `pulumi` and does not wait for its end. */
    start(args: readonly string[]): RunningCommand {
        const all = [...args, "--non-interactive", "--color", "never"];
        const command = new RunningCommand(this.pulumi, all, { cwd: this.folder, env: this.env });
        this.started.push(command);
        return command;
    }

    /** Runs `pulumi` to its end, whatever its exit code; throws only when it does not end at all. */
    async run(args: readonly string[]): Promise<Result> {
        const command = this.start(args);
        const timer = setTimeout(() => command.kill("SIGKILL"), patienceMs);
        const result = await command.exited;
        clearTimeout(timer);
        if (result.code < 0) {
            throw new Error(`pulumi ${args.join(" ")} was ended after ${patienceMs} ms. It said:\n${result.output}`);
        }
        return result;
    }

    /** Runs `pulumi` and throws if it fails. */
    async expect(args: readonly string[]): Promise<Result> {
        const result = await this.run(args);
        if (result.code !== 0) {
            throw new Error(`pulumi ${args.join(" ")} exited with ${result.code}. It said:\n${result.output}`);
        }
        return result;
    }

    /** `pulumi up` without its own preview, which would take as long again. */
    up(...args: string[]): Promise<Result> {
        return this.run(["up", "--yes", "--skip-preview", ...args]);
    }

    preview(...args: string[]): Promise<Result> {
        return this.run(["preview", ...args]);
    }

    refresh(...args: string[]): Promise<Result> {
        return this.run(["refresh", "--yes", "--skip-preview", ...args]);
    }

    destroy(...args: string[]): Promise<Result> {
        return this.run(["destroy", "--yes", "--skip-preview", ...args]);
    }

    /** Unlocks the stack after a killed command. */
    cancel(): Promise<Result> {
        return this.run(["cancel", "--yes"]);
    }

    async setConfig(config: Readonly<Record<string, ConfigValue>>): Promise<void> {
        const flags = Object.entries(config).flatMap(([key, value]) =>
            typeof value === "string" ? ["--plaintext", `${key}=${value}`] : ["--secret", `${key}=${value.secret}`],
        );
        await this.expect(["config", "set-all", ...flags]);
    }

    /** Everything that the engine remembers. */
    async state({ showSecrets = false } = {}): Promise<StackState> {
        const stored = showSecrets ? undefined : storedDeployment(this.env["PULUMI_BACKEND_URL"]);
        if (stored !== undefined) {
            return stateOf(stored);
        }
        const { stdout } = await this.expect(["stack", "export", ...(showSecrets ? ["--show-secrets"] : [])]);
        return stateOf((JSON.parse(stdout) as { deployment: Deployment }).deployment);
    }

    /** One resource of the state by its name, or undefined if it is not there. */
    async resource(name: string): Promise<ResourceState | undefined> {
        const { resources } = await this.state();
        return resources.find(({ urn }) => urn.endsWith(`::${name}`));
    }

    /** Ends what still runs and removes the folder. Numbers that the stack ordered stay ordered. */
    async dispose(): Promise<void> {
        open.delete(this);
        await Promise.all(this.started.map((command) => command.end()));
        this.temporary.remove();
    }
}

function stateOf({ resources = [], pending_operations: pendingOperations = [] }: Deployment): StackState {
    return { resources, pendingOperations };
}
