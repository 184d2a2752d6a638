/**
 * The fault matrix: `npm run faults -- [options]`. Every story is played once without harm; then once for each of its
 * requests and each fault, with and without a refresh afterwards. See faults/README.md.
 */

import { createRequire } from "node:module";

const require = createRequire(import.meta.url);
require("ts-node/register/transpile-only");

require("./run.ts")
    .run(process.argv.slice(2))
    .catch((error) => {
        console.error(error.message);
        process.exitCode = 1;
    });
