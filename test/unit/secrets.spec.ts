import assert from "node:assert/strict";
import { openDoor } from "../../provider/lifecycle/door";
import { toEngineError } from "../../provider/lifecycle/engineError";
import { InitializationError } from "../../provider/lifecycle/errors";
import { areSecretsOther, secretNames, wrapSecrets } from "../../provider/lifecycle/secrets";
import { thrownBy } from "../support/declared";
import { must } from "../support/must";

type Properties = Record<string, unknown>;

describe("Secrets at the door", () => {
    const secret = (value: unknown) => ({
        "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270",
        value,
    });
    const failure = () => Promise.reject(new InitializationError("1", { a: 1, b: 2 }, ["because"]));
    const seen: Properties[] = [];
    const note = (...properties: Properties[]) => seen.push(...properties);
    const door = openDoor<Properties, Properties, undefined>(
        {
            check: (olds, news) => {
                note(olds, news);
                return { inputs: news, failures: [] };
            },
            diff: (state, inputs) => {
                note(state, inputs);
                return { changes: false };
            },
            isState: (properties): properties is Properties => "status" in properties,
            create: (inputs) => {
                note(inputs);
                return Promise.resolve({ id: "1", state: inputs });
            },
            read: (_id, state) => {
                note(state);
                return Promise.resolve({ state, inputs: { a: 1 } });
            },
            get: () => Promise.reject(new Error("not asked for")),
            update: (_id, state, inputs) => {
                note(state, inputs);
                return inputs["fail"] === true ? failure() : Promise.resolve(inputs);
            },
            delete: () => Promise.resolve(),
        },
        () => undefined,
    );
    const a = { a: 1, __secrets: ["a"] };

    it("are named for nobody but the door", async () => {
        seen.length = 0;
        await must(door.check)(a, a);
        await must(door.diff)("1", a, a);
        await door.create(a);
        await must(door.update)("1", a, a);

        assert.equal(seen.length, 7);
        assert.ok(seen.every((properties) => !("__secrets" in properties)));
    });

    it("stay named in inputs and state", async () => {
        assert.deepEqual((await must(door.check)({}, a)).inputs, a);
        assert.deepEqual((await door.create(a)).outs, a);
        assert.deepEqual((await must(door.update)("1", {}, a)).outs, a);
        assert.deepEqual((await must(door.update)("1", a, { a: 1 })).outs, { a: 1 });
    });

    it("are wrapped in what is read", async () => {
        assert.deepEqual(await must(door.read)("1", { ...a, status: "success" }), {
            id: "1",
            props: { a: secret(1), status: "success", __secrets: ["a"] },
            inputs: { a: secret(1), __secrets: ["a"] },
        });
    });

    it("are wrapped in what a failed update leaves: those of the program, and those of before", async () => {
        const error = await thrownBy(must(door.update)("1", a, { fail: true, __secrets: ["b"] }));

        const { properties } = error as unknown as { properties: Properties };
        assert.deepEqual([properties["a"], properties["b"]], [secret(1), secret(2)]);
        assert.deepEqual(properties["__secrets"], ["a", "b"]);
    });

    it("are wrapped where a verb says so of what it leaves, and stay named", () => {
        const left = new InitializationError("1", { a: 1, b: 2 }, ["no"], ["b"]);
        const { properties } = toEngineError(left, (state) => ({ ...state }), { __secrets: ["a"] }) as unknown as {
            properties: Properties;
        };
        assert.deepEqual([properties["a"], properties["b"]], [secret(1), secret(2)]);
        assert.deepEqual(properties["__secrets"], ["a", "b"]);
    });

    it("are a change when others are secret than before", async () => {
        assert.equal((await must(door.diff)("1", a, { a: 1 })).changes, undefined);
        assert.equal((await must(door.diff)("1", { a: 1 }, a)).changes, undefined);
        assert.equal((await must(door.diff)("1", a, a)).changes, false);
        assert.equal(areSecretsOther({ __secrets: ["b", "a"] }, { __secrets: ["a", "b"] }), false);
    });

    it("are none where none are named", () => {
        assert.deepEqual(secretNames({}, undefined, { __secrets: [] }), {});
        assert.deepEqual(wrapSecrets({ a: 1 }, {}), { a: 1 });
    });
});
