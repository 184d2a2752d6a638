import assert from "node:assert/strict";
import { setTimeout } from "node:timers/promises";
import { DeclaredOrder } from "../support/numberOrder";
import { useDesk } from "../support/operation";
import { passTime } from "../support/time";

const updating = { method: "POST", path: "/phone_numbers/jobs/update_phone_numbers" } as const;

/** So many jobs one process has open at a time. */
const share = 10;

describe("NumberOrder > room for jobs that take their time", function () {
    const desk = useDesk();
    this.timeout(60_000);
    beforeEach(() => {
        desk.emulator.control.configure({ searchRequired: false, activationDelayMs: 200, jobDelayMs: 3_600_000 });
        desk.share();
        passTime(desk);
    });
    const numberOf = (order: number) => `+131255510${String(order).padStart(2, "0")}`;
    /** Only a job takes the lock, and each order has a label of its own, so that each needs one. */
    const program = (order: number) => ({ phoneNumbers: [numberOf(order)], deletionLock: true });
    const declare = (order: number) => new DeclaredOrder(desk, String(order));
    const upFails = (orders: readonly number[]) =>
        Promise.all(orders.map((order) => declare(order).upFails(program(order))));
    const first = Array.from({ length: share }, (_, order) => order);

    const untilStarted = async (jobs: number) => {
        while (desk.emulator.control.requests(updating).length < jobs) {
            await setTimeout(10);
        }
    };

    it("is waited for no longer than an operation has time, which says what it waited for", async () => {
        desk.timeoutMs = 120_000;
        const others = upFails(first);
        await untilStarted(share);
        desk.timeoutMs = 30_000;
        const start = desk.clock.now();

        const reason = await declare(share).upFails(program(share));

        const tookMs = desk.clock.now() - start;
        await others;
        assert.ok(tookMs >= 30_000 && tookMs < 40_000, String(tookMs));
        assert.match(
            reason,
            /^changing settings of \+13125551010 \(\d+\): The job over these numbers was not sent: 10 jobs that were started before/,
        );
    });

    it("is not taken beyond the share of the process by those who give up waiting", async () => {
        const { control } = desk.emulator;
        desk.timeoutMs = 20_000;

        await upFails(Array.from({ length: 3 * share }, (_, order) => order));

        assert.equal(control.requests(updating).length, share);
    });

    it("is not taken for an engine that has gone meanwhile", async () => {
        const { control } = desk.emulator;
        control.configure({ jobDelayMs: 60_000 });
        const others = Promise.all(first.map((order) => declare(order).up(program(order))));
        await untilStarted(share);
        const reason = declare(share).upFails(program(share));
        passTime(desk, () => {
            const isWaiting = desk.log.progressLines.some((line) => /waiting for room among/.test(line));
            desk.isEngineAlive = () => !isWaiting;
        });

        assert.match(await reason, /the pulumi process has ended/);
        await others.catch(() => undefined);
        assert.equal(control.requests(updating).length, share);
    });

    it("is there again when jobs that nobody waits for any longer have ended", async () => {
        const { control } = desk.emulator;
        desk.timeoutMs = 20_000;
        await upFails(first);
        control.advance(3_600_000);
        control.configure({ jobDelayMs: 0 });

        await declare(share).up(program(share));

        assert.equal(control.requests(updating).length, share + 1);
    });
});
