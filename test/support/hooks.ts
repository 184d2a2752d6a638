import { refuseMismatches } from "./checkedEmulator";
import { stopEmulator } from "./emulator";
import { disposeStacks } from "./stack";

/** How long the test process may take to end by itself after the last test. */
const graceMs = 10_000;

/** Mocha's root hooks: whatever the tests did, nothing that they started is left behind. */
export const mochaHooks: Mocha.RootHookObject = {
    afterEach() {
        refuseMismatches();
    },
    async afterAll() {
        await disposeStacks();
        await stopEmulator();
        if (process.env["MOCHA_WORKER_ID"] !== undefined) {
            return; // With --parallel, mocha itself ends its worker processes.
        }
        // Something that is still open would keep the process alive for ever. Say what it is, and fail.
        setTimeout(() => {
            process.stderr.write(`Still open after the last test: ${process.getActiveResourcesInfo().join(", ")}\n`);
            process.exit(1);
        }, graceMs).unref();
    },
};
