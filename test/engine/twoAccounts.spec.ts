import assert from "node:assert/strict";
import { filesOf } from "../support/example";
import { us, EngineWorld, type Step } from "../support/engineWorld";

const keys = { ours: "KEY-of-the-company", theirs: "KEY-of-the-subsidiary", next: "KEY-of-the-subsidiary-2" };

/** Says which numbers an account has, in use and in order. */
const heldBy = (world: EngineWorld, account: string) =>
    world.control
        .numbers(account)
        .filter(({ status }) => status !== "deleted")
        .map(({ phone_number }) => phone_number)
        .sort();

/** The sentences of the errors of a command, without the rows of the progress display. */
function errorsOf({ output }: Step): string {
    return output.slice(output.indexOf("Diagnostics:"));
}

async function openAccounts(world: EngineWorld): Promise<EngineWorld> {
    world.control.addKey({ key: keys.ours, account: "ours" });
    world.control.addKey({ key: keys.theirs, account: "theirs" });
    world.control.addKey({ key: keys.next, account: "theirs" });
    await world.stack.setConfig({ "telnyx:apiKey": { secret: keys.ours } });
    return world;
}

function assertNoKeyIn(...texts: string[]): void {
    for (const text of texts) {
        assert.ok(!Object.values(keys).some((key) => text.includes(key)), "a key leaked");
    }
}

describe("Example two-accounts", function () {
    this.timeout(180_000);
    let world: EngineWorld;
    let up: Step;

    before(async () => {
        const files = filesOf("two-accounts");
        const env = { TELNYX_API_KEY: "" };
        world = await openAccounts(await EngineWorld.open({ program: "", project: "two-accounts", files, env }));
        await world.stack.setConfig({
            "two-accounts:subsidiaryKey": { secret: keys.theirs },
            "two-accounts:headOfficeNumber": us(1),
            "two-accounts:branchNumber": us(2),
        });
        up = await world.must("up");
    });

    after(() => world.close());

    it("orders each number in its own account, and is then without changes", async () => {
        assert.deepEqual([heldBy(world, "ours"), heldBy(world, "theirs")], [[us(1)], [us(2)]]);
        assert.match(up.output, /branchStatus +: "success"/);
        await world.must("preview", "--expect-no-changes");
    });

    it("keeps the keys encrypted in the state", async () => {
        const { output } = await world.stack.expect(["stack", "export"]);
        assertNoKeyIn(output, up.output);
        const { resources } = await world.stack.state({ showSecrets: true });
        const provider = resources.find(({ urn }) => urn.endsWith("providers:pulumi-nodejs::subsidiary"));
        assert.match(JSON.stringify(provider?.inputs["telnyx:apiKey"]), new RegExp(keys.theirs));
    });

    it("sees drift in both accounts, and repairs it", async () => {
        world.control.releaseNumber(us(1));
        world.control.releaseNumber(us(2));

        const preview = await world.must("preview", "--diff");
        assert.ok(preview.planned("head-office").includes(us(1)), preview.output);
        assert.ok(preview.planned("branch").includes(us(2)), preview.output);

        const repair = await world.must("up");
        assert.deepEqual(repair.ordered(), [[us(1)], [us(2)]]);
        assert.deepEqual([heldBy(world, "ours"), heldBy(world, "theirs")], [[us(1)], [us(2)]]);
    });

    it("a rotated key works; when the old one was revoked before, once without refresh", async () => {
        world.control.revokeKey(keys.theirs);
        await world.stack.setConfig({ "two-accounts:subsidiaryKey": { secret: keys.next } });

        const locked = await world.run("up");
        assert.notEqual(locked.code, 0);
        assert.match(locked.output, /HTTP 401.*telnyx\.Provider: its apiKey.*`pulumi up --refresh=false` once/);
        assert.deepEqual(locked.changes(), []);

        const repaired = await world.must("up", "--refresh=false");
        assert.deepEqual(repaired.changes(), []);
        assertNoKeyIn(locked.output, repaired.output);
        await world.must("preview", "--expect-no-changes");
    });

    it("gives everything back in both accounts", async () => {
        const destroyed = await world.must("destroy");

        assert.deepEqual(destroyed.resources, []);
        assert.deepEqual([heldBy(world, "ours"), heldBy(world, "theirs")], [[], []]);
    });
});

/** A program whose resources have these providers. */
const program = (provider: string, more = "") => `
    const pulumi = require("@pulumi/pulumi");
    const telnyx = require("pulumi-telnyx");
    const providers = {
        ours: undefined,
        theirs: new telnyx.Provider("theirs", { apiKey: "${keys.theirs}" }),
        renamed: new telnyx.Provider("renamed", { apiKey: pulumi.secret("${keys.next}") }),
    };
    const provider = providers.${provider};
    new telnyx.NumberOrder("line", { phoneNumbers: ["${us(3)}"] }, { provider });
    const papers = { countryCode: "DE", phoneNumberType: "local", action: "ordering" };
    new telnyx.RequirementGroup("papers", papers, { provider });
    const orderingGroups = [{ countRequested: 2, countryIso: "US", phoneNumberType: "local", administrativeArea: "IL" }];
    new telnyx.InexplicitNumberOrder("pool", { orderingGroups }, { provider });
    ${more}
`;

