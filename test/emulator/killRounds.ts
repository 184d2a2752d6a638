import { existsSync } from "node:fs";
import { Telnyx } from "telnyx";
import { end, running } from "./process";

/** What the rounds showed. */
export interface KillReport {
    rounds: number;
    acknowledged: number;
    /** Acknowledged orders that were not there any more after the kill, or not as they were acknowledged. */
    lost: string[];
}

/**
 * Orders numbers as fast as it can, kills the emulator in the midst of it with SIGKILL, starts it again on the same
 * file, and looks whether everything is there that was acknowledged; all that as often as told.
 */
export async function killRounds(dataFile: string, rounds: number): Promise<KillReport> {
    /** The references that an order may have: until the change of it is acknowledged, the old and the new one. */
    const acknowledged = new Map<string, (string | null)[]>();
    const lost = new Set<string>();
    for (let round = 0; round < rounds; round += 1) {
        const { process, url } = await running("--data", dataFile);
        const telnyx = new Telnyx({ apiKey: "KEY", baseURL: url, maxRetries: 0 });
        for (const [id, references] of acknowledged) {
            const found = await telnyx.numberOrders.retrieve(id).catch(() => undefined);
            if (found === undefined || !references.includes(found.data?.customer_reference ?? null)) {
                lost.add(id);
            }
        }
        // Each round is struck at another moment: after so many acknowledgements, in the midst of the other workers' orders.
        let left = 3 + ((round * 37) % 60);
        const acknowledge = (id: string, references: (string | null)[]): void => {
            acknowledged.set(id, references);
            left -= 1;
            if (left === 0) {
                process.kill("SIGKILL");
            }
        };
        await Promise.all(
            [0, 1, 2, 3].map((worker) => orderUntilItDies(telnyx, `${String(round)}-${String(worker)}`, acknowledge)),
        );
        await end(process, "SIGKILL");
    }
    const { process } = await running("--data", dataFile);
    await end(process);
    if (existsSync(`${dataFile}.lock`)) {
        throw new Error("The lock of the data file was left behind.");
    }
    return { rounds, acknowledged: acknowledged.size, lost: [...lost] };
}

async function orderUntilItDies(
    telnyx: Telnyx,
    worker: string,
    acknowledge: (id: string, references: (string | null)[]) => void,
): Promise<void> {
    try {
        for (let i = 0; ; i += 1) {
            const national_destination_code = ["312", "212", "303", "404"][Number(worker.at(-1))];
            const filter = { national_destination_code, limit: 1 };
            const found = await telnyx.availablePhoneNumbers.list({ filter });
            const phone_number = found.data?.[0]?.phone_number ?? "";
            const { data } = await telnyx.numberOrders.create({ phone_numbers: [{ phone_number }] });
            const id = data?.id ?? "";
            const customer_reference = `${worker}-${String(i)}`;
            acknowledge(id, [null, customer_reference]);
            await telnyx.numberOrders.update(id, { customer_reference });
            acknowledge(id, [customer_reference]);
        }
    } catch (error) {
        if (!(error instanceof Telnyx.APIConnectionError)) {
            throw error;
        }
    }
}
