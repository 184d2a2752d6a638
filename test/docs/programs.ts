import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { repository } from "../support/project";

/** A piece of TypeScript that documentation shows. */
export interface ShownProgram {
    /** File and number of the block, such as `README.md 1`. */
    readonly name: string;
    readonly source: string;
}

const fence = /^```(?:ts|typescript)\n([\s\S]*?)^```$/gm;
const example = /^ \* ```typescript\n([\s\S]*?)^ \* ```$/gm;

function blocks(file: string, pattern: RegExp): ShownProgram[] {
    const text = readFileSync(join(repository, file), "utf8");
    return [...text.matchAll(pattern)].map(([, block = ""], index) => ({
        name: `${file} ${index + 1}`,
        source: block.replace(/^ \* ?/gm, ""),
    }));
}

function readmes(): string[] {
    const examples = readdirSync(join(repository, "examples")).map((name) => `examples/${name}/README.md`);
    return ["README.md", "provider/README.md", "emulator/README.md", ...examples];
}

function exportedFiles(): string[] {
    const entries = readdirSync(join(repository, "provider"), { recursive: true, encoding: "utf8" });
    const shown = /^([^/]+\/resource|provider|functions\/get\w+)\.ts$/;
    return entries.filter((name) => shown.test(name)).map((name) => `provider/${name}`);
}

/** Every piece of TypeScript in the READMEs and in the doc comments of what is exported. */
export function shownPrograms(): ShownProgram[] {
    return [
        ...readmes().flatMap((file) => blocks(file, fence)),
        ...exportedFiles().flatMap((file) => blocks(file, example)),
    ];
}
