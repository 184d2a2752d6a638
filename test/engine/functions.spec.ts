import assert from "node:assert/strict";
import { us, EngineWorld } from "../support/engineWorld";

const theirKey = "KEY-of-somebody-else";

const program = `
    const pulumi = require("@pulumi/pulumi");
    const telnyx = require("pulumi-telnyx");
    const other = new telnyx.Provider("other", { apiKey: pulumi.secret("${theirKey}") });
    const branch = new pulumi.ComponentResource("acme:phones:Branch", "branch", {}, { providers: [other] });
    const line = new telnyx.NumberOrder("line", { phoneNumbers: ["${us(1)}"] }, { parent: branch });
    exports.status = telnyx.getPhoneNumberOutput(
        { phoneNumber: "${us(1)}" }, { parent: branch, dependsOn: line }).status;
    exports.placed = telnyx.getNumberOrderOutput({ numberOrderId: line.id }, { provider: other }).status;
    exports.offers = telnyx.getAvailablePhoneNumbersOutput({ countryCode: "US", limit: 2 })
        .phoneNumbers.apply((numbers) => numbers.length);
    exports.papers = telnyx.getRegulatoryRequirements(
        { countryCode: "DE", phoneNumberType: "local" }, { provider: other })
        .then(({ requirements }) => requirements.length);
`;

describe("Functions in a program, on the real engine", function () {
    this.timeout(120_000);
    let world: EngineWorld;

    before(async () => {
        world = await EngineWorld.open({ program });
        world.control.addKey({ key: theirKey, account: "theirs" });
    });

    after(() => world.close());

    it("wait in a preview for what does not exist yet, and ask for the rest", async () => {
        const preview = await world.must("preview");

        assert.deepEqual(preview.changes(), []);
        assert.match(preview.output, /offers: 2/);
        assert.ok(preview.requests.every(({ path }) => !path.startsWith("/number_orders/")));
    });

    it("ask the account of their provider, their parent's, or the stack's; nothing of it is a secret", async () => {
        await world.must("up");

        const { stdout } = await world.stack.expect(["stack", "output", "--json"]);
        assert.deepEqual(JSON.parse(stdout), { status: "active", placed: "success", offers: 2, papers: 2 });
        const search = world.control.requests({ path: "/available_phone_numbers" });
        assert.ok(search.some(({ account }) => account !== "theirs"));
        const papers = world.control.requests({ path: "/regulatory_requirements" });
        assert.deepEqual([...new Set(papers.map(({ account }) => account))], ["theirs"]);
        await world.must("preview", "--expect-no-changes");
    });
});
