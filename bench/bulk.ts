import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { startEmulator } from "pulumi-telnyx-emulator";
import { telnyxEnvironment } from "../test/support/emulator";
import { createStack, type Stack } from "../test/support/stack";
import { watchProcesses } from "./processWatch";
import { Traffic } from "./traffic";

/** The program; what it asks for comes from its environment. */
const program = `
const telnyx = require("pulumi-telnyx");
const { COUNT, CONNECTION } = process.env;
new telnyx.InexplicitNumberOrder("many", {
    orderingGroups: [{
        countRequested: Number(COUNT), countryIso: "US", phoneNumberType: "local", nationalDestinationCode: "312",
    }],
    connectionId: CONNECTION,
});
`;

/** Takes many numbers through their life and prints what it took. */
export async function run(numbers = "10000"): Promise<void> {
    const count = Number(numbers);
    const traffic = new Traffic();
    const settings = { jobDelayMs: 1000, bulkDelayMs: 2000 };
    const emulator = await startEmulator({ settings, onReply: (reply) => traffic.count(reply) });
    const stack = await createStack({ program, env: telnyxEnvironment(emulator) });
    const measure = (title: string, args: string[], env: object) => measured(traffic, stack, title, args, env);
    const quick = ["--yes", "--skip-preview"];
    try {
        const first = { COUNT: String(count), CONNECTION: "7" };
        await measure(`order ${count} numbers`, ["up", ...quick], first);
        await printSize(stack, count);
        await measure("read them, nothing to change", ["preview"], first);
        const moved = { ...first, CONNECTION: "8" };
        await measure("give them a new connection", ["up", ...quick], moved);
        await measure(`shrink to ${count / 2}`, ["up", ...quick], { ...moved, COUNT: String(count / 2) });
        await measure("release them all", ["destroy", ...quick], moved);
        const left = emulator.control.numbers().filter(({ status }) => status !== "deleted").length;
        print(`numbers bought: ${emulator.control.numbers().length}, left: ${left}`);
    } finally {
        await stack.dispose();
        await emulator.close();
    }
}

/** Runs one command and prints how long it took, what it asked for, and the peak memory of its plugin process. */
async function measured(traffic: Traffic, stack: Stack, title: string, args: string[], env: object) {
    Object.assign(stack.env, env);
    traffic.clear();
    const start = Date.now();
    const command = stack.start(args);
    const watch = watchProcesses(() => command.pluginPids());
    const { code, output } = await command.exited;
    const seconds = ((Date.now() - start) / 1000).toFixed(1);
    const { peakMb } = watch.stop();
    print(`\n${title}: ${seconds} s, ${traffic.requests} requests, plugin peak ${peakMb ?? "?"} MB`);
    Object.entries(traffic.routes).forEach(([route, requests]) => print(`  ${String(requests).padStart(5)}  ${route}`));
    if (code !== 0) {
        throw new Error(output);
    }
}

async function printSize(stack: Stack, count: number): Promise<void> {
    const resource = await stack.resource("many");
    const bytes = JSON.stringify([resource?.inputs, resource?.outputs]).length;
    const folder = join(stack.env["PULUMI_BACKEND_URL"]?.replace("file://", "") ?? "", ".pulumi", "stacks", "phones");
    const [file = ""] = readdirSync(folder).filter((name) => name.endsWith(".json"));
    const onDisk = statSync(join(folder, file)).size;
    print(`  state: ${Math.round(bytes / count)} bytes a number (inputs and outputs); file of ${onDisk} bytes`);
}

function print(line: string): void {
    process.stdout.write(`${line}\n`);
}
