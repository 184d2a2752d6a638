/** What the demo writes on the terminal, and where it keeps its files. */

import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const bold = process.stdout.isTTY ? (text) => `\x1b[1m${text}\x1b[0m` : (text) => text;

/** Says what the reader is about to see. */
export function tell(sentence) {
    console.log(`\n${bold(`==> ${sentence}`)}\n`);
}

/** Shows a command as one would type it. */
export function showCommand(words) {
    console.log(`$ ${words.join(" ")}`);
}

/** Makes the folder in which the demo keeps everything. */
export function makeFolder() {
    return mkdtempSync(join(tmpdir(), "pulumi-telnyx-demo-"));
}
