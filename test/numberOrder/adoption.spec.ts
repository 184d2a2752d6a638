import assert from "node:assert/strict";
import { present } from "../../provider/lifecycle/unknown";
import { numberOrderHandler } from "../../provider/numberOrder/handler";
import type { NumberOrderState } from "../../provider/numberOrder/inputs";
import { Claims } from "../../provider/telnyx/together/claims";
import { must } from "../support/must";
import { DeclaredOrder } from "../support/numberOrder";
import { useDesk } from "../support/operation";
import { inPortal } from "../support/portal";
import { idOf, numbers, ordered, orderPosts, owned, releases, writes } from "../support/seen";

const { a, b, c } = numbers;

describe("NumberOrder > adopted after a kill", () => {
    const desk = useDesk();

    /** A create whose engine is killed right after its order was placed. */
    async function killedCreate(main: DeclaredOrder, program: Parameters<DeclaredOrder["up"]>[0]): Promise<void> {
        const before = ordered(desk.emulator.control).length;
        desk.isEngineAlive = () => ordered(desk.emulator.control).length === before;
        await main.upFails(program);
        desk.isEngineAlive = () => true;
        main.forget();
    }

    it("finds the order of a create that the engine never heard of, and places no other", async () => {
        const { control } = desk.emulator;
        const main = new DeclaredOrder(desk);
        await killedCreate(main, { phoneNumbers: [a, b] });
        control.clearRequests();

        const state = await main.up({ phoneNumbers: [a, b] });

        assert.deepEqual(orderPosts(control), []);
        assert.deepEqual(
            state.numberOrderIds,
            control.orders().map(({ id }) => id),
        );
        assert.equal(state.status, "success");
        assert.match(
            desk.log.warnings.join(),
            /took over number order \(.*\), placed 0 minutes ago, with \+13125550142, /,
        );
    });

    it("brings it up to date when the program changed in between, and leaves the kept numbers alone", async () => {
        const { control } = desk.emulator;
        const main = new DeclaredOrder(desk);
        await killedCreate(main, { phoneNumbers: [a, b], connectionId: "1" });
        const kept = idOf(control, a);
        const released = idOf(control, b);
        const program = { phoneNumbers: [a, c], connectionId: "2" };

        await main.up(program);
        assert.deepEqual(releases(control), [], "what a run finds it does not release");
        assert.equal(main.preview(program).update, true);
        assert.ok(desk.log.warnings.includes(`releases 1 number: ${b}`), desk.log.warnings.join("\n"));
        const state = await main.up(program);

        assert.deepEqual(ordered(control), [[a, b], [c]]);
        assert.equal(idOf(control, a), kept);
        assert.deepEqual(releases(control), [`DELETE /phone_numbers/${released}`]);
        assert.deepEqual(state.phoneNumbers, [a, c]);
        assert.deepEqual(
            [owned(control, a), owned(control, c)].map((number) => number?.connection_id),
            ["2", "2"],
        );
    });

    it("asks whose a finished order is, orders nothing meanwhile, and takes it over once somebody says so", async () => {
        const { control } = desk.emulator;
        const renamed = new DeclaredOrder(desk);
        await renamed.up({ phoneNumbers: [a] });
        const successor = new DeclaredOrder(desk);
        control.clearRequests();

        const question = await successor.upRefused({ phoneNumbers: [b] });

        assert.match(
            question,
            /^number order \([0-9a-f-]{36}\), placed 0 minutes ago, with \+13125550142, carries the mark/,
        );
        assert.ok(question.includes(`pulumi config set telnyx:adopt ${must(renamed.id)}`), question);
        assert.match(question, /rename this one, or set telnyx:owner/);
        assert.ok(control.requests().every(({ method }) => method === "GET"));

        desk.adopt = [must(renamed.id)];
        // It is named for whoever holds one of its numbers.
        const state = await successor.up({ phoneNumbers: [a, b] });
        assert.deepEqual(state.phoneNumbers, [a, b]);
        assert.deepEqual(ordered(control), [[a], [b]]);
        await successor.up({ phoneNumbers: [b] });
        assert.equal(owned(control, a), undefined);
    });

    it("says in the question that telnyx:adopt is set and names something else", async () => {
        await new DeclaredOrder(desk).up({ phoneNumbers: [a] });
        assert.doesNotMatch(await new DeclaredOrder(desk).upRefused({ phoneNumbers: [b] }), /is set/);
        desk.adopt = ["11111111-aaaa-4bbb-8ccc-222222222222"];

        const question = await new DeclaredOrder(desk).upRefused({ phoneNumbers: [b] });

        assert.match(question, /\ntelnyx:adopt is set, and names 11111111-aaaa-\S+, which is none of these$/);
    });

    it("does not take over by itself what is older than a day", async () => {
        const { control } = desk.emulator;
        const main = new DeclaredOrder(desk);
        await killedCreate(main, { phoneNumbers: [a] });
        desk.clock.startMs = Date.now() + 30 * 3_600_000;

        const question = await main.upRefused({ phoneNumbers: [a] });

        assert.match(question, /placed 30 hours ago/);
        desk.adopt = control.orders().map(({ id }) => id);
        await main.up({ phoneNumbers: [a] });
        assert.deepEqual(ordered(control), [[a]]);
    });

    it("takes over an order without our mark that telnyx:adopt names, and gives it our reference", async () => {
        const { control } = desk.emulator;
        const other = new DeclaredOrder(desk, "other", "elsewhere");
        await other.up({ phoneNumbers: [a, c] });
        // The other one belongs to another program.
        desk.claims = new Claims();
        desk.adopt = [must(other.id), "11111111-aaaa-4bbb-8ccc-222222222222"];
        const main = new DeclaredOrder(desk);

        const state = await main.up({ phoneNumbers: [a] });

        assert.deepEqual(ordered(control), [[a, c]]);
        assert.equal(state.orderReference, main.reference());
        assert.equal(state.phoneNumbersCount, 2, "a preview has to name what goes");
        assert.deepEqual(releases(control), []);
    });

    it("releases nothing of an order that another resource has taken over since", async () => {
        const { control } = desk.emulator;
        const before = new DeclaredOrder(desk, "before");
        await before.up({ phoneNumbers: [a] });
        desk.claims = new Claims();
        desk.adopt = [must(before.id)];
        await new DeclaredOrder(desk, "after").up({ phoneNumbers: [a] });
        desk.claims = new Claims();

        await assert.rejects(
            before.destroy(),
            /carries the mark of another resource, which took it over.*pulumi state delete/,
        );

        assert.deepEqual(releases(control), []);
    });

    it("releases nothing where that one's mark has digits only, behind a label of the user's own", async () => {
        const { control } = desk.emulator;
        const before = new DeclaredOrder(desk, "before");
        await before.up({ phoneNumbers: [a, b] });
        desk.claims = new Claims();
        desk.adopt = [must(before.id)];
        const after = new DeclaredOrder(desk, "after", "abcdef");
        await after.up({ phoneNumbers: [a, b], customerReference: "Invoice" });
        assert.match(must(after.state.orderReference), /^Invoice#\d{12}$/);
        desk.adopt = [];
        for (const giveBack of [() => before.destroy(), () => before.up({ phoneNumbers: [a] })]) {
            desk.claims = new Claims();

            await assert.rejects(giveBack(), /carries the mark of another resource/);
        }

        assert.deepEqual(releases(control), []);
    });

    it("says from whom telnyx:adopt takes an order, and the other one changes nothing until it is named there", async () => {
        const { control } = desk.emulator;
        const before = new DeclaredOrder(desk, "before", "prod");
        await before.up({ phoneNumbers: [a, b] });
        desk.claims = new Claims();
        desk.adopt = [must(before.id)];
        await new DeclaredOrder(desk, "after").up({ phoneNumbers: [a] });
        const [took = ""] = desk.log.warnings.filter((warning) => warning.startsWith("took over"));
        assert.match(
            took,
            /telnyx:adopt names it\. Until now it carried the mark of another .*"acme\/phones\/prod\/before"/,
        );
        assert.match(took, /Nothing of it is released in this run/);
        desk.claims = new Claims();
        desk.adopt = [];
        control.clearRequests();

        await before.refresh();
        before.preview({ phoneNumbers: [a], connectionId: "9" });
        assert.match(desk.log.warnings.join("\n"), /carries the mark of another resource \(.*`pulumi up` will refuse/);
        const refusal = await before.upRefused({ phoneNumbers: [a], connectionId: "9" });

        assert.match(
            refusal,
            /carries the mark of another resource.*nothing was changed.*state delete.*telnyx:adopt /s,
        );
        assert.ok(control.requests().every(({ method }) => method === "GET"));
        desk.adopt = [must(before.id)];
        const state = await before.up({ phoneNumbers: [a, b] });
        assert.equal(state.orderReference, before.reference());
        assert.deepEqual(releases(control), []);
    });

    it("clears a setting that the order was placed with and the program has left out since", async () => {
        const { control } = desk.emulator;
        const main = new DeclaredOrder(desk);
        await killedCreate(main, {
            ...{ phoneNumbers: [a], connectionId: "1" },
            ...{ billingGroupId: "2", messagingProfileId: "3" },
        });

        await main.up({ phoneNumbers: [a], billingGroupId: "2" });

        const number = owned(control, a);
        assert.deepEqual(
            [number?.connection_id, number?.billing_group_id, number?.messaging_profile_id],
            [null, "2", null],
        );
    });

    it("touches no setting of an order that somebody placed by hand, but those that are declared", async () => {
        const { control } = desk.emulator;
        const main = new DeclaredOrder(desk);
        const program = { phoneNumbers: [a, b], billingGroupId: "9" };
        await placedByHand();
        control.clearRequests();

        const state = await main.up(program);

        for (const number of [owned(control, a), owned(control, b)]) {
            assert.deepEqual(
                [number?.connection_id, number?.messaging_profile_id, number?.billing_group_id],
                ["1", "3", "9"],
            );
            assert.equal(number?.customer_reference, "by hand", "an import leaves it as well");
        }
        assert.equal(state.orderReference, main.reference());
        assert.ok(writes(control).every((request) => !request.endsWith("/messaging")));
        await main.refresh();
        assert.equal(main.preview(program).update, false);
    });

    it("drops the label in front of our mark where a finished order is adopted, and leaves its settings", async () => {
        const { control } = desk.emulator;
        const main = new DeclaredOrder(desk);
        await main.up({ phoneNumbers: [a], customerReference: "old", connectionId: "1" });
        desk.adopt = [must(main.id)];
        main.forget();

        await main.up({ phoneNumbers: [a] });

        assert.deepEqual([owned(control, a)?.customer_reference, owned(control, a)?.connection_id], [main.label, "1"]);
    });

    it("judges an order placed by hand and one that a killed run left each by itself", async () => {
        const { control } = desk.emulator;
        const main = new DeclaredOrder(desk);
        await killedCreate(main, { phoneNumbers: [c], connectionId: "7" });
        await placedByHand();

        await main.up({ phoneNumbers: [a, b, c] });

        assert.deepEqual(
            [a, b, c].map((e164) => owned(control, e164)?.connection_id),
            ["1", "1", null],
        );
    });

    /** Somebody orders two numbers in the portal, with settings, and `telnyx:adopt` names the order. */
    async function placedByHand(): Promise<void> {
        const { control } = desk.emulator;
        await inPortal(desk.emulator, "GET", "/available_phone_numbers?filter[phone_number][starts_with]=312555014");
        await inPortal(desk.emulator, "POST", "/number_orders", {
            phone_numbers: [a, b].map((phone_number) => ({ phone_number })),
            ...{ connection_id: "1", billing_group_id: "2", messaging_profile_id: "3", customer_reference: "by hand" },
        });
        desk.adopt = [must(control.orders().at(-1)).id];
    }

    it("finds it although the label changed after the kill, and gives it the new label", async () => {
        const { control } = desk.emulator;
        const main = new DeclaredOrder(desk);
        await killedCreate(main, { phoneNumbers: [a], customerReference: "old" });
        control.clearRequests();

        await main.up({ phoneNumbers: [a], customerReference: "new" });

        assert.deepEqual(orderPosts(control), []);
        assert.deepEqual(
            control.orders().map((order) => order.customer_reference),
            [main.reference("new")],
        );
        assert.equal(owned(control, a)?.customer_reference, "new");
    });

    it("gives the default label where a kill left the one that the program has dropped since", async () => {
        const { control } = desk.emulator;
        const main = new DeclaredOrder(desk);
        await killedCreate(main, { phoneNumbers: [a], customerReference: "old" });

        await main.up({ phoneNumbers: [a] });

        assert.equal(owned(control, a)?.customer_reference, main.label);
    });

    it("finds the supplementary order of an update that the engine never heard of", async () => {
        const { control } = desk.emulator;
        const main = new DeclaredOrder(desk);
        await main.up({ phoneNumbers: [a] });
        const killed = main.fork();
        await main.up({ phoneNumbers: [a, b] });
        control.clearRequests();

        const state = await killed.up({ phoneNumbers: [a, b] });

        assert.deepEqual(orderPosts(control), []);
        assert.equal(state.numberOrderIds.length, 2);
        assert.deepEqual(state.phoneNumbers, [a, b]);
        assert.equal(state.status, "success");
    });

    it("goes on waiting for an order that is still pending", async () => {
        const { control } = desk.emulator;
        control.configure({ activationDelayMs: 900_000 });
        const main = new DeclaredOrder(desk);
        await main.upFails({ phoneNumbers: [a] });
        main.forget();

        const state = await main.up({ phoneNumbers: [a] });

        assert.equal(state.status, "success");
        assert.deepEqual(ordered(control), [[a]]);
    });

    it("never adopts an order of another resource, whatever its label", async () => {
        const { control } = desk.emulator;
        const other = new DeclaredOrder(desk, "other");
        await other.up({ phoneNumbers: [b], customerReference: "shared" });
        const main = new DeclaredOrder(desk);

        const state = await main.up({ phoneNumbers: [a], customerReference: "shared" });

        assert.deepEqual(ordered(control), [[b], [a]]);
        assert.notEqual(state.numberOrderIds[0], other.id);
        assert.deepEqual(releases(control), []);
    });

    for (const releasedRecordsVisible of [true, false]) {
        const shown = releasedRecordsVisible ? "says so" : "goes on saying success";
        it(`never adopts an order whose numbers were all released, when the order ${shown}`, async () => {
            const { control } = desk.emulator;
            control.configure({ releasedRecordsVisible });
            const main = new DeclaredOrder(desk);
            await main.up({ phoneNumbers: [a, b] });
            const { id } = main;
            await main.destroy();

            const state = await main.up({ phoneNumbers: [a] });

            assert.notEqual(main.id, id);
            assert.deepEqual(ordered(control), [[a, b], [a]]);
            assert.equal(state.status, "success");
            assert.equal(await main.refresh(), true);
            assert.equal(main.preview({ phoneNumbers: [a] }).update, false);
            await main.destroy();
            assert.equal(owned(control, a), undefined);
        });

        it(`leaves a number alone that was released and then ordered by another resource, when the order ${shown}`, async () => {
            const { control } = desk.emulator;
            control.configure({ releasedRecordsVisible });
            const main = new DeclaredOrder(desk);
            await main.up({ phoneNumbers: [a] });
            await main.destroy();
            const other = new DeclaredOrder(desk, "other", "prod");
            await other.up({ phoneNumbers: [a] });
            const id = idOf(control, a);

            await main.up({ phoneNumbers: [b] });
            await main.refresh();
            assert.deepEqual(main.knownInputs.phoneNumbers, [b]);
            await main.destroy();

            assert.equal(idOf(control, a), id);
        });
    }

    it("takes label and token from the program after an import whose file had neither", async () => {
        const main = new DeclaredOrder(desk);
        await main.up({ phoneNumbers: [a] });
        const imported = { status: "", phoneNumbers: [a] } as unknown as NumberOrderState;

        const read = must(await numberOrderHandler.read(must(main.id), imported, desk.operation()));
        const { __label, __token } = main.knownInputs;
        const { inputs } = numberOrderHandler.check({ ...read.inputs }, { phoneNumbers: [a], __label, __token });

        assert.deepEqual(present(read.inputs), { phoneNumbers: [a] });
        assert.deepEqual([inputs["__label"], inputs["__token"]], [__label, __token]);
    });

    it("never adopts an order that failed or was cancelled", async () => {
        const { control } = desk.emulator;
        control.configure({ autoComplete: false });
        const main = new DeclaredOrder(desk);
        await main.up({ phoneNumbers: [a], waitFor: "none" });
        const { id } = main;
        await main.destroy();
        control.configure({ autoComplete: true });

        await main.up({ phoneNumbers: [a] });

        assert.notEqual(main.id, id);
        assert.deepEqual(ordered(control), [[a], [a]]);
    });
});
