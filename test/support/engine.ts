import type { Engine } from "../../engine/resolve.mjs" with { "resolution-mode": "import" };

let found: Promise<Engine> | undefined;

/** The Pulumi engine that the tests run on; looked up once. Without one the tests fail, they are never skipped. */
export function findEngine(): Promise<Engine> {
    found ??= import("../../engine/resolve.mjs").then((resolve) => resolve.findEngine());
    return found;
}
