import { writeFileSync } from "node:fs";
import { join } from "node:path";

/** Writes a JavaScript file that can be called by its name. */
export function writeExecutable(file: string, source: string): void {
    writeFileSync(file, `#!${process.execPath}\n${source}\n`, { mode: 0o755 });
}

export interface FakeEngineOptions {
    /** What `pulumi version` says. */
    readonly version: string;
    /** The Node host: there, there but failing, or missing. @default "answers" */
    readonly host?: "answers" | "broken" | "none";
    /** Whether the starter of the dynamic provider is there. @default true */
    readonly starter?: boolean;
}

/** Sources of executables that look like an installed Pulumi, as far as the set-up looks. */
function engineFiles({ version, host = "answers", starter = true }: FakeEngineOptions): Record<string, string> {
    const hosts = { answers: "console.log(40123); setInterval(() => {}, 1000)", broken: "process.exit(3)", none: "" };
    return {
        pulumi: `console.log(${JSON.stringify(version)})`,
        ...(host === "none" ? {} : { "pulumi-language-nodejs": hosts[host] }),
        ...(starter ? { "pulumi-resource-pulumi-nodejs": "" } : {}),
    };
}

/** Puts executables into a folder that look like an installed Pulumi. */
export function fakeEngine(bin: string, options: FakeEngineOptions): void {
    for (const [name, source] of Object.entries(engineFiles(options))) {
        writeExecutable(join(bin, name), source);
    }
}

/**
 * Puts a `go` into a folder that notes its calls in the file `calls` beside it, and installs what looks like the tools
 * that it was asked to build. It fails in the module named.
 */
export function fakeGo(bin: string, { fails = "" } = {}): void {
    const files = engineFiles({ version: "v3.259.0", starter: false });
    writeExecutable(
        join(bin, "go"),
        `
        const { appendFileSync, mkdirSync, writeFileSync } = require("node:fs");
        const [, , command, ...args] = process.argv;
        const folder = process.cwd().split("/").at(-1);
        if (folder === ${JSON.stringify(fails)}) {
            console.error("no such module");
            process.exit(1);
        } else {
            appendFileSync(__dirname + "/calls", [process.cwd(), command, ...args].join(" ") + "\\n");
            mkdirSync(process.env.GOBIN, { recursive: true });
            const tool = folder === "cli" ? "pulumi" : "pulumi-language-nodejs";
            const source = ${JSON.stringify(files)}[tool];
            writeFileSync(process.env.GOBIN + "/" + tool, "#!" + process.execPath + "\\n" + source, { mode: 0o755 });
        }
        `,
    );
}

/**
 * Puts an `npm` into a folder that notes each call in the file `installs` beside it, and then waits until there is a file
 * `proceed`: it installs a package, or fails when that file says so.
 */
export function fakeNpm(bin: string): void {
    writeExecutable(
        join(bin, "npm"),
        `
        const { appendFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } = require("node:fs");
        appendFileSync(__dirname + "/installs", process.pid + "\\n");
        const timer = setInterval(() => {
            if (existsSync(__dirname + "/proceed")) {
                clearInterval(timer);
                if (readFileSync(__dirname + "/proceed", "utf8") === "fail") {
                    console.error("no such package");
                    process.exit(1);
                }
                mkdirSync("node_modules", { recursive: true });
                writeFileSync("node_modules/.package-lock.json", readFileSync("package-lock.json", "utf8"));
            }
        }, 20);
        `,
    );
}
