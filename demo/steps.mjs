/** The steps of the demo, in their order: a sentence, and the command that it speaks of. */

import { changeNumber, firstNumber } from "./emulator.mjs";
import { pulumi } from "./stack.mjs";
import { tell } from "./terminal.mjs";

/** Somebody else's connection. */
const otherConnection = "1111111111111111111";

/** Each is called with the stack and the emulator. */
export const steps = [
    async (stack, emulator) => {
        tell(`A stack of its own, in a temporary folder. Its Telnyx is an emulator at ${emulator.url}.`);
        await pulumi(stack, "stack", "init", stack.name);
    },
    async (stack) => {
        tell("`pulumi up` orders the number in index.ts. Its row shows the wait of 3 seconds until the number works.");
        await pulumi(stack, "up", "--yes", "--skip-preview");
    },
    async (stack) => {
        tell("`pulumi preview` looks at Telnyx and finds everything as declared.");
        await pulumi(stack, "preview");
    },
    async (stack, emulator) => {
        const number = await firstNumber(emulator);
        tell(`Somebody gave ${number} another connection, behind the program's back: \`pulumi preview\` shows it.`);
        await changeNumber(emulator, number, { connection_id: otherConnection });
        await pulumi(stack, "preview", "--diff");
    },
    async (stack) => {
        tell("`pulumi up` puts the connection right again, in place: the number stays the same one.");
        await pulumi(stack, "up", "--yes", "--skip-preview");
    },
    async (stack) => {
        tell("`pulumi destroy` gives the number back.");
        await pulumi(stack, "destroy", "--yes", "--skip-preview");
    },
];
