import assert from "node:assert/strict";
import { openDoor } from "../../provider/lifecycle/door";
import { InitializationError } from "../../provider/lifecycle/errors";
import type { Handler, Operation } from "../../provider/lifecycle/handler";
import { must } from "../support/must";
import { thrownBy } from "../support/numberOrder";

type Properties = Record<string, unknown>;

describe("openDoor", () => {
    const __provider = "exports.handler = ...";
    const failing = () => Promise.reject(new Error("told to fail"));
    const connect = () => "the API";
    const config = { get: (key: string) => `config of ${key}`, require: () => "" };

    /** A handler that fails in every verb but those given. */
    function handlerWith(
        verbs: Partial<Handler<Properties, Properties, string>>,
    ): Handler<Properties, Properties, string> {
        const check = () => ({ inputs: {}, failures: [] });
        const diff = () => ({ changes: undefined });
        return {
            check,
            diff,
            isState: (properties): properties is Properties => "status" in properties,
            create: failing,
            read: failing,
            get: failing,
            update: failing,
            delete: failing,
            ...verbs,
        };
    }

    it("takes __provider off for the handler", async () => {
        const seen: Properties[] = [];
        const door = openDoor(
            handlerWith({
                check: (olds, news) => {
                    seen.push(olds, news);
                    return { inputs: news, failures: [] };
                },
                create: (inputs) => {
                    seen.push(inputs);
                    return Promise.resolve({ id: "1", state: {} });
                },
            }),
            connect,
        );

        await must(door.check)({ __provider }, { __provider, a: 1 });
        await door.create({ __provider, a: 1 });

        assert.deepEqual(seen, [{}, { a: 1 }, { a: 1 }]);
    });

    it("strips what is undefined from all that goes out", async () => {
        const state = { a: undefined, b: [{ c: undefined, d: 1 }] };
        const door = openDoor(
            handlerWith({
                check: () => ({ inputs: { a: undefined, b: 1 }, failures: [] }),
                create: () => Promise.resolve({ id: "1", state }),
                update: () => Promise.resolve(state),
                read: () => Promise.resolve({ state, inputs: state }),
            }),
            connect,
        );

        assert.deepEqual(await must(door.check)({}, {}), { inputs: { b: 1 }, failures: [] });
        assert.deepEqual(await door.create({}), { id: "1", outs: { b: [{ d: 1 }] } });
        assert.deepEqual(await must(door.update)("1", {}, {}), { outs: { b: [{ d: 1 }] } });
        const read = await must(door.read)("1", { status: "success" });
        assert.deepEqual(read, { id: "1", props: { b: [{ d: 1 }] }, inputs: { b: [{ d: 1 }] } });
    });

    it("gives the engine id, properties and reasons of an initialization failure, with __provider back in", async () => {
        const failure = new InitializationError("order-1", { a: 1, gone: undefined }, [
            "waiting for one",
            "and another",
        ]);
        const reject = () => Promise.reject(failure);
        const door = openDoor(handlerWith({ create: reject, update: reject }), connect);

        for (const verb of [
            door.create({ __provider }),
            must(door.update)("order-1", { __provider }, { __provider }),
        ]) {
            const error = (await thrownBy(verb)) as Error & Properties;
            assert.equal(error["id"], "order-1");
            assert.deepEqual(error["properties"], { a: 1, __provider });
            assert.deepEqual(error["reasons"], ["waiting for one", "and another"]);
        }
    });

    it("turns whatever is thrown, at whatever moment, into an Error with a sentence and without a stack", async () => {
        const throwText = (): never => {
            throw "only a text" as unknown as Error;
        };
        const door = openDoor(handlerWith({ check: throwText, create: throwText, delete: throwText }), connect);

        for (const verb of [must(door.check)({}, {}), door.create({}), must(door.delete)("1", {})]) {
            const error = await thrownBy(verb as Promise<unknown>);
            assert.equal(error.message, "only a text");
            assert.equal(error.stack, "");
        }
    });

    it("reads a refresh by the state, and get, which has none, by get", async () => {
        const door = openDoor(
            handlerWith({
                read: () => Promise.resolve({ state: { from: "read" }, inputs: {} }),
                get: () => Promise.resolve({ state: { from: "get" }, inputs: {} }),
            }),
            connect,
        );

        assert.deepEqual((await must(door.read)("1", { status: "success" })).props, { from: "read" });
        assert.deepEqual((await must(door.read)("1", {})).props, { from: "get" });
    });

    it("says of what is gone that it has no id", async () => {
        const door = openDoor(handlerWith({ read: () => Promise.resolve(undefined) }), connect);
        assert.deepEqual(await must(door.read)("1", { status: "success" }), { id: undefined, props: {} });
    });

    it("connects with the configuration, and only when a verb needs the API", async () => {
        const asked: (string | undefined)[] = [];
        const door = openDoor(handlerWith({ create: () => Promise.resolve({ id: "1", state: {} }) }), (setting) => {
            asked.push(setting("telnyx:apiKey"));
            return "the API";
        });
        await must(door.configure)({ config });
        await must(door.check)({}, {});
        await must(door.diff)("1", {}, {});
        assert.deepEqual(asked, []);

        await door.create({});
        assert.deepEqual(asked, ["config of telnyx:apiKey"]);
    });

    it("says that it cannot connect as an error of the verb", async () => {
        const door = openDoor(handlerWith({}), () => {
            throw new Error("no Telnyx API key");
        });
        assert.equal((await thrownBy(door.create({}))).message, "no Telnyx API key");
    });

    it("gives each verb its time from __timeouts: those of the state to delete", async () => {
        const times: number[] = [];
        const note = ({ clock, deadlineMs }: Operation<string>) =>
            times.push(Math.ceil((deadlineMs - clock.now()) / 1000));
        const door = openDoor(
            handlerWith({
                create: (_inputs, operation) => Promise.resolve({ id: "1", state: { at: note(operation) } }),
                update: (_id, _state, _inputs, operation) => Promise.resolve({ at: note(operation) }),
                delete: (_id, _state, operation) => Promise.resolve(void note(operation)),
            }),
            connect,
        );
        const __timeouts = { create: "1s", update: "2s", delete: "3s" };

        await door.create({ __timeouts });
        await must(door.update)("1", { __timeouts: {} }, { __timeouts });
        await must(door.delete)("1", { __timeouts });
        await must(door.delete)("1", {});

        assert.deepEqual(times, [1, 2, 3, 300]);
    });
});
