import { runCommand } from "./command";
import type { Limited, SubjectName } from "./results";
import { openRig } from "./rig";
import { total } from "./statistics";

/** As much as one order after the other could get by with; ten at once cannot without taking turns. */
const limit = 8;
const orders = 10;

/** What came of it, and what the command said last when it failed. */
export interface LimitedRun {
    readonly limited: Limited;
    readonly said: string;
}

/** `up` with ten orders of five numbers on an account that may make eight requests a second. */
export async function measureLimit(subject: SubjectName): Promise<LimitedRun> {
    const settings = { activationDelayMs: 200, rateLimit: { limit, windowMs: 1000 } };
    const rig = await openRig(subject, { orders, numbersPerOrder: 5 }, settings);
    try {
        const { code, output, wallMs, requests } = await runCommand(rig, "up", orders);
        const limited = {
            subject,
            orders,
            limit,
            succeeded: code === 0,
            wallMs,
            requests: total(Object.values(requests)),
            refused: rig.traffic.refused,
            placed: rig.emulator.control.orders().length,
        };
        return { limited, said: code === 0 ? "" : firstError(output) };
    } finally {
        await rig.dispose();
    }
}

function firstError(output: string): string {
    const lines = output.split("\n").map((line) => line.trim());
    return lines.find((line) => /\b429\b|rate/i.test(line)) ?? lines.find((line) => /^error/.test(line)) ?? "";
}
