import assert from "node:assert/strict";
import { telnyxEnvironment, useEmulator } from "../support/emulator";
import { runProgram } from "./support";

/** Packages of which files are loaded, apart from those that @pulumi/pulumi brings. */
const loaded = `
    const packagesOf = (files) => [...new Set(files.flatMap((file) =>
        file.match(/node_modules\\/(axios|zod|libphonenumber-js|dataloader|axios-retry)\\//)?.[1] ?? []))].sort();
    const ofPulumi = new Set();
    const filesNow = () => Object.keys(require.cache).filter((file) => !file.includes("@pulumi"));`;

const fakeMocks = `
    const asked = [];
    const mocks = {
        newResource: (args) => ({ id: args.name + "-id", state: args.inputs }),
        call: (args) => { asked.push([args.token, args.inputs]); return { phoneNumbers: [], id: "7", requirements: [] }; },
    };
    const valueOf = (output) => new Promise((resolve) => output.apply(resolve));`;

describe("A program that loads the package", function () {
    this.timeout(30_000);
    const emulator = useEmulator();

    it("loads nothing but @pulumi/pulumi, and the HTTP client only when it calls a function", async () => {
        const { printed, error } = await runProgram(
            `${loaded}
            const own = () => filesNow().filter((file) => /provider\\/dist/.test(file)).map((file) => file.split("dist/")[1]);
            const atFirst = { packages: packagesOf(filesNow()), own: own() };
            telnyx.getRegulatoryRequirements({ countryCode: "DE", phoneNumberType: "local" }).then(() =>
                print({ atFirst, then: packagesOf(filesNow()) }));`,
            telnyxEnvironment(emulator),
        );

        const { atFirst, then } = printed as { atFirst: { packages: string[]; own: string[] }; then: string[] };
        assert.deepEqual(atFirst.packages, [], error);
        assert.ok(atFirst.own.length <= 20, `${atFirst.own.length} files: ${atFirst.own.join(", ")}`);
        assert.ok(
            !atFirst.own.some((file) => /^(telnyx|lookups|orders\/(?!resource|inFull))/.test(file)),
            atFirst.own.join(", "),
        );
        assert.deepEqual(then, ["axios", "axios-retry", "dataloader", "libphonenumber-js", "zod"]);
    });

    it("gets no answer of Telnyx in a unit test: its mocks answer, and nothing more is loaded", async () => {
        const { printed, error } = await runProgram(
            `${loaded}${fakeMocks}
            const main = async () => {
                await pulumi.runtime.setMocks(mocks, "proj", "stack", false);
                const provider = new telnyx.Provider("other", { apiKey: "KEY" });
                await telnyx.getPhoneNumber({ phoneNumber: "+13125550142" });
                const { id } = await valueOf(
                    telnyx.getNumberOrderOutput({ numberOrderId: pulumi.output("6a1f") }, { provider }),
                );
                print({ asked, id, packages: packagesOf(filesNow()) });
            };
            void main();`,
            { TELNYX_BASE_URL: "http://127.0.0.1:9/v2" },
        );

        assert.deepEqual(
            printed,
            {
                asked: [
                    ["telnyx:index:getPhoneNumber", { phoneNumber: "+13125550142" }],
                    ["telnyx:index:getNumberOrder", { numberOrderId: "6a1f" }],
                ],
                id: "7",
                packages: [],
            },
            error,
        );
    });

    it("may be a script without Pulumi around it, with the key of the environment; it then ends by itself", async () => {
        const { printed, error } = await runProgram(
            `telnyx.getAvailablePhoneNumbers({ countryCode: "US", limit: 2 }).then(({ phoneNumbers }) => print(phoneNumbers.length));`,
            telnyxEnvironment(emulator),
        );
        assert.equal(printed, 2, error);
    });

    it("says what is wrong when a function gets some other provider", async () => {
        const { error } = await runProgram(
            `${fakeMocks}
            const provider = { __pulumiType: "pulumi:providers:aws" };
            telnyx.getAvailablePhoneNumbers({ countryCode: "US" }, { provider }).catch(({ message }) => {
                console.error(message);
                process.exit(1);
            });`,
            telnyxEnvironment(emulator),
        );
        assert.equal(error, "getAvailablePhoneNumbers: the option provider takes a telnyx.Provider\n");
    });
});
