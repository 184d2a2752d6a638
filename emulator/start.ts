import { randomBytes } from "node:crypto";
import type { AddressInfo } from "node:net";
import { PushedClock, type Clock } from "./clock";
import { addConsoleRoutes } from "./console/routes";
import { controlOf, type Control } from "./control/control";
import { addControlRoutes } from "./control/routes";
import { keepData } from "./keepData";
import { plant, plantInventory } from "./lifecycle/plant";
import { routes } from "./routes";
import type { Seed } from "./seed";
import { isLoopback } from "./server/access";
import { buildServer } from "./server/server";
import type { EmulatorSettings } from "./settings";
import type { WebhookAttempt } from "./store/notificationRows";
import type { FaultyReply, Reply } from "./traffic/reply";
import { Courier } from "./webhooks/courier";
import { World } from "./world";

/** How to start an emulator. */
export interface StartOptions {
    /** The port to listen on. @default 0, any free one */
    port?: number;
    /** The address to listen on; one that others can reach needs `allowRemote`. @default "127.0.0.1" */
    host?: string;
    /** True: other machines may use it, with any host name; control takes `controlToken` from them. @default false */
    allowRemote?: boolean;
    /** What other machines show as bearer token to use control. @default a new one at each start */
    controlToken?: string;
    /** Keeps its data in this file over restarts. */
    dataFile?: string;
    /** What it has from the start, and again after a reset; all but its inventory gives way to what a data file holds. */
    seed?: Seed;
    /** How it behaves from the start, and again after a reset. */
    settings?: Partial<EmulatorSettings>;
    /** Where it takes its time from. @default the machine's clock */
    clock?: Clock;
    /** Is told of every reply of the API before it is sent. */
    onReply?: (reply: Reply) => void;
    /** Is told of every request that a fault answered instead, or left without an answer. */
    onFault?: (reply: FaultyReply) => void;
    /** Is told of every attempt to deliver a webhook. */
    onWebhook?: (attempt: WebhookAttempt) => void;
}

/** A running emulator. */
export interface Emulator {
    /** What clients use as base URL. */
    url: string;
    /** What stands before the names of control methods. */
    controlUrl: string;
    /** What other machines show to use control; undefined while it listens for this machine only. */
    controlToken: string | undefined;
    /** What can be done behind the API's back. */
    control: Control;
    /** Writes the data file, closes all connections and frees the port. */
    close(): Promise<void>;
}

/** Starts an emulator, on the loopback interface if nothing else is said. */
export async function startEmulator(options: StartOptions = {}): Promise<Emulator> {
    const { port = 0, host = "127.0.0.1", allowRemote = false, dataFile, settings = {}, clock } = options;
    if (!isLoopback(host) && !allowRemote) {
        throw new Error(`On ${host} other machines could reach the emulator; that needs allowRemote (--allow-remote).`);
    }
    const world = new World(new PushedClock(clock), settings);
    world.onReply = options.onReply;
    world.onFault = options.onFault;
    const { seed } = options;
    if (seed !== undefined) {
        world.plantSeed = () => {
            plant(world, seed);
        };
    }
    const control = controlOf(world);
    const courier = new Courier(world, options.onWebhook);
    const controlToken = allowRemote ? (options.controlToken ?? randomBytes(18).toString("base64url")) : undefined;
    const server = buildServer(world, routes, { isRemote: allowRemote, controlToken });
    addControlRoutes(server, control);
    addConsoleRoutes(server, world);
    const keeping = dataFile === undefined ? undefined : keepData(world, dataFile);
    try {
        begin(world, seed);
        await server.listen({ port, host });
    } catch (error) {
        courier.close();
        // What came of a start that failed must not stand in the way of the next one.
        keeping?.abandon();
        throw error;
    }
    const origin = originOf(server.server.address() as AddressInfo);
    return {
        url: `${origin}/v2`,
        controlUrl: `${origin}/_emulator`,
        controlToken,
        control,
        async close() {
            courier.close();
            world.timers.clear();
            world.held.dropAll();
            await server.close();
            keeping?.end();
        },
    };
}

/** Puts in the whole seed where nothing is kept yet, and else what no file keeps of it. */
function begin(world: World, seed: Seed | undefined): void {
    if (world.store.isEmpty) {
        world.plantSeed?.();
        world.keep();
    } else if (seed !== undefined) {
        plantInventory(world, seed);
    }
}

/** Where this machine reaches a server that listens there. */
function originOf({ address, port, family }: AddressInfo): string {
    const reachable = address === "0.0.0.0" || address === "::" ? "127.0.0.1" : address;
    return `http://${family === "IPv6" && reachable !== "127.0.0.1" ? `[${reachable}]` : reachable}:${String(port)}`;
}
