import { join } from "node:path";
import type { LoggedLine } from "../../test/support/fakeEngine";
import { Plugin } from "../../test/support/plugin";
import type { Kind } from "../program";

/** How a plugin is started. */
export interface PluginSettings {
    readonly baseUrl: string;
    readonly apiKey: string;
    /** How many times as fast as usual time runs in it. */
    readonly speed: number;
    /** When its time began to run faster, in milliseconds since the epoch. */
    readonly start: number;
    /** The mistake that it is loaded with. */
    readonly mutant?: string;
}

/** A process grows with every command that it serves, since each has its own copy of the provider. */
const commandsOfOne = 400;

/** The plugin's process, started again whenever it was ended, and made new for every command. */
export class PluginProcess {
    private plugin: Promise<Plugin> | undefined;
    private command = 0;
    private served = 0;
    private said = 0;
    private lines = 0;

    constructor(private readonly settings: PluginSettings) {}

    /** Begins a command: a copy of the provider of its own, with this configuration. */
    async begin(config: Readonly<Record<string, string>>): Promise<void> {
        this.command += 1;
        this.served += 1;
        if (this.served > commandsOfOne) {
            await this.end();
        }
        const plugin = await this.running();
        await plugin.configure(config);
        this.said = plugin.command.output.length;
        this.lines = plugin.engine.lines.length;
    }

    /** The process, for one kind of resource. */
    async for(kind: Kind, urn: string): Promise<Plugin> {
        const plugin = await this.running();
        plugin.speakFor(`exports.handler=()=>freshHandler("${kind}",${String(this.command)})`, urn);
        return plugin;
    }

    /** What the process printed since the command began; a plugin that was killed has nothing more to say. */
    async printed(): Promise<string> {
        return this.plugin === undefined ? "" : (await this.plugin).command.output.slice(this.said);
    }

    /** What the engine was told since the command began, complete. */
    async logged(): Promise<readonly LoggedLine[]> {
        const plugin = await this.plugin;
        if (plugin === undefined) {
            return [];
        }
        plugin.speakFor("exports.handler=()=>flushHandler()", "");
        await plugin.check({}, {});
        return plugin.engine.lines.slice(this.lines).filter(({ message }) => message !== "");
    }

    /** Ends the process, in the middle of what it does if it does something, and resolves when it is gone. */
    async end(): Promise<void> {
        const ended = this.plugin;
        // From now on there is none, so that a command that begins meanwhile gets a new one.
        this.plugin = undefined;
        this.served = this.said = this.lines = 0;
        const plugin = await ended;
        plugin?.command.kill("SIGKILL");
        await plugin?.command.exited;
        await plugin?.close();
    }

    private running(): Promise<Plugin> {
        this.plugin ??= this.start();
        return this.plugin;
    }

    private start(): Promise<Plugin> {
        const { baseUrl, apiKey, speed, start, mutant } = this.settings;
        const started = Plugin.start({
            provider: "",
            env: {
                TELNYX_API_KEY: apiKey,
                TELNYX_BASE_URL: baseUrl,
                NODE_OPTIONS: `--require ${JSON.stringify(join(__dirname, "../preload/index.cjs"))}`,
                HURRY: String(speed),
                HURRY_START: String(start),
                ...(mutant === undefined ? {} : { MUTANT: mutant }),
            },
        });
        // One that did not start is not asked again and again; the next command starts another.
        started.catch(() => {
            this.plugin = undefined;
        });
        return started;
    }
}
