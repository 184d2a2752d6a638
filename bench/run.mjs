/**
 * Measures speed and size on the real engine against an emulator: `npm run bench -- bulk [numbers]`.
 *
 * `bulk` takes one InexplicitNumberOrder of 10,000 numbers (or as many as are named) through its life, and prints for
 * each command how long it took, what it asked Telnyx for, how much memory the plugin process needed, and how large the
 * state became.
 */

import { createRequire } from "node:module";

const require = createRequire(import.meta.url);
require("ts-node/register/transpile-only");

const benches = { bulk: "./bulk.ts" };
const [name = "bulk", ...rest] = process.argv.slice(2);

if (name in benches) {
    require(benches[name])
        .run(...rest)
        .catch((error) => {
            console.error(error.message);
            process.exitCode = 1;
        });
} else {
    console.error(`There is no bench "${name}". There is: ${Object.keys(benches).join(", ")}.`);
    process.exitCode = 1;
}
