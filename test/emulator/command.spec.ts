import assert from "node:assert/strict";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { networkInterfaces, tmpdir } from "node:os";
import { join } from "node:path";
import { Telnyx } from "telnyx";
import { end, run, running, textOf } from "./process";

describe("Emulator > command", () => {
    let folder: string;
    const file = (name: string, content: unknown): string => {
        writeFileSync(join(folder, name), JSON.stringify(content));
        return join(folder, name);
    };
    const refusal = async (...args: string[]): Promise<{ status: unknown; text: string }> => {
        const process = run("--port", "0", ...args);
        const [text, [status]] = await Promise.all([textOf(process.stderr), once(process, "exit")]);
        return { status: status as unknown, text };
    };

    before(() => {
        folder = mkdtempSync(join(tmpdir(), "telnyx-emulator-"));
    });
    after(() => {
        rmSync(folder, { recursive: true });
    });

    it("prints how to point Pulumi, the official clients and curl at it, and stops when told to", async () => {
        const { process, url, printed } = await running();
        for (const line of [
            `pulumi config set telnyx:baseUrl ${url}`,
            "pulumi config set --secret telnyx:apiKey",
            `export TELNYX_BASE_URL=${url} TELNYX_API_KEY=KEY`,
            `new Telnyx({ apiKey: "KEY", baseURL: "${url}" })`,
            `telnyx.Telnyx(api_key="KEY", base_url="${url}")`,
            `option.WithBaseURL("${url}")`,
            `curl -H "Authorization: Bearer KEY" ${url}/number_orders`,
        ]) {
            assert.ok(printed().includes(line), line);
        }
        assert.equal((await fetch(`${url}/number_orders`)).status, 401);
        process.kill("SIGTERM");
        assert.deepEqual(await once(process, "exit"), [0, null]);
    });

    it("explains itself and names its version", async () => {
        const help = await textOf(run("--help").stdout);
        assert.match(help, /^Usage: pulumi-telnyx-emulator \[options\]/);
        const options = ["port", "data", "seed", "log", "strict", "host", "allow-remote", "version", "help"];
        for (const option of options) {
            assert.ok(help.includes(`  --${option}`), option);
        }
        assert.match(await textOf(run("--version").stdout), /^\d+\.\d+\.\d+\n$/);
    });

    it("refuses what it does not understand, and says what of it", async () => {
        const many = await refusal("--port", "many");
        assert.equal(many.status, 2);
        assert.match(many.text, /--port takes a whole number up to 65535, not many/);
        assert.match((await refusal("--port", "99999")).text, /up to 65535, not 99999/);
        assert.equal((await refusal("--colour")).status, 2);
    });

    it("says that a port is taken", async () => {
        const other = createServer().listen(0, "127.0.0.1");
        await once(other, "listening");
        const { port } = other.address() as AddressInfo;
        const { status, text } = await refusal("--port", String(port));
        assert.equal(status, 1);
        assert.match(text, /^Port \d+ of 127\.0\.0\.1 is in use \(EADDRINUSE\).*--port/);
        other.close();
    });

    it("says what is wrong with a data file, in one line", async () => {
        const { status, text } = await refusal("--data", join(folder, "missing", "data.json"));
        assert.equal(status, 1);
        assert.match(text, /^The data file \S+ cannot be written: its folder does not exist.*\n$/);
    });

    it("shows a line for each request when told to", async () => {
        const { process, url, printed } = await running("--log");
        await fetch(`${url}/number_orders/4711`, { headers: { authorization: "Bearer KEY" } });
        await fetch(`${url}/number_orders`, { headers: { authorization: "Bearer KEY" } });
        await end(process);
        const time = /^[\d:.]{12} /gm;
        const expected = ["404 GET /number_orders/4711 10005 No such number order.", "200 GET /number_orders", ""];
        assert.deepEqual(printed().replace(time, "").split("\n").slice(-3), expected);
    });

    it("shows a line for requests that a fault hits, too", async () => {
        const { process, url, printed } = await running("--log");
        const responds = [
            { kind: "reply", status: 503 },
            { kind: "reply", status: 200, body: { errors: [null, { code: 1 }] } },
            { kind: "emptyList" },
            { kind: "malformed" },
            { kind: "truncate" },
            { kind: "drop" },
            { kind: "delay", ms: 1 },
            { kind: "hold" },
        ];
        const control = (method: string, body: unknown) =>
            fetch(url.replace("v2", `_emulator/${method}`), {
                method: "POST",
                headers: { "content-type": "application/json" },
                body: JSON.stringify(body),
            });
        for (const respond of responds) {
            await control("addFault", [{ method: "GET", path: "^/number_orders$", respond }]);
            const asked = fetch(`${url}/number_orders`, { headers: { authorization: "Bearer KEY" } }).catch(() => null);
            if (respond.kind === "hold") {
                await control("waitForHeld", []);
                await control("dropHeld", []);
            }
            await asked;
        }
        await end(process);
        const lines = printed()
            .split("\n")
            .filter((line) => line.includes("GET /number_orders"))
            .map((line) => line.slice(13).replace("GET /number_orders", "..."));
        assert.deepEqual(lines, [
            "503 ... 10037 The emulator was told to answer this. (fault: reply)",
            "200 ...  ; 1  (fault: reply)",
            "200 ... (fault: emptyList)",
            "200 ... (fault: malformed)",
            "200 ... (fault: truncate)",
            "--- ... (fault: drop)",
            "200 ...",
            "--- ... (fault: hold)",
        ]);
    });

    it("begins with what a seed file has", async () => {
        const seed = file("seed.json", {
            accounts: [{ account: "acme", key: "KEY acme" }],
            inventory: [{ country_iso: "US", phone_number_type: "local", available: 2 }],
            numbers: [{ phone_number: "+13125550142", customer_reference: "front desk", tags: ["a"] }],
            groups: [{ country_code: "DE", phone_number_type: "local", customer_reference: "papers" }],
        });
        const { process, url } = await running("--seed", seed);
        const telnyx = new Telnyx({ apiKey: "KEY acme", baseURL: url, maxRetries: 0 });
        const [number] = (await telnyx.phoneNumbers.list()).data;
        assert.deepEqual(
            [number?.phone_number, number?.customer_reference, number?.tags, number?.status],
            ["+13125550142", "front desk", ["a"], "active"],
        );
        assert.equal((await telnyx.requirementGroups.list())[0]?.customer_reference, "papers");
        await end(process);
    });

    it("names the place in a seed file that is wrong", async () => {
        const number = { account: "acme", phone_number: "+13125550142", colour: "red" };
        const unknown = await refusal("--seed", file("unknown.json", { numbers: [number] }));
        assert.match(unknown.text, /unknown\.json is not as it should be:[^]*"colour"[^]*numbers\[0\]/);
        const lost = await refusal("--seed", file("lost.json", { numbers: [{ phone_number: "+13125550142" }] }));
        assert.match(lost.text, /numbers\[0\]\.account is missing/);
        assert.match((await refusal("--seed", join(folder, "none.json"))).text, /none\.json cannot be read/);
    });

    it("listens for other machines only when that is allowed, and says what it means", async () => {
        const address = Object.values(networkInterfaces())
            .flatMap((all) => all ?? [])
            .find(({ internal, family }) => !internal && family === "IPv4")?.address;
        const { status, text } = await refusal("--host", address ?? "0.0.0.0");
        assert.equal(status, 1);
        assert.match(text, /other machines could reach the emulator.*--allow-remote/);
        const allowed = await running("--host", "0.0.0.0", "--allow-remote", "--control-token", "secret");
        assert.match(allowed.printed(), /Control token: {3}secret/);
        assert.match(allowed.printed(), /Other machines can reach this emulator/);
        await end(allowed.process);
    });
});
