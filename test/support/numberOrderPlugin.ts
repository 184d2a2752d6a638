import { apiKey, telnyxEnvironment, useEmulator } from "./emulator";
import type { Properties } from "./grpc";
import { Plugin } from "./plugin";

/** The text that the class NumberOrder puts into `__provider`. */
export const provider = `exports.handler=()=>require("pulumi-telnyx/dynamic").numberOrder`;

/** The hidden inputs of the class, for the resource that the tests speak of. */
export const hidden = {
    __urn: "urn:pulumi:dev::phones::pulumi-nodejs:dynamic/telnyx:NumberOrder::main",
    __label: "acme/phones/dev/main",
    __token: "0123456789ab",
};

/** A real plugin process for a suite, configured by its environment, and the emulator that it talks to. */
export interface PluginDesk {
    readonly emulator: ReturnType<typeof useEmulator>;
    readonly plugin: Plugin;
    /** Checks what a program writes and gives the inputs as the engine would send them on. */
    inputs(args: Properties): Promise<Properties>;
}

/** Starts a process for every test, as each run of the engine does, and ends it after; call it in `describe`. */
export function usePlugin(): PluginDesk {
    const emulator = useEmulator();
    const desk = { emulator } as { -readonly [Name in keyof PluginDesk]: PluginDesk[Name] };
    beforeEach("start the plugin", async () => {
        desk.plugin = await Plugin.start({ provider, env: telnyxEnvironment(emulator, apiKey) });
        await desk.plugin.configure({});
    });
    afterEach("end the plugin", () => desk.plugin.close());
    desk.inputs = async (args) => {
        const { inputs, failures } = await desk.plugin.check({}, { ...hidden, ...args });
        if (failures.length > 0) {
            throw new Error(JSON.stringify(failures));
        }
        return inputs;
    };
    return desk;
}
