import assert from "node:assert/strict";
import { telnyxEnvironment, useEmulator } from "../support/emulator";
import { inPortal } from "../support/portal";
import { createStack, type Stack } from "../support/stack";

const provider = 'exports.handler=()=>require("pulumi-telnyx/dynamic").numberOrder';
const program = `
const telnyx = require("pulumi-telnyx");
new telnyx.NumberOrder("line", { phoneNumbers: ["+13125550142"], connectionId: "1111" });
`;

describe("NumberOrder > import", () => {
    const emulator = useEmulator({ reset: "suite" });
    let stack: Stack;
    let orderId: string;

    before("order a number by hand, and import its order", async () => {
        const search = "filter[country_code]=US&filter[phone_number][contains]=3125550142";
        await inPortal(emulator, "GET", `/available_phone_numbers?${search}`);
        const request = {
            phone_numbers: [{ phone_number: "+13125550142" }],
            connection_id: "1111",
            customer_reference: "by hand",
        };
        await inPortal(emulator, "POST", "/number_orders", request);
        orderId = emulator.control.orders()[0]?.id ?? "";
        const inputs = { __provider: provider, phoneNumbers: ["+13125550142"], connectionId: "1111" };
        const resource = { type: "pulumi-nodejs:dynamic/telnyx:NumberOrder", name: "line", id: orderId };
        const file = { resources: [{ ...resource, inputs, outputs: { __provider: provider } }] };
        stack = await createStack({
            program,
            env: telnyxEnvironment(emulator),
            files: { "import.json": JSON.stringify(file) },
        });
        emulator.control.clearRequests();
    });

    it("takes over an order that was placed elsewhere, without a warning", async () => {
        const { code, output } = await stack.run(["import", "--file", "import.json", "--generate-code=false", "--yes"]);
        assert.equal(code, 0, output);
        assert.doesNotMatch(output, /warning/);
    });

    it("is protected until its program is run, and previews only this package's own notes", async () => {
        const { output } = await stack.run(["preview"]);
        assert.match(output, /\[diff: \+__label,\+?__token,?.*~__provider/);
        assert.match((await stack.run(["stack", "export"])).output, /"protect": true/);
    });

    it("marks the order as its own with the next up, and orders nothing", async () => {
        const { code, output } = await stack.up();
        assert.doesNotMatch((await stack.run(["stack", "export"])).output, /"protect": true/);
        assert.equal(code, 0, output);
        assert.deepEqual(
            emulator.control
                .requests()
                .filter(({ method }) => method !== "GET")
                .map(({ method, path }) => `${method} ${path}`),
            [`PATCH /number_orders/${orderId}`],
        );
        assert.match(
            String((await stack.resource("line"))?.outputs["orderReference"]),
            /^organization\/phones\/dev\/line#/,
        );
    });

    it("then previews without changes", async () => {
        const { code, output } = await stack.preview("--expect-no-changes");
        assert.equal(code, 0, output);
    });
});

describe("NumberOrder > import of a file that names fewer numbers than the program", () => {
    const emulator = useEmulator({ reset: "suite" });
    const numbers = ["+13125550172", "+13125550173"];
    let stack: Stack;

    before("order two numbers by hand, and import one of them", async () => {
        emulator.control.configure({ searchRequired: false });
        const request = { phone_numbers: numbers.map((number) => ({ phone_number: number })) };
        await inPortal(emulator, "POST", "/number_orders", request);
        const inputs = { __provider: provider, phoneNumbers: numbers.slice(0, 1) };
        const id = emulator.control.orders()[0]?.id ?? "";
        const resource = { type: "pulumi-nodejs:dynamic/telnyx:NumberOrder", name: "line", id };
        const file = { resources: [{ ...resource, inputs, outputs: { __provider: provider } }] };
        stack = await createStack({
            program: `new (require("pulumi-telnyx").NumberOrder)("line", { phoneNumbers: ${JSON.stringify(numbers)} });`,
            env: telnyxEnvironment(emulator),
            files: { "import.json": JSON.stringify(file) },
        });
        await stack.expect(["import", "--file", "import.json", "--generate-code=false", "--yes"]);
    });

    for (const command of ["preview", "up"] as const) {
        it(`${command} names none as released`, async () => {
            const { code, output } = await stack[command]();
            assert.equal(code, 0, output);
            assert.doesNotMatch(output, /releases/);
        });
    }

    it("keeps both", async () => {
        assert.deepEqual((await stack.resource("line"))?.outputs["phoneNumbers"], numbers);
        assert.equal(emulator.control.orders().length, 1);
    });
});
