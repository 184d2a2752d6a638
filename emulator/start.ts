import type { AddressInfo } from "node:net";
import { PushedClock, type Clock } from "./clock";
import { controlOf, type Control } from "./control/control";
import { addControlRoutes } from "./control/routes";
import { routes } from "./routes";
import { buildServer } from "./server/server";
import type { EmulatorSettings } from "./settings";
import { readDataFile, writeDataFile } from "./store/dataFile";
import { Courier } from "./webhooks/courier";
import { World } from "./world";

/** How to start an emulator. */
export interface StartOptions {
    /** The port on 127.0.0.1. @default 0, any free one */
    port?: number;
    /** Keeps its data in this file over restarts. */
    dataFile?: string;
    /** How it behaves from the start, and again after a reset. */
    settings?: Partial<EmulatorSettings>;
    /** Where it takes its time from. @default the machine's clock */
    clock?: Clock;
}

/** A running emulator. */
export interface Emulator {
    /** What clients use as base URL. */
    url: string;
    /** What stands before the names of control methods. */
    controlUrl: string;
    /** What can be done behind the API's back. */
    control: Control;
    /** Writes the data file, closes all connections and frees the port. */
    close(): Promise<void>;
}

/** How long changes may stay unwritten. */
const writeDelayMs = 100;

/** Starts an emulator on the loopback interface. */
export async function startEmulator(options: StartOptions = {}): Promise<Emulator> {
    const { port = 0, dataFile, settings = {}, clock } = options;
    const world = new World(new PushedClock(clock), settings);
    const control = controlOf(world);
    const courier = new Courier(world);
    const server = buildServer(world, routes);
    addControlRoutes(server, control);
    const stopKeeping = dataFile === undefined ? undefined : keepData(world, dataFile);
    await server.listen({ port, host: "127.0.0.1" });
    const address = server.server.address() as AddressInfo;
    const origin = `http://127.0.0.1:${String(address.port)}`;
    return {
        url: `${origin}/v2`,
        controlUrl: `${origin}/_emulator`,
        control,
        async close() {
            courier.close();
            world.timers.clear();
            world.held.dropAll();
            await server.close();
            stopKeeping?.();
        },
    };
}

/** Reads the data file and goes on writing it; what is handed back writes it a last time. */
function keepData(world: World, file: string): () => void {
    readDataFile(file, world.store);
    const write = (): void => {
        writeDataFile(file, world.store);
    };
    const timer = setInterval(() => {
        if (world.isChanged) {
            world.isChanged = false;
            write();
        }
    }, writeDelayMs);
    timer.unref();
    return () => {
        clearInterval(timer);
        write();
    };
}
