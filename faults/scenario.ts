import type { EmulatorSettings } from "pulumi-telnyx-emulator";
import type { Declaration, Program } from "./program";
import type { Desk } from "./rig/desk";

/** A story with one command in it that is harmed. */
export interface Scenario {
    readonly name: string;
    readonly settings?: Partial<EmulatorSettings>;
    /** What happened before; nothing of it is harmed. */
    before?(desk: Desk): Promise<void>;
    /** What the harmed command is given, and what has to be true at the end. */
    readonly program: Program;
    /** The harmed command. @default "up", without a refresh */
    readonly command?: "up" | "up with refresh" | "refresh" | "destroy";
    /** What people do between two commands: they approve what was handed in. It does no harm to do it twice. */
    person?(desk: Desk): void;
    /** How often the user runs `up` after the harm, at most. @default 2 */
    readonly patience?: number;
    /** Something that check must accept: a provider that does not know it cannot play the story. */
    readonly needs?: Declaration;
}

/** Puts a program into effect without harm; the state has to be there afterwards. */
export async function done(desk: Desk, program: Program): Promise<void> {
    const { ok, errors } = await desk.stack.up(program);
    if (!ok) {
        throw new Error(`what stands before the story failed: ${errors.join("\n")}`);
    }
}
