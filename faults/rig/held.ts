import type { Properties } from "../../test/support/grpc";
import type { Declaration } from "../program";

/** A resource as the engine's state holds it. */
export interface Held {
    readonly declaration: Declaration;
    readonly id: string;
    readonly inputs: Properties;
    readonly outputs: Properties;
    /** The last operation ended with an initialization failure: the next `up` updates whatever diff says. */
    readonly failed: boolean;
}

/** What a command did. */
export interface Outcome {
    readonly ok: boolean;
    /** Why it failed: what the engine shows. */
    readonly errors: readonly string[];
    /** Warnings and progress of the resources' rows. */
    readonly lines: readonly string[];
    /** What the plugin printed. */
    readonly printed: string;
    /** The resources that it changed, or would change, and how. */
    readonly changes: readonly string[];
    /** Numbers that a program no longer declares, as its inputs show. */
    readonly removals: readonly string[];
    /** How long each of its operations took, in seconds of the plugin's time. */
    readonly seconds: Readonly<Record<string, number>>;
}
