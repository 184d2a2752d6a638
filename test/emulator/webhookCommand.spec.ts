import assert from "node:assert/strict";
import { once } from "node:events";
import { Telnyx } from "telnyx";
import { end, run, textOf } from "./process";
import { onReceiver } from "./receiver";
import { must, order } from "./support";

describe("Emulator > webhooks on the command line", () => {
    const receiver = onReceiver();

    it("go to the URL that it names, and its log shows every attempt", async () => {
        receiver.answers = { "/first": 500 };
        const webhook = ["--webhook", `${receiver.url}/first`, "--webhook-failover", `${receiver.url}/second`];
        const command = run("--port", "0", "--log", ...webhook);
        let text = "";
        command.stdout.on("data", (chunk: Buffer) => (text += chunk.toString()));
        while (!text.includes("Ctrl+C")) {
            await once(command.stdout, "data");
        }
        const url = must(/http:\/\/127\.0\.0\.1:\d+\/v2/.exec(text))[0];
        assert.match(text, /Console: +http:\/\/127\.0\.0\.1:\d+\/\n/);
        assert.match(text, /export TELNYX_PUBLIC_KEY=\S{44}/);
        await fetch(url.replace("/v2", "/_emulator/configure"), {
            method: "POST",
            headers: { "content-type": "application/json" },
            body: '[{"webhookRetryMs":1}]',
        });
        await order(new Telnyx({ apiKey: "KEY", baseURL: url }), ["+13125550142"]);
        await receiver.waitFor(4);
        await end(command);
        const paths = [...text.matchAll(/(\d{3}) WEBHOOK \S+(\/\w+)$/gm)].map(([, status, path]) => [status, path]);
        assert.deepEqual(paths.slice(0, 3), [
            ["500", "/first"],
            ["500", "/first"],
            ["500", "/first"],
        ]);
        assert.equal(receiver.received.at(-1)?.path, "/second");
    });

    it("need a URL that webhooks can go to", async () => {
        for (const option of ["--webhook", "--webhook-failover"]) {
            const wrong = run(option, "ftp://example.com/");
            assert.match(await textOf(wrong.stderr), new RegExp(`${option} takes a http or https URL, not ftp:`));
        }
    });
});
