/** What the demo prints when it leaves emulator and stack running. */

import { root } from "../engine/places.mjs";
import { stackFile } from "./stack.mjs";
import { tell } from "./terminal.mjs";

/** Prints the commands with which the reader goes on, and those that end it all. */
export function explainHowToGoOn(folder, stack, emulator) {
    const settings = Object.entries(stack.settings).map(([name, value]) => `export ${name}=${quote(value)}`);
    const release = `curl -X POST ${emulator.controlUrl}/releaseNumber -H "content-type: application/json"`;
    tell("To see what happens, and to do what Telnyx would do, open the emulator's console:");
    print(new URL("/", emulator.url).href);
    tell("Emulator and stack go on running. To go on by hand, put this into a shell:");
    print(`cd ${quote(root)}`, `export PATH=${quote(stack.binDir)}:"$PATH"`, ...settings);
    tell("Then, for example: change index.ts and apply it, or release the number behind the program's back.");
    print("pulumi preview --diff", "pulumi up", `${release} -d '["+13125550142"]'`);
    tell("To end it:");
    print("pulumi destroy --yes", `kill ${emulator.child.pid}`, `rm -rf ${quote(folder)} ${quote(stackFile(stack))}`);
}

function print(...lines) {
    console.log(lines.join("\n"));
}

/** Quotes a word for a shell. */
function quote(word) {
    return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}
