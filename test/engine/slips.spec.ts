import assert from "node:assert/strict";
import { rmSync } from "node:fs";
import { join } from "node:path";
import type { Emulator } from "pulumi-telnyx-emulator";
import { startEmulator } from "../support/checkedEmulator";
import { ownedNow } from "../support/bulk";
import { apiKey } from "../support/emulator";
import { must } from "../support/must";
import { bulkProgram } from "../support/bulkWorld";
import { us, EngineWorld, type Orders } from "../support/engineWorld";

const type = "pulumi-nodejs:dynamic/telnyx:NumberOrder";
const __provider = 'exports.handler=()=>require("pulumi-telnyx/dynamic").numberOrder';

describe("Slips that must lose no number, on the real engine", function () {
    this.timeout(240_000);
    let emulator: Emulator;
    const worlds: EngineWorld[] = [];

    beforeEach(async () => {
        emulator = await startEmulator({ settings: { searchRequired: false } });
    });
    afterEach(async () => {
        await Promise.all(worlds.splice(0).map((world) => world.close()));
        await emulator.close();
    });

    async function open(options: Parameters<typeof EngineWorld.open>[0]): Promise<EngineWorld> {
        const world = await EngineWorld.open({ emulator, ...options });
        worlds.push(world);
        return world;
    }

    const owned = () => ownedNow(emulator.control);

    async function orderByHand(...phoneNumbers: string[]): Promise<string> {
        const reply = await fetch(`${emulator.url}/number_orders`, {
            method: "POST",
            headers: { authorization: `Bearer ${apiKey}`, "content-type": "application/json" },
            body: JSON.stringify({ phone_numbers: phoneNumbers.map((phone_number) => ({ phone_number })) }),
        });
        return ((await reply.json()) as { data: { id: string } }).data.id;
    }

    function importFile(id: string, name: string, phoneNumbers: string[]): string {
        const inputs = { __provider, phoneNumbers };
        return JSON.stringify({ resources: [{ type, name, id, inputs, outputs: { __provider } }] });
    }

    it("an import names one of three numbers: the preview names the two that would go, and without it none goes", async () => {
        const id = await orderByHand(us(1), us(2), us(3));
        const world = await open({
            orders: { main: { phoneNumbers: [us(1)] } },
            files: { "import.json": importFile(id, "main", [us(1)]) },
        });
        await world.stack.expect(["import", "--file", "import.json", "--generate-code=false", "--yes"]);

        const first = await world.must("preview", "--diff");
        assert.match(first.output, new RegExp(`warning: releases 2 numbers: \\${us(2)}, \\${us(3)}`));
        assert.match(first.planned("main"), new RegExp(`- \\[1\\]: "\\${us(2)}"`));
        const blind = await world.run("up", "--refresh=false");
        assert.deepEqual(owned(), [us(1), us(2), us(3)], "nothing that the state did not list");
        assert.match(blind.output, /are not declared here, and were found under an order of this resource/);
        const preview = await world.must("preview", "--diff");
        assert.match(preview.output, new RegExp(`warning: releases 2 numbers: \\${us(2)}, \\${us(3)}`));
        assert.match(preview.planned("main"), new RegExp(`- \\[1\\]: "\\${us(2)}"`));
        assert.deepEqual(owned(), [us(1), us(2), us(3)]);
    });

    it("an import under the id of a number is refused before a request, with the way back", async () => {
        const id = "2791884400100000001";
        const world = await open({
            orders: { main: { phoneNumbers: [us(1)] } },
            files: { "import.json": importFile(id, "main", [us(1)]) },
        });
        await world.stack.expect(["import", "--file", "import.json", "--generate-code=false", "--yes"]);

        const preview = await world.run("preview");

        assert.match(preview.output, /this is the id of a phone number.*`pulumi state delete --force <urn>`/);
        assert.deepEqual(preview.requests, []);
    });

    it("an empty element is refused at its place, in every list, before any request", async () => {
        const world = await open({ orders: { main: { phoneNumbers: [us(1), us(2)] } } });
        await world.must("up");
        const unset = "process.env.NOT_SET_ANYWHERE";
        world.stack.writeProgram(`
            const pulumi = require("@pulumi/pulumi");
            const telnyx = require("pulumi-telnyx");
            new telnyx.NumberOrder("main", { phoneNumbers: ["${us(1)}", ${unset}] });
        `);
        const preview = await world.run("preview", "--refresh=false");
        assert.match(preview.output, /property phoneNumbers\[1\] .*this is empty \(undefined or null\)/);
        assert.deepEqual(preview.requests, []);

        const others: [path: string, resource: string][] = [
            ["phoneNumbers[1]", `NumberOrder("main", { phoneNumbers: ["${us(1)}", pulumi.output(${unset})] })`],
            [
                "regulatoryRequirements[0]",
                `NumberOrder("main", { phoneNumbers: ["${us(1)}"], regulatoryRequirements: [${unset}] })`,
            ],
            ["orderingGroups[0]", `InexplicitNumberOrder("pool", { orderingGroups: [${unset}] })`],
        ];
        for (const [path, resource] of others) {
            world.stack.writeProgram(
                `const pulumi = require("@pulumi/pulumi"), telnyx = require("pulumi-telnyx"); new telnyx.${resource};`,
            );
            const up = await world.run("up", "--refresh=false");
            assert.ok(up.output.includes(`property ${path} value {<nil>} has a problem: this is empty`), up.output);
            assert.deepEqual(up.changes(), []);
        }
        assert.deepEqual(owned(), [us(1), us(2)]);
    });

    it("another backend with the same names takes over nothing, asks, and obeys telnyx:adopt", async () => {
        const orders: Orders = { main: { phoneNumbers: [us(1), us(2)] } };
        const first = await open({ orders });
        await first.must("up");
        const second = await open({ orders });

        const up = await second.run("up");

        assert.notEqual(up.code, 0);
        assert.match(
            up.output,
            /carries the mark of this resource \(organization\/phones\/dev\/main\)[^]*telnyx:adopt/,
        );
        assert.deepEqual(up.changes(), []);
        await second.run("destroy");
        assert.deepEqual(owned(), [us(1), us(2)]);

        const [order] = emulator.control.orders();
        await second.stack.setConfig({ "telnyx:adopt": must(order).id });
        const adopted = await second.must("up");
        assert.deepEqual(adopted.ordered(), []);
        assert.deepEqual(adopted.each("main", "phoneNumber"), [us(1), us(2)]);
        await second.must("up");
    });

    it("telnyx:owner keeps two backends with the same names apart", async () => {
        const first = await open({ orders: { main: { phoneNumbers: [us(1)] } }, config: { "telnyx:owner": "berlin" } });
        const second = await open({ orders: { main: { phoneNumbers: [us(2)] } }, config: { "telnyx:owner": "paris" } });
        await first.must("up");
        await second.must("up");
        const references = emulator.control.orders().map(({ customer_reference }) => customer_reference ?? "");
        assert.match(must(references[0]), /^berlin\/organization\/phones\/dev\/main#/);
        assert.match(must(references[1]), /^paris\/organization\/phones\/dev\/main#/);
    });

    it("a copied stack releases nothing in its first run, and says why", async () => {
        const production = await open({ orders: { main: { phoneNumbers: [us(1), us(2)] } }, name: "prod" });
        await production.must("up");
        const { stdout } = await production.stack.expect(["stack", "export"]);
        const staging = await open({
            orders: { main: { phoneNumbers: [us(3)] } },
            name: "staging",
            files: { "copy.json": stdout.replaceAll("urn:pulumi:prod::", "urn:pulumi:staging::") },
        });
        await staging.stack.expect(["stack", "import", "--file", "copy.json"]);

        const up = await staging.must("up");

        assert.match(up.output, /are kept: the state was last used under another URN/);
        assert.deepEqual(owned(), [us(1), us(2), us(3)]);
        assert.equal((await production.run("preview", "--refresh=false", "--expect-no-changes")).code, 0);
    });

    it("a shortened list of a protected resource names the number that goes, in preview and up", async () => {
        const world = await open({ orders: { main: { phoneNumbers: [us(1), us(2)], options: { protect: true } } } });
        await world.must("up");
        world.declare({ main: { phoneNumbers: [us(1)], options: { protect: true } } });

        const preview = await world.must("preview");
        assert.match(preview.output, new RegExp(`NumberOrder \\(main\\):\\n +warning: releases 1 number: \\${us(2)}`));
        const up = await world.must("up");
        assert.match(up.output, new RegExp(`warning: releases 1 number: \\${us(2)}`));
        assert.deepEqual(owned(), [us(1)]);
    });

    it("half a destroy says what is gone, what stays and what to do, and the next refresh lists what stays", async () => {
        const world = await open({ orders: { main: { phoneNumbers: [us(1), us(2), us(3)] } } });
        await world.must("up");
        const id = must(emulator.control.numbers().find(({ phone_number }) => phone_number === us(2))).id;
        const errors = [{ code: "10015", title: "Bad Request", detail: "An emergency address is assigned." }];
        emulator.control.addFault({
            ...{ method: "DELETE", path: `^/phone_numbers/${id}$`, times: 99 },
            respond: { kind: "reply", status: 422, body: { errors } },
        });

        const destroy = await world.run("destroy");

        assert.notEqual(destroy.code, 0);
        assert.match(destroy.output, /An emergency address is assigned.*disable emergency calling of the number first/);
        assert.match(destroy.output, new RegExp(`released: \\${us(1)}, \\${us(3)}; still there: \\${us(2)}`));
        assert.deepEqual((await world.must("refresh")).each("main", "phoneNumber"), [us(2)]);
        emulator.control.clearFaults();
        await world.must("destroy");
        assert.deepEqual(owned(), []);
    });

    it("a project renamed in Pulumi.yaml is told how to rename the stack", async () => {
        const orders: Orders = { main: { phoneNumbers: [us(1)] } };
        await (await open({ orders, project: "phones" })).must("up");

        const renamed = await (await open({ orders, project: "telephony" })).run("up");

        assert.match(
            renamed.output,
            /differs from that of this resource only in the project or stack[^]*`pulumi stack rename/,
        );
        assert.deepEqual(owned(), [us(1)]);
    });

    it("a pool under a renamed project warns before it buys", async () => {
        const pool = { pool: { orderingGroups: [{ countRequested: 2, countryIso: "US", phoneNumberType: "local" }] } };
        await (await open({ program: bulkProgram(pool), project: "phones" })).must("up");

        const renamed = await (await open({ program: bulkProgram(pool), project: "telephony" })).must("up");

        assert.match(
            renamed.output,
            /warning: ordering 2 numbers \(US local\): inexplicit number order .* asks for the same/,
        );
        assert.equal(owned().length, 4, "names are no proof");
    });

    it("a package that is missing is named, in the place of a stack of Node's", async () => {
        const world = await open({ orders: { main: { phoneNumbers: [us(1)] } } });
        await world.must("up");
        rmSync(join(world.stack.folder, "node_modules", "pulumi-telnyx"), { recursive: true });

        const destroy = await world.run("destroy");

        assert.match(destroy.output, /pulumi-telnyx is not installed in .*npm install pulumi-telnyx there/);
        assert.doesNotMatch(destroy.output, /Require stack/);
        assert.deepEqual(owned(), [us(1)]);
    });
});
