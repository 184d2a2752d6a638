import assert from "node:assert/strict";
import { Budget } from "../../provider/telnyx/rate/budget";
import { leastPatience } from "../../provider/telnyx/rate/patience";
import { thrownBy } from "../support/declared";
import { LimitedServer, type ServerLimit } from "../support/limitedServer";
import { patience } from "../support/patience";
import { VirtualClock } from "../support/virtualClock";

describe("Budget", () => {
    let clock: VirtualClock;
    let budget: Budget;
    beforeEach(() => {
        clock = new VirtualClock();
        budget = new Budget(clock, { random: () => 0 });
    });

    const serverWith = (options: ServerLimit) => new LimitedServer(clock, options);
    const many = (server: LimitedServer, count: number, by = patience({})) =>
        Promise.all(Array.from({ length: count }, () => server.send(budget, by)));
    const times = (server: LimitedServer) => server.seen.map(({ atMs }) => Math.round(atMs));

    describe("under a limit of 8 requests a second", () => {
        it("spreads a hundred requests of the same moment so that none is refused", async () => {
            const server = serverWith({ limit: 8 });

            await clock.until(many(server, 100));

            assert.equal(server.refused, 0);
            assert.equal(server.seen.length, 100);
            assert.ok(clock.now() < 15_000, `${clock.now()} ms; 12.5 s are the least`);
        });

        it("lets few requests through at once: what is left more than half is not spread", async () => {
            const server = serverWith({ limit: 8 });

            for (let sent = 0; sent < 4; sent++) {
                await clock.until(server.send(budget));
            }

            assert.deepEqual(times(server), [25, 75, 125, 175]);
        });

        it("refuses none either when replies take long, or overtake each other", async () => {
            for (const latencyMs of [0, 5, 300, 900, 2500]) {
                const server = serverWith({ limit: 8, latencyMs });
                budget = new Budget(clock, { random: () => 0 });
                await clock.until(many(server, 60));
                // With replies slower than the windows the limit is known only when a whole one has passed.
                assert.ok(server.refused <= 2, `${latencyMs} ms: ${server.refused}`);
            }
        });

        it("makes room for what others use up meanwhile", async () => {
            const server = serverWith({ limit: 8 });
            const others = async () => {
                for (let count = 0; count < 20; count++) {
                    await clock.sleep(500);
                    server.useUp(2);
                }
            };

            await clock.until(Promise.all([others(), many(server, 40)]));

            // What others do between two replies cannot be known.
            assert.ok(server.refused <= 4, String(server.refused));
            assert.equal(server.seen.length - server.refused, 40);
        });
    });

    it("spreads what remains over the time to the reset: two of thirty in five seconds", async () => {
        const headers = { "x-ratelimit-limit": "30", "x-ratelimit-remaining": "2", "x-ratelimit-reset": "5" };
        const entered: number[] = [];
        const send = async () => {
            const pass = await budget.enter({ patience: patience({}), sinceMs: 0, refuse: (why) => new Error(why) });
            entered.push(Math.round(clock.now()));
            budget.leave(pass, entered.length === 1 ? { status: 200, headers } : { status: 200 });
        };
        await send();

        await clock.until(Promise.all([send(), send(), send(), send()]));

        assert.deepEqual(entered, [0, 1667, 3333, 5000, 5000], "and then the next window is open");
    });

    it("works with windows of a minute, of which only the first reply tells", async () => {
        const server = serverWith({ limit: 30, windowMs: 60_000 });
        server.useUp(20);

        await clock.until(many(server, 70));

        assert.equal(server.refused, 0);
        assert.ok(clock.now() < 4 * 60_000, String(clock.now()));
    });

    it("sends no more than four at once before the first reply, and slows nothing down that has no limit", async () => {
        const server = serverWith({ latencyMs: 100 });

        await clock.until(many(server, 1000));

        assert.deepEqual([...new Set(times(server))], [50, 150]);
        assert.equal(times(server).filter((ms) => ms === 50).length, 4);
    });

    it("does not hold others back when the first requests get no reply at all", async () => {
        const wish = { patience: leastPatience, sinceMs: 0, refuse: (why: string) => new Error(why) };
        const passes = await Promise.all([1, 2, 3, 4].map(() => budget.enter(wish)));
        const fifth = budget.enter(wish);
        passes.slice(0, 1).forEach((pass) => budget.leave(pass, {}));
        await clock.until(fifth);
    });

    it("pauses all requests after one 429, and lets a single one go first", async () => {
        const server = serverWith({ limit: 8 });
        await clock.until(server.send(budget));
        server.isClosed = true;
        const waiting = many(server, 4);
        await clock.until(clock.sleep(100));
        const [before, since] = [server.seen.length, clock.now()];
        await clock.until(clock.sleep(850));
        assert.equal(server.seen.length, before, "nothing is sent during the pause");
        server.isClosed = false;

        await clock.until(waiting);

        const after = server.seen.slice(before).map(({ atMs }) => atMs - since);
        assert.ok((after[0] ?? 0) > 800 && (after[1] ?? 0) - (after[0] ?? 0) >= 25, after.join());
    });

    it("doubles its pauses where a reply does not say how long, up to eight seconds, and starts anew after a success", async () => {
        const server = serverWith({ limit: 8, isSilent: true, latencyMs: 0 });
        server.isClosed = true;
        const sent = server.send(budget, patience({ deadlineMs: 400_000 }));
        await clock.until(clock.sleep(200_000));
        const gaps = times(server).map((ms, index, all) => ms - (all[index - 1] ?? 0));
        assert.deepEqual(gaps.slice(1, 9), [500, 1000, 2000, 4000, 8000, 8000, 8000, 8000]);
        server.isClosed = false;
        await clock.until(sent);
        server.isClosed = true;
        const [start, before] = [clock.now(), server.seen.length];
        const again = server.send(budget, patience({}));
        await clock.until(clock.sleep(600));
        assert.deepEqual(
            server.seen.slice(before).map(({ atMs }) => atMs - start),
            [0, 500],
        );
        server.isClosed = false;
        await clock.until(again);
    });

    it("waits to the deadline of the operation, and says then what Telnyx allows", async () => {
        const server = serverWith({ limit: 8 });
        server.isClosed = true;

        const error = await clock.until(thrownBy(server.send(budget, patience({ deadlineMs: 300_000 }))));

        assert.equal(
            error.message,
            "Telnyx allows 8 requests a second, and there was no room within the time of the operation",
        );
        assert.ok(clock.now() >= 300_000 && clock.now() <= 302_000, String(clock.now()));
    });

    it("ends a wait in its time also while the one request that goes first after a 429 gets no reply", async () => {
        const by = patience({ deadlineMs: 100_000 });
        const wish = { patience: by, sinceMs: 0, refuse: (why: string) => new Error(why) };
        budget.leave(await budget.enter(wish), { status: 429 });
        const first = await clock.until(budget.enter(wish));

        const error = await clock.until(thrownBy(budget.enter(wish)));

        assert.match(error.message, /, and there was no room within the time of the operation$/);
        assert.ok(clock.now() >= 100_000 && clock.now() <= 102_000, String(clock.now()));
        budget.leave(first, {});
    });

    it("does not say of the first requests, which nobody limits, that they wait for room", async () => {
        const told: string[] = [];
        const by = patience({ onWait: (sentence) => void told.push(sentence) });
        const server = serverWith({ latencyMs: 5000 });

        await clock.until(many(server, 8, by));

        assert.deepEqual(told, []);
    });

    it("waits no longer than a short time-out allows, in all tries together", async () => {
        const server = serverWith({ limit: 8 });
        server.isClosed = true;
        const start = async (deadlineMs: number) => {
            await clock.until(thrownBy(server.send(budget, patience({ deadlineMs }))));
            return clock.now();
        };

        const first = await start(20_000);
        const second = await start(first + 1000);

        assert.ok(first >= 20_000 && first <= 21_000, String(first));
        assert.ok(second - first >= 1000 && second - first <= 2000, String(second - first));
    });

    it("gives what is begun after the deadline, or without an operation, about a minute", async () => {
        const server = serverWith({ limit: 8 });
        server.isClosed = true;
        for (const by of [patience({ deadlineMs: -1 }), leastPatience]) {
            const start = clock.now();
            await clock.until(thrownBy(server.send(budget, by)));
            const waited = clock.now() - start;
            assert.ok(waited >= 65_000 && waited <= 67_000, String(waited));
        }
    });

    it("stops waiting when the operation is interrupted, and holds nobody else up", async () => {
        const server = serverWith({ limit: 1, windowMs: 10_000 });
        await clock.until(server.send(budget));
        const interrupt = new AbortController();
        const error = thrownBy(server.send(budget, patience({ signal: interrupt.signal })));
        const other = server.send(budget, patience({}));
        await clock.until(clock.sleep(2000));

        interrupt.abort();

        assert.match(
            (await error).message,
            /^Telnyx allows 1 request in 10 seconds, and the operation was interrupted/,
        );
        await clock.until(other);
        assert.ok(clock.now() < 12_000);
    });

    it("tells those who wait for a second and more what they wait for, and nobody else", async () => {
        const server = serverWith({ limit: 8 });
        const told: string[] = [];
        const quick: string[] = [];
        await clock.until(server.send(budget, patience({ onWait: (sentence) => quick.push(sentence) })));

        await clock.until(many(server, 30, patience({ onWait: (sentence) => told.push(sentence) })));

        assert.deepEqual([...new Set(told)], ["Telnyx allows 8 requests a second; waiting for room"]);
        assert.deepEqual(quick, []);
    });

    it("shares nothing with the budget of another account", async () => {
        const [closed, open] = [serverWith({ limit: 8 }), serverWith({ limit: 8 })];
        closed.isClosed = true;
        const refused = thrownBy(closed.send(budget));
        await clock.until(clock.sleep(200));
        const start = clock.now();

        await clock.until(open.send(new Budget(clock)));

        assert.equal(clock.now() - start, 50);
        await clock.until(refused);
    });
});
