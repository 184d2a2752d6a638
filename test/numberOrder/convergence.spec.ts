import assert from "node:assert/strict";
import fc from "fast-check";
import { Claims } from "../../provider/telnyx/together/claims";
import { DeclaredOrder } from "../support/numberOrder";
import { useDesk } from "../support/operation";
import { numbers, owned } from "../support/seen";

const pool = [numbers.a, numbers.b, numbers.c, numbers.tollFree];

/** What can happen between two runs, and during one. */
type Event =
    | { kind: "up"; refresh: boolean }
    | { kind: "kill" }
    | { kind: "release"; number: string }
    | { kind: "connect"; number: string }
    | { kind: "lose"; apply: boolean };

interface Step {
    readonly events: readonly Event[];
    readonly declared: readonly string[];
    readonly connectionId: string | undefined;
    readonly customerReference: string | undefined;
}

const event: fc.Arbitrary<Event> = fc.oneof(
    fc.record({ kind: fc.constant("up" as const), refresh: fc.boolean() }),
    fc.record({ kind: fc.constant("kill" as const) }),
    fc.record({ kind: fc.constant("release" as const), number: fc.constantFrom(...pool) }),
    fc.record({ kind: fc.constant("connect" as const), number: fc.constantFrom(...pool) }),
    fc.record({ kind: fc.constant("lose" as const), apply: fc.boolean() }),
);

const step: fc.Arbitrary<Step> = fc.record({
    events: fc.array(event, { maxLength: 3 }),
    declared: fc.uniqueArray(fc.constantFrom(...pool), { minLength: 1 }),
    connectionId: fc.constantFrom(undefined, "1", "2"),
    customerReference: fc.constantFrom(undefined, "one", "two"),
});

describe("NumberOrder > whatever happens between two runs", () => {
    const desk = useDesk();

    it("an up with refresh ends with exactly the declared numbers, each bought once, and previews without changes", async () => {
        const story = fc.record({
            releasedRecordsVisible: fc.boolean(),
            steps: fc.array(step, { minLength: 1, maxLength: 4 }),
        });
        await fc.assert(fc.asyncProperty(story, tell), { numRuns: 15, endOnFailure: true, seed: 7 });
    });

    async function tell({
        releasedRecordsVisible,
        steps,
    }: {
        releasedRecordsVisible: boolean;
        steps: readonly Step[];
    }) {
        const { control } = desk.emulator;
        control.reset();
        control.configure({ releasedRecordsVisible, searchRequired: false });
        desk.claims = new Claims();
        const main = new DeclaredOrder(desk);
        for (const { events, declared, connectionId, customerReference } of steps) {
            const program = { phoneNumbers: declared, connectionId, customerReference };
            for (const one of events) {
                await happen(main, program, one);
            }
            await refresh(main);
            await main.up(program);
            // What a run finds it releases in none, but in the next one.
            const state = await main.up(program);

            const held = pool.filter((phoneNumber) => owned(control, phoneNumber) !== undefined);
            assert.deepEqual([...held].sort(), [...declared].sort());
            assert.deepEqual(
                state.numbers.map(({ phoneNumber }) => phoneNumber),
                [...declared].sort(),
            );
            assert.equal(state.status, "success");
            if (connectionId !== undefined) {
                assert.ok(held.every((phoneNumber) => owned(control, phoneNumber)?.connection_id === connectionId));
            }
            const label = customerReference ?? main.label;
            assert.ok(held.every((phoneNumber) => owned(control, phoneNumber)?.customer_reference === label));
            await refresh(main);
            assert.deepEqual(main.preview(program), { update: false, properties: [] });
        }
        await main.destroy();
        assert.deepEqual(
            pool.filter((phoneNumber) => owned(control, phoneNumber) !== undefined),
            [],
        );
    }

    async function happen(main: DeclaredOrder, program: Parameters<DeclaredOrder["up"]>[0], one: Event): Promise<void> {
        const { control } = desk.emulator;
        switch (one.kind) {
            case "up":
                if (one.refresh) {
                    await refresh(main);
                }
                await main.up(program);
                break;
            case "kill":
                // A finished order is taken over only when somebody says so.
                desk.adopt = control.orders().map(({ id }) => id);
                main.forget();
                break;
            case "release":
                if (owned(control, one.number) !== undefined) {
                    control.releaseNumber(one.number);
                }
                break;
            case "connect":
                if (owned(control, one.number) !== undefined) {
                    control.changeNumber(one.number, { connection_id: "somebody else's" });
                }
                break;
            case "lose":
                control.addFault({
                    method: "POST",
                    path: "^/number_orders$",
                    apply: one.apply,
                    respond: { kind: "drop" },
                });
                break;
        }
    }

    async function refresh(main: DeclaredOrder): Promise<void> {
        if (main.id !== undefined) {
            await main.refresh();
        }
    }
});
