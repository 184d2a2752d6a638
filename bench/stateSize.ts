import type { Stack } from "../test/support/stack";
import type { StateSize, SubjectName } from "./results";
import { openRig } from "./rig";
import { runWell } from "./command";
import { total } from "./statistics";

/** Bytes of inputs and outputs, as JSON, of every order that a stack holds. */
export async function sizesOf(stack: Stack): Promise<Pick<StateSize, "inputs" | "outputs">[]> {
    const { resources } = await stack.state();
    return resources
        .filter(({ type }) => type.startsWith("pulumi-nodejs:dynamic"))
        .map(({ inputs, outputs }) => ({ inputs: bytes(inputs), outputs: bytes(outputs) }));
}

/** How many bytes inputs and outputs of one order have on average. */
export async function bytesOfOne(stack: Stack): Promise<number> {
    const sizes = await sizesOf(stack);
    return Math.round(total(sizes.map(({ inputs, outputs }) => inputs + outputs)) / sizes.length);
}

/** Orders numbers in one order and weighs its state. */
export async function measureState(subject: SubjectName, numbers: number): Promise<StateSize> {
    const rig = await openRig(subject, { orders: 1, numbersPerOrder: numbers }, {});
    try {
        await runWell(rig, "up", 1);
        const [size] = await sizesOf(rig.stack);
        if (size === undefined) {
            throw new Error(`The state of ${subject} holds no order after its up.`);
        }
        return { subject, numbers, ...size };
    } finally {
        await rig.dispose();
    }
}

function bytes(properties: unknown): number {
    return Buffer.byteLength(JSON.stringify(properties));
}
