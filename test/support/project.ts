import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

/** The root of this repository. */
export const repository = dirname(dirname(__dirname));

/** The packages that a project finds: those of this repository, by links, as a workspace would. */
const defaultPackages = ["@pulumi/pulumi", "pulumi-telnyx"];

/** A folder of its own outside of the repository, for one test. */
export class TemporaryFolder {
    // Real: a process sees its working folder without links.
    readonly path = realpathSync(mkdtempSync(join(tmpdir(), "pulumi-telnyx-")));

    /** Makes a folder in it. */
    folder(name: string): string {
        const path = join(this.path, name);
        mkdirSync(path, { recursive: true });
        return path;
    }

    remove(): void {
        rmSync(this.path, { recursive: true, force: true });
    }
}

/** Writes files into a folder; the names may contain folders. */
export function writeFiles(folder: string, files: Readonly<Record<string, string>>): void {
    for (const [name, text] of Object.entries(files)) {
        mkdirSync(dirname(join(folder, name)), { recursive: true });
        writeFileSync(join(folder, name), text);
    }
}

/** Links the packages into a project's node_modules. */
export function linkPackages(folder: string, packages: readonly string[] = defaultPackages): void {
    for (const name of packages) {
        const link = join(folder, "node_modules", name);
        mkdirSync(dirname(link), { recursive: true });
        symlinkSync(join(repository, "node_modules", name), link, "junction");
    }
}

/** Options for Node with which Pulumi's SDK loads in a third of the time: every command of the engine loads it twice. */
export const lazySdk = `--require ${JSON.stringify(join(__dirname, "lazySdk.cjs"))}`;

/** The environment of the tests without the settings that would reach what is tested; the others stay. */
export function cleanEnvironment(): NodeJS.ProcessEnv {
    const entries = Object.entries(process.env).filter(([name]) => !/^(PULUMI|TELNYX)_/.test(name));
    return Object.fromEntries(entries);
}
