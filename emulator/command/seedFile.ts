import { readFileSync } from "node:fs";
import { z } from "zod";
import { seedSchema, type Seed } from "../seed";

/** Reads a seed file; what is wrong in it is named with its place. */
export function readSeed(file: string): Seed {
    let seed: unknown;
    try {
        seed = JSON.parse(readFileSync(file, "utf8"));
    } catch (error) {
        throw new Error(
            `The seed file ${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`,
        );
    }
    const parsed = seedSchema.safeParse(seed);
    if (!parsed.success) {
        throw new Error(`The seed file ${file} is not as it should be:\n${z.prettifyError(parsed.error)}`);
    }
    return parsed.data;
}
