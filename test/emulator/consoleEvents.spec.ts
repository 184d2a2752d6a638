import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { runInNewContext } from "node:vm";
import { buy, onBench } from "./support";

const folder = dirname(createRequire(__filename).resolve("pulumi-telnyx-emulator/package.json"));
const script = readFileSync(join(folder, "console", "static", "control.js"), "utf8");

type ReadEvents = (reply: Response, take: (name: string, data: unknown) => void) => Promise<void>;

/** The function by which the page reads the events, without a page. */
const readEvents = runInNewContext(`${script}; readEvents`, { TextDecoderStream }) as ReadEvents;

describe("Emulator > events of the console", () => {
    const bench = onBench();

    it("are read whole, whatever characters end a line elsewhere", async () => {
        const label = "a\u2028b\u2029c\rd\ne\u0085event: f\n\ndata: g";
        await buy(bench.telnyx, "+13125550142", { customer_reference: label });
        const stop = new AbortController();
        const reply = await fetch(`${bench.emulator.controlUrl}/events`, { signal: stop.signal });
        const [name, overview] = await new Promise<[string, { numbers: { newest: { customer_reference: string }[] } }]>(
            (resolve, reject) => {
                readEvents(reply, (...event) => {
                    resolve(event as never);
                }).catch(reject);
            },
        );
        stop.abort();
        assert.deepEqual([name, overview.numbers.newest[0]?.customer_reference], ["overview", label]);
    });
});
