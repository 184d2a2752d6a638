import type { Properties } from "../../test/support/grpc";
import { PluginError } from "../../test/support/pluginError";
import type { Declaration, Program } from "../program";
import type { Held, Outcome } from "./held";
import type { PluginProcess } from "./pluginProcess";
import { Steps, type Run } from "./steps";
import { refuseUntargeted } from "./target";

interface Options {
    /** Reads every resource first. */
    readonly refresh?: boolean;
    /** The only resource that is meant: `--target`. */
    readonly target?: string;
}

/** A stack as the engine keeps it, whose commands drive the plugin over gRPC as the engine does. */
export class Stack {
    /** The stack's configuration. */
    readonly config: Record<string, string> = {};
    private readonly steps: Steps;

    constructor(
        private readonly plugin: PluginProcess,
        speed: number,
    ) {
        this.steps = new Steps(plugin, speed);
    }

    /** What the state holds, by name. */
    get resources(): Map<string, Held> {
        return this.steps.resources;
    }

    up(program: Program, { refresh = false, target }: Options = {}): Promise<Outcome> {
        return this.command(async (run) => {
            const meant = program.filter(({ name }) => target === undefined || target === name);
            // The engine's own preview refuses it, before anything is kept of a refresh.
            refuseUntargeted(meant, new Set(this.resources.keys()));
            if (refresh) {
                await this.readAll(run, target);
            }
            await this.steps.removeReplaced(run);
            for (const declaration of meant) {
                await this.steps.place(run, declaration);
            }
            const gone = [...this.resources.keys()].filter((name) => !program.some((one) => one.name === name));
            for (const name of target === undefined ? gone.reverse() : []) {
                await this.steps.remove(run, name);
            }
        });
    }

    /** What `up` would do; with `refresh` it reads first, and forgets it again. */
    async preview(program: Program, { refresh = false }: Options = {}): Promise<Outcome> {
        const before = new Map(this.resources);
        try {
            return await this.command(async (run) => {
                if (refresh) {
                    await this.readAll(run);
                }
                for (const declaration of program) {
                    await this.steps.compare(run, declaration);
                }
            });
        } finally {
            this.resources.clear();
            before.forEach((held, name) => this.resources.set(name, held));
        }
    }

    refresh(): Promise<Outcome> {
        return this.command((run) => this.readAll(run));
    }

    destroy({ refresh = false }: Options = {}): Promise<Outcome> {
        return this.command(async (run) => {
            if (refresh) {
                await this.readAll(run);
            }
            await this.steps.removeReplaced(run);
            for (const name of [...this.resources.keys()].reverse()) {
                await this.steps.remove(run, name);
            }
        });
    }

    /** Puts into the state what a user's file says: `pulumi import --file`, which asks the plugin nothing. */
    import(declaration: Declaration, id: string, inputs: Properties): void {
        this.resources.set(declaration.name, { declaration, id, inputs, outputs: {}, failed: false });
    }

    /** Takes a resource out of the state, and changes nothing at Telnyx: `pulumi state delete`. */
    forget(name: string): void {
        this.resources.delete(name);
    }

    /** Runs a command until its first failure. */
    private async command(act: (run: Run) => Promise<void>): Promise<Outcome> {
        const run: Run = { errors: [], changes: [], removals: [], seconds: {} };
        await this.plugin.begin(this.config);
        try {
            await act(run);
        } catch (error) {
            if (!(error instanceof PluginError)) {
                throw error;
            }
            run.errors.push(...(error.initialization?.reasons ?? [error.message]));
        }
        const lines = (await this.plugin.logged()).map(({ severity, message }) => `${severity}: ${message}`);
        return { ok: run.errors.length === 0, ...run, lines, printed: await this.plugin.printed() };
    }

    private async readAll(run: Run, target?: string): Promise<void> {
        const names = [...this.resources.keys()].filter((name) => target === undefined || target === name);
        for (const name of names) {
            await this.steps.read(run, name);
        }
    }
}
