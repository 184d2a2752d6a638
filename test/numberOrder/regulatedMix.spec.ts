import assert from "node:assert/strict";
import { must } from "../support/must";
import { DeclaredOrder } from "../support/numberOrder";
import { useDesk } from "../support/operation";
import { german, germanValues, value } from "../support/requirementGroup";
import { idOf, numbers, ordered, releases, writes } from "../support/seen";

const { a: local, tollFree, german: one } = numbers;
const french = "+33655501422";

describe("NumberOrder > across countries and types", () => {
    const desk = useDesk();
    const of = (main: DeclaredOrder, phoneNumber: string) =>
        must(main.state.numbers.find((number) => number.phoneNumber === phoneNumber));

    it("shows status, reason and papers number by number, and completes one without touching the others", async () => {
        const { control } = desk.emulator;
        const main = new DeclaredOrder(desk);
        const program = { phoneNumbers: [local, tollFree, one], connectionId: "c1" };

        const reasons = await main.upFails(program);

        assert.equal(reasons.split("\n").length, 1);
        assert.match(reasons, /\+4989555012345 needs 'Address matching .* and 'Proof of address'/);
        assert.deepEqual(
            [local, tollFree, one].map((phoneNumber) => [
                of(main, phoneNumber).status,
                of(main, phoneNumber).requirementsStatus,
            ]),
            [
                ["active", "approved"],
                ["active", "approved"],
                ["pending", "requirement-info-pending"],
            ],
        );
        assert.equal(main.state.status, "pending");
        assert.equal(main.state.subNumberOrdersIds.length, 3);
        assert.deepEqual(
            of(main, one).regulatoryRequirements.map(({ name }) => name),
            ["Address matching the number's area", "Proof of address"],
        );
        assert.ok(control.numbers().every(({ connection_id }) => connection_id === "c1"));
        const kept = [idOf(control, local), idOf(control, tollFree)];
        control.clearRequests();
        desk.clock.onSleep = () => {
            desk.clock.onSleep = () => undefined;
            control.approveNumber(one);
        };

        const state = await main.up({ ...program, regulatoryRequirements: germanValues });

        assert.equal(state.status, "success");
        assert.deepEqual([idOf(control, local), idOf(control, tollFree)], kept);
        assert.ok(!writes(control).some((request) => kept.some((id) => request.includes(id))));
        assert.deepEqual(ordered(control), [[local, tollFree, one]]);
        assert.deepEqual(releases(control), []);
    });

    it("gives each country the values that it asks for", async () => {
        const { control } = desk.emulator;
        const birth = value("77777777-aaaa-4bbb-8ccc-999999999999", "1985-04-12");
        const identity = value("33333333-aaaa-4bbb-8ccc-555555555555", "8a2d4f0b-7e19-4a3c-b1d8-9e0f6c7a8b44");
        const address = value("11111111-aaaa-4bbb-8ccc-333333333333", "2664398120045678903");
        const program = {
            phoneNumbers: [one, french],
            regulatoryRequirements: [...germanValues, birth, identity, address],
        };
        desk.clock.onSleep = () => {
            desk.clock.onSleep = () => undefined;
            control.approveNumber(french);
            control.rejectNumber(one, { requirementId: german.address, comment: "Not in this area." });
        };
        const main = new DeclaredOrder(desk);

        const reasons = await main.upFails(program);

        assert.match(reasons, /\+4989555012345: Telnyx rejected 'Address matching .*: "Not in this area\."/);
        assert.doesNotMatch(reasons, /33655501422/);
        assert.deepEqual([of(main, french).status, of(main, one).status], ["active", "pending"]);
        await main.refresh();
        assert.deepEqual(main.preview(program), { update: true, properties: [] });
    });

    it("shows a number whose deadline was missed as missing with that reason, and orders it again", async () => {
        const { control } = desk.emulator;
        const main = new DeclaredOrder(desk);
        const program = { phoneNumbers: [local, one] };
        await main.upFails(program);
        control.missDeadline(one);

        await main.refresh();

        assert.deepEqual(main.knownInputs.phoneNumbers, [local]);
        assert.deepEqual([of(main, one).status, of(main, one).requirementsStatus], ["cancelled", "cancelled"]);
        assert.deepEqual(main.preview(program), { update: true, properties: ["phoneNumbers"] });
        desk.clock.onSleep = () => {
            desk.clock.onSleep = () => undefined;
            control.approveNumber(one);
        };
        const state = await main.up({ ...program, regulatoryRequirements: germanValues });
        assert.equal(state.status, "success");
        assert.deepEqual(ordered(control), [[local, one], [one]]);
    });

    it("says so when a deadline passes while somebody waits", async () => {
        const { control } = desk.emulator;
        const main = new DeclaredOrder(desk);
        desk.clock.onSleep = () => {
            desk.clock.onSleep = () => undefined;
            control.missDeadline(one);
        };

        const reasons = await main.upFails({ phoneNumbers: [local, one], regulatoryRequirements: germanValues });

        assert.match(reasons, /\+4989555012345 is cancelled at Telnyx \(.*because a deadline passed\)/);
        assert.deepEqual(main.state.phoneNumbers, [local]);
    });

    it("gives back everything in whatever state it is", async () => {
        const { control } = desk.emulator;
        const main = new DeclaredOrder(desk);
        await main.upFails({ phoneNumbers: [local, tollFree, one, french], regulatoryRequirements: germanValues });
        control.rejectNumber(one);

        await main.destroy();

        assert.ok(control.numbers().every(({ status }) => status === "deleted"));
        assert.ok(control.subOrders().every(({ status }) => status !== "pending"));
    });
});
