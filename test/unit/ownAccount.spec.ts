import assert from "node:assert/strict";
import { openDoor } from "../../provider/lifecycle/door";
import { InitializationError } from "../../provider/lifecycle/errors";
import type { Handler } from "../../provider/lifecycle/handler";
import { must } from "../support/must";
import { thrownBy } from "../support/numberOrder";

type Properties = Record<string, unknown>;
type Verbs = Partial<Handler<Properties, Properties, string>>;

/** A door whose configuration comes from a provider of this name, and what its handler was called for. */
function doorOf(provider: string | undefined, verbs: Verbs = {}) {
    const calls: [string, Properties][] = [];
    const note = (verb: string, properties: Properties) => void calls.push([verb, properties]);
    const handler: Handler<Properties, Properties, string> = {
        check: (_olds, news) => (note("check", news), { inputs: news, failures: [] }),
        diff: () => ({ changes: false }),
        isState: (properties): properties is Properties => "status" in properties,
        create: (inputs) => (note("create", inputs), Promise.resolve({ id: "1", state: { status: "ok" } })),
        read: (_id, state) => (note("read", state), Promise.resolve({ state, inputs: state })),
        get: () => Promise.reject(new Error("not asked for")),
        update: (_id, _state, inputs) => (note("update", inputs), Promise.resolve({ status: "ok" })),
        delete: () => Promise.resolve(),
        ...verbs,
    };
    const door = openDoor(handler, () => "the API", { providerName: () => provider });
    return { door, calls };
}

const state = { status: "ok", a: 1 };

describe("openDoor > the account of a resource", () => {
    it("is remembered by the name of its provider, which the handler never sees", async () => {
        const { door, calls } = doorOf("subsidiary");

        const { inputs } = await must(door.check)({}, { a: 1 });
        assert.deepEqual(inputs, { a: 1, __account: "subsidiary" });
        assert.deepEqual((await door.create(inputs)).outs, { status: "ok", __account: "subsidiary" });
        const read = await must(door.read)("1", { ...state, __account: "subsidiary" });
        assert.deepEqual([read.props, read.inputs], [{ ...state, __account: "subsidiary" }, read.props]);

        assert.deepEqual(calls, [
            ["check", { a: 1 }],
            ["create", { a: 1 }],
            ["read", state],
        ]);
    });

    it("leaves states of the stack's own account as they were", async () => {
        const { door } = doorOf(undefined);
        assert.deepEqual((await must(door.check)({}, { a: 1 })).inputs, { a: 1 });
        assert.deepEqual((await door.create({ a: 1 })).outs, { status: "ok" });
        assert.deepEqual(await must(door.diff)("1", state, { a: 1 }), { changes: false });
    });

    it("makes an update of a changed provider, although nothing else changed", async () => {
        const { door } = doorOf("subsidiary");
        const found = await must(door.diff)("1", state, { a: 1, __account: "subsidiary" });
        assert.equal(found.changes, undefined);
    });

    it("lets the update go on when the other provider shows the resource", async () => {
        const { door, calls } = doorOf("renamed");

        const { outs } = await must(door.update)("1", { ...state, __account: "old" }, { a: 1, __account: "renamed" });

        assert.deepEqual(outs, { status: "ok", __account: "renamed" });
        assert.deepEqual(
            calls.map(([verb]) => verb),
            ["read", "update"],
        );
    });

    for (const [what, read, cause] of [
        ["is not there", () => Promise.resolve(undefined), "it is not there"],
        ["cannot be read", () => Promise.reject(new Error("HTTP 404")), "HTTP 404"],
    ] as const) {
        it(`refuses the update when the resource ${what}`, async () => {
            const { door, calls } = doorOf("subsidiary", { read });

            const { message } = await thrownBy(must(door.update)("1", state, { a: 1, __account: "subsidiary" }));

            assert.equal(
                message,
                'this resource was moved from the stack\'s own account to the provider "subsidiary", whose account does not ' +
                    "show it, so nothing was changed and nothing was released. Nothing moves between accounts: put the option " +
                    "`provider` back, or give the resource a new name, which orders anew with the one and gives back with " +
                    `the other. (${cause})`,
            );
            assert.deepEqual(calls, []);
        });
    }

    it("is kept when a run ends before the resource works", async () => {
        const create = () => Promise.reject(new InitializationError("1", { status: "pending" }, ["pending"]));
        const { door } = doorOf("subsidiary", { create });

        const error = await thrownBy(door.create({ a: 1, __account: "subsidiary", __provider: "text" }));

        const { properties } = error as Error & { properties: object };
        assert.deepEqual(properties, { status: "pending", __account: "subsidiary", __provider: "text" });
    });
});
