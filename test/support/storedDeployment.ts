import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { ResourceState, StackState } from "./stackOptions";

/** The part of a deployment that tests look at. */
export interface Deployment {
    readonly resources?: ResourceState[];
    readonly pending_operations?: StackState["pendingOperations"];
}

/**
 * The deployment of the one stack that a backend in a folder holds, as the engine wrote it: what `pulumi stack export`
 * shows, without the half second that it takes. Undefined where there are several stacks, or none.
 */
export function storedDeployment(backendUrl = ""): Deployment | undefined {
    const folder = backendUrl.startsWith("file://") ? join(fileURLToPath(backendUrl), ".pulumi", "stacks") : "";
    if (!existsSync(folder)) {
        return undefined;
    }
    const names = readdirSync(folder, { recursive: true, encoding: "utf8" });
    const [only, ...others] = names.filter((name) => name.endsWith(".json"));
    if (only === undefined || others.length > 0) {
        return undefined;
    }
    const { checkpoint } = JSON.parse(readFileSync(join(folder, only), "utf8")) as {
        checkpoint: { latest?: Deployment | null };
    };
    return checkpoint.latest ?? {};
}
