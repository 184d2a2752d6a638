import { startEmulator, type Emulator, type EmulatorSettings } from "pulumi-telnyx-emulator";
import { Proxy } from "../proxy";
import { History } from "./history";
import { Others } from "./others";
import { PluginProcess } from "./pluginProcess";
import { Stack } from "./stack";

/** What must appear nowhere: no message, no log, no state. */
export const canary = "KEY01CANARY_of_the_api_key";

/** How a desk is set up. */
export interface DeskOptions {
    /** How many times as fast as usual time runs. @default 20 */
    readonly speed?: number;
    /** The mistake that the provider is loaded with. */
    readonly mutant?: string;
}

/** Where stories are played: an emulator, the proxy before it, the plugin, and the stack of a user. */
export class Desk {
    stack: Stack;
    history = new History();
    others: Others | undefined;

    private constructor(
        readonly emulator: Emulator,
        readonly proxy: Proxy,
        readonly plugin: PluginProcess,
        readonly speed: number,
    ) {
        this.stack = new Stack(plugin, speed);
        proxy.kill = () => plugin.end();
        proxy.onWrite = () => {
            this.history.note(emulator.control);
        };
    }

    static async open({ speed = 20, mutant }: DeskOptions = {}): Promise<Desk> {
        const start = Date.now();
        const clock = { now: () => Math.floor(start + (Date.now() - start) * speed) };
        const emulator = await startEmulator({ clock, settings: { searchRequired: false } });
        const proxy = await Proxy.start(emulator.url);
        const settings = { baseUrl: proxy.url, apiKey: canary, speed, start, mutant };
        return new Desk(emulator, proxy, new PluginProcess(settings), speed);
    }

    get control(): Emulator["control"] {
        return this.emulator.control;
    }

    /** An empty account with what others have in it, and an empty stack. */
    async clear(settings: Partial<EmulatorSettings> = {}): Promise<void> {
        this.proxy.begin();
        this.control.reset();
        this.stack = new Stack(this.plugin, this.speed);
        this.history = new History();
        this.others = await Others.settle(this.emulator, canary);
        this.history.note(this.control);
        this.control.configure(settings);
    }

    async close(): Promise<void> {
        await this.plugin.end();
        await this.proxy.close();
        await this.emulator.close();
    }
}
