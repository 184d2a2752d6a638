import type { Emulator } from "pulumi-telnyx-emulator";
import { startEmulator } from "./checkedEmulator";

let shared: Promise<Emulator> | undefined;

/** The key that the tests use where they do not care about it. */
export const apiKey = "KEY0123456789ABCDEF_canary";

/**
 * Gives a suite the emulator that all suites share; call it in `describe`. It is started once, and reset before every
 * test, or only before the first one of the suite.
 */
export function useEmulator({ reset = "test" as "test" | "suite" } = {}): Pick<
    Emulator,
    "url" | "controlUrl" | "control"
> {
    let emulator: Emulator | undefined;
    const started = (): Emulator => {
        if (emulator === undefined) {
            throw new Error("The emulator starts before the tests of the suite: use it in hooks and tests only.");
        }
        return emulator;
    };
    before("start the emulator", async () => {
        shared ??= startEmulator();
        emulator = await shared;
        emulator.control.reset();
    });
    if (reset === "test") {
        beforeEach("reset the emulator", () => started().control.reset());
    }
    return {
        get url() {
            return started().url;
        },
        get controlUrl() {
            return started().controlUrl;
        },
        get control() {
            return started().control;
        },
    };
}

/** The settings by which a program reaches an emulator. */
export function telnyxEnvironment(emulator: Pick<Emulator, "url">, key = apiKey): Record<string, string> {
    return { TELNYX_API_KEY: key, TELNYX_BASE_URL: emulator.url };
}

/** Ends the shared emulator; the root hook does it after the last test. */
export async function stopEmulator(): Promise<void> {
    await (await shared)?.close();
    shared = undefined;
}
