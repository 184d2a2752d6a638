import assert from "node:assert/strict";
import { startEmulator, type Emulator } from "pulumi-telnyx-emulator";
import { ownedNow } from "../support/bulk";
import { us, EngineWorld } from "../support/engineWorld";

const both = `${us(1)}, ${us(2)}`.replaceAll("+", "\\+");
const chicago = `{ countRequested: 2, countryIso: "US", phoneNumberType: "local", administrativeArea: "IL" }`;
const imports = `const pulumi = require("@pulumi/pulumi"); const telnyx = require("pulumi-telnyx");`;

/** A program of one order and one pool, with options that are JavaScript. */
function program({
    order = "{}",
    pool = "{}",
    connection = "1111",
    poolConnection = connection,
    more = "",
}: Partial<Record<"order" | "pool" | "connection" | "poolConnection" | "more", string>> = {}): string {
    return `${imports}
        new telnyx.NumberOrder("main", { phoneNumbers: ["${us(1)}", "${us(2)}"], connectionId: "${connection}" }, ${order});
        new telnyx.InexplicitNumberOrder("pool", { orderingGroups: [${chicago}], connectionId: "${poolConnection}" }, ${pool});
        ${more}`;
}

/** The same order and pool in a component. */
function component(options: string): string {
    return `
        class Site extends pulumi.ComponentResource {
            constructor(name) {
                super("test:index:Site", name);
                const connectionId = "1111", parent = this;
                new telnyx.NumberOrder("main", { phoneNumbers: ["${us(1)}", "${us(2)}"], connectionId }, ${options});
                new telnyx.InexplicitNumberOrder("pool", { orderingGroups: [${chicago}], connectionId }, ${options});
            }
        }
        new Site("site");`;
}

