/**
 * Measures speed and size on the real engine against an emulator: `npm run bench -- [part] [options]`. See bench/README.md.
 */

import { createRequire } from "node:module";

const require = createRequire(import.meta.url);
require("ts-node/register/transpile-only");

const measured = (part) => (args) => require("./main.ts").run(part, args);
const benches = {
    quick: measured("quick"),
    all: measured("all"),
    orders: measured("orders"),
    state: measured("state"),
    start: measured("start"),
    limit: measured("limit"),
    bulk: ([numbers]) => require("./bulk.ts").run(numbers),
    plot: ([json, svg]) => require("./publish.ts").plot(json, svg),
    readme: ([json, page]) => require("./publish.ts").readme(json, page),
};

const [first, ...others] = process.argv.slice(2);
const [name, args] = first === undefined || first.startsWith("-") ? ["quick", process.argv.slice(2)] : [first, others];

try {
    if (!Object.hasOwn(benches, name)) {
        throw new Error(`There is no bench "${name}". There is: ${Object.keys(benches).join(", ")}.`);
    }
    await benches[name](args);
} catch (error) {
    console.error(error.message);
    process.exitCode = 1;
}
