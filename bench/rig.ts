import { startEmulator, type Emulator, type EmulatorSettings } from "pulumi-telnyx-emulator";
import { telnyxEnvironment } from "../test/support/emulator";
import { createStack, type Stack } from "../test/support/stack";
import { ActivationWatch } from "./activationWatch";
import type { SubjectName } from "./results";
import { linkSubject, programOf } from "./subjects";
import { Traffic } from "./traffic";

/** A stack of one subject on the real engine, the emulator that it orders from, and what is watched of both. */
export interface Rig {
    readonly emulator: Emulator;
    readonly stack: Stack;
    readonly traffic: Traffic;
    readonly activations: ActivationWatch;
    /** Ends and removes all of it. */
    dispose(): Promise<void>;
}

/** How large the program of a rig is. */
export interface Size {
    readonly orders: number;
    readonly numbersPerOrder: number;
}

/** Makes a stack of a subject and an emulator for it; whoever opens it disposes of it. */
export async function openRig(
    subject: SubjectName,
    { orders, numbersPerOrder }: Size,
    settings: Partial<EmulatorSettings>,
): Promise<Rig> {
    const traffic = new Traffic();
    const activations = new ActivationWatch(settings.activationDelayMs ?? 0);
    const emulator = await startEmulator({
        settings: { searchRequired: false, ...settings },
        onReply(reply) {
            traffic.count(reply);
            activations.see(reply);
        },
    });
    try {
        const env = { ...telnyxEnvironment(emulator), ORDERS: String(orders), NUMBERS: String(numbersPerOrder) };
        const stack = await createStack({ program: programOf(subject), refreshAlways: false, env });
        linkSubject(subject, stack.folder);
        const dispose = async () => {
            await stack.dispose();
            await emulator.close();
        };
        return { emulator, stack, traffic, activations, dispose };
    } catch (error) {
        await emulator.close();
        throw error;
    }
}
