import assert from "node:assert/strict";
import { patienceOf, SharedPatience } from "../../provider/telnyx/rate/patience";
import { RefusedError } from "../../provider/telnyx/errors";
import { thrownBy } from "../support/declared";

describe("SharedPatience", () => {
    const calm = { onWait: () => undefined, assertWanted: () => Promise.resolve() };
    const until = (deadlineMs: number, more: Partial<Parameters<typeof patienceOf>[0]> = {}) =>
        patienceOf({ ...calm, deadlineMs, ...more });
    const never = () => new Promise<never>(() => undefined);
    const refusal = () => new Error("no room");
    let nowMs: number;
    let shared: SharedPatience;
    beforeEach(() => {
        nowMs = 0;
        shared = new SharedPatience(() => nowMs);
    });

    it("lasts as long as that of the operation that waits longest, and each leaves when its own is over", async () => {
        const short = thrownBy(shared.ask(until(100_000), never));
        void shared.ask(until(200_000), never).catch(() => undefined);
        assert.equal(shared.isOver(0, 20_000, refusal), false);

        assert.equal(shared.isOver(0, 100_000, refusal), false);

        assert.equal((await short).message, "no room");
        shared.isOver(0, 200_000, refusal);
        assert.equal(shared.isOver(0, 200_001, refusal), true, "nobody is left");
    });

    it("measures from when an operation asked, also where what is shared needs room only later", async () => {
        nowMs = 19_000;
        const before = thrownBy(shared.ask(until(20_000), never));
        nowMs = 20_000;
        const after = thrownBy(shared.ask(until(20_000), never));

        assert.equal(shared.isOver(0, 20_500, refusal), false, "what began at the deadline writes down what is");

        assert.equal((await before).message, "no room");
        shared.isOver(0, 85_000, refusal);
        assert.equal((await after).message, "no room");
    });

    it("dismisses nobody because of a request that did not have to wait", async () => {
        let answer: (seen: string) => void = () => undefined;
        const asked = shared.ask(until(0), () => new Promise<string>((resolve) => (answer = resolve)));
        for (const nowMs of [0, 100_000, 200_000]) {
            shared.isOver(nowMs, nowMs, refusal);
        }
        answer("seen");
        assert.equal(await asked, "seen");
    });

    it("lets an interrupted operation go at once, with an error that says that nothing was done", async () => {
        const interrupt = new AbortController();
        const left = thrownBy(shared.ask(until(1e9, { signal: interrupt.signal }), never));
        interrupt.abort();
        const error = await left;
        assert.ok(error instanceof RefusedError);
        assert.match(error.message, /The operation was interrupted while it waited for room/);
    });

    it("gives the answer to all, also to what an interrupted operation asks at its end", async () => {
        const interrupt = new AbortController();
        interrupt.abort();
        const by = [until(0), until(1e9, { signal: interrupt.signal })];
        assert.deepEqual(await Promise.all(by.map((one) => shared.ask(one, () => Promise.resolve("seen")))), [
            "seen",
            "seen",
        ]);
    });

    it("asks each operation once, however many of its requests wait, and is not wanted when all have left", async () => {
        let asked = 0;
        const assertWanted = () => Promise.resolve(void asked++);
        const one = until(1e9, { assertWanted });
        for (let request = 0; request < 1000; request++) {
            void shared.ask(one, never).catch(() => undefined);
        }
        await shared.assertWanted();
        assert.equal(asked, 1);

        shared.isOver(0, 2e9, refusal);
        shared.isOver(0, 3e9, refusal);
        const error = await thrownBy(shared.assertWanted());
        assert.ok(error instanceof RefusedError);
        assert.match(error.message, /Nobody waits for it any longer/);
    });

    it("tells everybody who waits what for, and is wanted as long as one of them is", async () => {
        const told: string[] = [];
        const dead = { assertWanted: () => Promise.reject(new Error("the pulumi process has ended")) };
        const onWait = (sentence: string) => void told.push(sentence);
        void shared.ask(until(1e9, { ...dead, onWait }), never).catch(() => undefined);
        assert.match((await thrownBy(shared.assertWanted())).message, /has ended/);
        void shared.ask(until(1e9, { onWait }), never).catch(() => undefined);
        await shared.assertWanted();
        shared.onWait("waiting");
        assert.deepEqual(told, ["waiting", "waiting"]);
    });
});
