import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { repository } from "./project";

/** The files of an example's project, which take the place of those of a test project; tests and prose stay behind. */
export function filesOf(example: string): Record<string, string> {
    const folder = join(repository, "examples", example);
    const names = readdirSync(folder).filter((name) => /\.(yaml|json|ts|js)$/.test(name) && !name.endsWith(".spec.ts"));
    return Object.fromEntries(names.map((name) => [name, readFileSync(join(folder, name), "utf8")]));
}