describe("A resource that changes its provider", function () {
    this.timeout(180_000);
    let world: EngineWorld;
    let held: string[];

    before(async () => {
        const env = { TELNYX_API_KEY: "" };
        world = await openAccounts(await EngineWorld.open({ program: program("theirs"), env }));
        await world.must("up");
        held = heldBy(world, "theirs");
        assert.equal(held.length, 3);
    });

    after(() => world.close());

    it("goes on when the other one reaches the same account, and nothing happens there", async () => {
        world.stack.writeProgram(program("renamed"));

        const up = await world.must("up");

        assert.deepEqual(up.changes(), []);
        await world.must("preview", "--expect-no-changes");
    });

    for (const args of [[], ["--refresh=false"]]) {
        it(`is an error otherwise${args.map((arg) => ` (${arg})`).join("")}: nothing is released or ordered, and the message gives the way on`, async () => {
            world.stack.writeProgram(program("ours"));

            const up = await world.run("up", "--continue-on-error", ...args);

            assert.notEqual(up.code, 0);
            const messages = errorsOf(up).match(
                /this resource was moved from the provider "renamed" to the stack's own account, whose account does not show it, so nothing was changed and nothing was released\. .*put the option `provider` back, or give the resource a new name/g,
            );
            assert.equal(messages?.length, 3, up.output);
            assert.deepEqual(up.changes(), []);
            assert.deepEqual(heldBy(world, "theirs"), held);
        });
    }

    it("is as before when the provider is put back", async () => {
        world.stack.writeProgram(program("renamed"));

        const up = await world.must("up");

        assert.deepEqual(up.changes(), []);
        await world.must("preview", "--expect-no-changes");
    });

    it("can be read by its id through a provider", async () => {
        const { id } = (await world.stack.resource("line")) ?? {};
        const get = `telnyx.NumberOrder.get("known", "${id}", { provider }); `;
        world.stack.writeProgram(program("renamed", get));
        const up = await world.must("up");
        assert.deepEqual(up.each("known", "phoneNumber"), [us(3)]);

        world.stack.writeProgram(program("renamed", `telnyx.NumberOrder.get("known", "${id}");`));
        const wrong = await world.run("up");
        assert.notEqual(wrong.code, 0);
        assert.match(wrong.output, /this account does not know it/);
    });

    it("that lost its state goes on with the order that the argument adopt names, or the stack's telnyx:adopt", async () => {
        const declared = (args: string) => `
            const pulumi = require("@pulumi/pulumi"), telnyx = require("pulumi-telnyx");
            const provider = new telnyx.Provider("renamed", { apiKey: "${keys.next}"${args} });
            new telnyx.NumberOrder("lost", { phoneNumbers: ["${us(7)}"] }, { provider });
            new telnyx.NumberOrder("lost-too", { phoneNumbers: ["${us(8)}"] }, { provider });`;
        const env = { TELNYX_API_KEY: "" };
        const options = { emulator: world.emulator, env, project: "lost" };
        const first = await EngineWorld.open({ ...options, program: declared("") });
        const before = await first.must("up");
        const ids = ["lost", "lost-too"].map((name) => String(before.resource(name).id));
        const second = await EngineWorld.open({ ...options, program: declared("") });

        const question = await second.run("up", "--continue-on-error");
        assert.match(errorsOf(question), /carries the mark of this resource.*telnyx:adopt.*adopt: \["/);
        assert.deepEqual(question.changes(), []);

        await second.stack.setConfig({ "telnyx:adopt": String(ids[1]) });
        second.stack.writeProgram(declared(`, adopt: [pulumi.output("${ids[0]}")]`));
        const adopted = await second.must("up");
        assert.deepEqual(adopted.ordered(), []);
        assert.deepEqual(
            ["lost", "lost-too"].map((name) => adopted.resource(name).id),
            ids,
        );
        await second.must("preview", "--expect-no-changes");
        await second.must("destroy");
        await Promise.all([first.close(), second.close()]);
    });

    for (const [what, key, reason] of [
        ["an empty key", `""`, /telnyx\.Provider "empty" has no API key: give it one in apiKey, as a secret/],
        [
            "a key that turns out empty",
            `pulumi.output("").apply((key) => key)`,
            /telnyx\.Provider "empty" has no API key/,
        ],
    ] as const) {
        it(`${what} is an error before anything is ordered, never the account of the stack`, async () => {
            const empty = `new telnyx.NumberOrder("second", { phoneNumbers: ["${us(4)}"] },
                { provider: new telnyx.Provider("empty", { apiKey: ${key} }) });`;
            world.stack.writeProgram(program("renamed", empty));

            const up = await world.run("up");

            assert.notEqual(up.code, 0);
            assert.match(errorsOf(up), reason);
            assert.deepEqual(up.ordered(), []);
        });
    }
});