describe("A preview names the numbers that are given up, on the real engine", function () {
    this.timeout(240_000);
    let emulator: Emulator;
    let world: EngineWorld;
    let pooled: string;

    const owned = () => ownedNow(emulator.control);

    beforeEach(async () => {
        emulator = await startEmulator({ settings: { searchRequired: false } });
        world = await EngineWorld.open({ emulator, program: program() });
        await world.must("up");
        pooled = owned()
            .filter((number) => ![us(1), us(2)].includes(number))
            .join(", ")
            .replaceAll("+", "\\+");
    });
    afterEach(async () => {
        await world.close();
        await emulator.close();
    });

    it("replaceOnChanges is refused, since an order changes in place", async () => {
        const before = owned();
        for (const [resource, command, path] of [
            ["order", "preview", "connectionId"],
            ["order", "up", "phoneNumbers[0]"],
            ["pool", "up", "*"],
        ] as const) {
            const options = `{ replaceOnChanges: ["${path}"] }`;
            // The one beside it changes nothing, or it might be through before the other is refused.
            const change = resource === "order" ? { connection: "2222", poolConnection: "1111" } : {};
            world.stack.writeProgram(program({ [resource]: options, ...change }));
            const step = await world.run(command);
            assert.notEqual(step.code, 0);
            assert.ok(step.output.includes(`replaceOnChanges ("${path}") would release all numbers`), step.output);
            assert.deepEqual(step.changes(), []);
        }
        assert.deepEqual(owned(), before);
    });

    it("a replacement that a transformation asks for is named in the row of the order, in preview and up", async () => {
        const transformations = `{ transformations: [({ props, opts }) => ({ props, opts: { ...opts, replaceOnChanges: ["*"] } })] }`;
        world.stack.writeProgram(program({ order: transformations, pool: transformations, connection: "2222" }));

        for (const args of [[], ["--refresh=false"]]) {
            const preview = await world.must("preview", ...args);
            assert.match(preview.output, new RegExp(`warning: releases 2 numbers: ${both}\\b`), preview.output);
            assert.match(preview.output, new RegExp(`warning: releases 2 numbers: ${pooled}\\b`), preview.output);
        }
        const up = await world.must("up");
        assert.match(up.output, new RegExp(`warning: releases 2 numbers: ${both}\\b`));
    });

    it("up --replace names the numbers in the row of the order, once a refresh has read them", async () => {
        const urns = (await world.stack.state()).resources
            .map(({ urn }) => urn)
            .filter((urn) => /::(main|pool)$/.test(urn));
        const replace = urns.flatMap((urn) => ["--replace", urn]);

        const preview = await world.must("preview", ...replace);

        assert.match(
            preview.output,
            new RegExp(`NumberOrder \\(main\\):\\n +warning: releases 2 numbers: ${both}: this run`),
        );
        assert.match(preview.output, new RegExp(`warning: releases 2 numbers: ${pooled}\\b`));
        const blind = await world.must("preview", "--refresh=false", ...replace);
        assert.doesNotMatch(blind.output, /warning/, "nothing tells the provider then (README)");
        const up = await world.must("up", "--replace", urns[0] ?? "");
        assert.match(up.output, /warning: releases 2 numbers/);
        await world.must("preview", "--expect-no-changes");
    });

    it("an order that was moved into a component without an alias is named, and so is the alias", async () => {
        const before = owned();
        world.stack.writeProgram(`${imports} ${component("{ parent }")}`);

        const preview = await world.must("preview");

        for (const names of [both, pooled]) {
            const sentence = new RegExp(`has a resource like this one.*aliases.*releases 2 numbers: ${names}\\b`);
            assert.match(preview.output, sentence, preview.output);
        }
        assert.deepEqual(owned(), before);
        world.stack.writeProgram(
            `${imports} ${component("{ parent, aliases: [{ parent: pulumi.rootStackResource }] }")}`,
        );
        const aliased = await world.must("up");
        assert.doesNotMatch(aliased.output, /warning/);
        assert.deepEqual(aliased.changes(), []);
    });

    it("an order that was moved with an alias and back without one keeps its numbers, also with --continue-on-error", async () => {
        const before = owned();
        world.stack.writeProgram(
            `${imports} ${component("{ parent, aliases: [{ parent: pulumi.rootStackResource }] }")}`,
        );
        await world.must("up");
        world.stack.writeProgram(program());

        for (const args of [[], ["--refresh=false"]]) {
            const back = await world.run("up", "--continue-on-error", ...args);
            assert.notEqual(back.code, 0);
            assert.match(back.output, /carries the mark of this resource.*give it the option `aliases` instead/);
            assert.match(
                back.output,
                /another resource of this program has the mark of this one.*Nothing was released/,
            );
            assert.deepEqual(back.changes(), []);
        }
        assert.deepEqual(owned(), before);
    });

    it("a pool that was renamed without an alias is named, with what goes", async () => {
        const second = `{ ...${chicago}, administrativeArea: "NY" }`;
        world.stack.writeProgram(
            `${program().replace('"pool"', '"renamed"')}
            new telnyx.InexplicitNumberOrder("unlike", { orderingGroups: [${second}] });`,
        );

        const preview = await world.must("preview");

        const sentence = `like this one, \\S+::pool\\. .*aliases.*which releases 2 numbers: ${pooled}\\b`;
        assert.match(preview.output, new RegExp(`\\(renamed\\):\\n +warning: the state has a resource ${sentence}`));
        assert.doesNotMatch(preview.output, /\(unlike\):/);
    });

    it("a pool that is moved without an alias says so once more, right before it is bought anew", async () => {
        world.stack.writeProgram(`${imports} ${component("{ parent }")}`);

        const up = await world.run("up", "--continue-on-error");

        assert.match(up.output, /is in this account already.*Its label is that of this resource.*`aliases`/);
        assert.match(up.output, /asks for the same\. Its label is that of this resource.*`aliases`/);
        assert.ok([us(1), us(2)].every((number) => owned().includes(number)));
    });

    it("numbers that come from a resource which changes in the same run: what may go is named", async () => {
        // What the provider sets is not known in a preview in which its resource changes; inputs are.
        const source = (number: string, count: number) => `
            const outs = (inputs) => ({ outs: { ...inputs, picked: inputs.number, size: inputs.count } });
            const made = {
                create: async (inputs) => ({ id: "made", ...outs(inputs) }),
                update: async (id, olds, news) => outs(news),
            };
            class Choice extends pulumi.dynamic.Resource {
                constructor(name, args) { super(made, name, { picked: undefined, size: undefined, ...args }); }
            }
            const choice = new Choice("choice", { number: "${number}", count: ${count} });
            new telnyx.NumberOrder("line", { phoneNumbers: [choice.picked, "${us(4)}"] });
            const group = { countRequested: choice.size, countryIso: "US", phoneNumberType: "local", administrativeArea: "NY" };
            new telnyx.InexplicitNumberOrder("counted", { orderingGroups: [group] });`;
        world.stack.writeProgram(`${imports} ${source(us(3), 2)}`);
        await world.must("up");
        const counted = (await world.stack.resource("counted"))?.outputs["phoneNumbers"] as string[];
        world.stack.writeProgram(`${imports} ${source(us(5), 1)}`);

        const preview = await world.must("preview");

        const may = `warning: may release up to 1 number: \\${us(3)}: phoneNumbers is not known before the .pulumi up.`;
        assert.match(preview.output, new RegExp(may), preview.output);
        const mayCount = `warning: may release up to 2 numbers: ${counted.join(", ").replaceAll("+", "\\+")}: orderingGroups`;
        assert.match(preview.output, new RegExp(mayCount), preview.output);
        assert.doesNotMatch(preview.output, new RegExp(`may release.*\\${us(4)}`));
    });

    it("a number that moves to a resource which --target leaves out is named as released", async () => {
        const order = (name: string, numbers: string[]) =>
            `new telnyx.NumberOrder("${name}", { phoneNumbers: ${JSON.stringify(numbers)} });`;
        world.stack.writeProgram(program({ more: order("a", [us(3), us(4)]) + order("b", [us(5)]) }));
        const up = await world.must("up");
        world.stack.writeProgram(program({ more: order("a", [us(3)]) + order("b", [us(4), us(5)]) }));

        const preview = await world.must("preview", "--target", up.resource("a").urn);

        assert.match(preview.output, new RegExp(`NumberOrder \\(a\\):\\n +warning: releases 1 number: \\${us(4)}`));
    });
});
