import assert from "node:assert/strict";
import { must } from "../support/must";
import { DeclaredOrder } from "../support/numberOrder";
import { useDesk } from "../support/operation";
import {
    correctedValues,
    DeclaredGroup,
    german,
    germanLocal,
    germanValues,
    papers,
    value,
} from "../support/requirementGroup";
import { numbers, ordered, owned } from "../support/seen";

const { a, b, german: one, german2: two } = numbers;

describe("NumberOrder > requirement groups", () => {
    const desk = useDesk();
    const attachments = () =>
        desk.emulator.control
            .requests({ method: "POST", path: /^\/number_order_phone_numbers\/.*\/requirement_group$/ })
            .map(({ body }) => (body as { requirement_group_id: string }).requirement_group_id);
    const withGroup = (phoneNumber: string, requirementGroupId: string | undefined) => ({
        phoneNumber,
        requirementGroupId: must(requirementGroupId),
    });
    const once = (event: () => void) => {
        desk.clock.onSleep = () => {
            desk.clock.onSleep = () => undefined;
            event();
        };
    };
    const valuesOf = (phoneNumber: string) =>
        desk.emulator.control
            .orders()
            .flatMap(({ phone_numbers }) => phone_numbers)
            .find((number) => number.phone_number === phoneNumber)
            ?.requirements.map(({ field_value }) => field_value);

    async function group(regulatoryRequirements = germanValues, name = "papers"): Promise<DeclaredGroup> {
        const declared = new DeclaredGroup(desk, name);
        await declared.up({ ...germanLocal, regulatoryRequirements });
        return declared;
    }

    it("are ordered with, each number with its own, and an approved one activates it", async () => {
        const [first, second] = [await group(), await group(correctedValues, "more")];
        [first, second].forEach(({ id }) => desk.emulator.control.approveGroup(must(id)));
        const main = new DeclaredOrder(desk);
        const program = { phoneNumbers: [a, withGroup(one, first.id), withGroup(two, second.id)] };

        const state = await main.up(program);

        assert.equal(state.status, "success");
        assert.deepEqual(valuesOf(one), [papers.address[0], papers.proof[0]]);
        assert.deepEqual(valuesOf(two), [papers.address[0], papers.proof[1]]);
        assert.deepEqual(state.phoneNumbers, program.phoneNumbers);
        assert.deepEqual(attachments(), []);
        assert.equal(main.preview(program).update, false);
        await main.refresh();
        assert.equal(main.preview(program).update, false);
    });

    it("with missing values end the wait and name them; once complete, they are handed in by the next up", async () => {
        const papersGroup = await group(germanValues.slice(0, 1));
        const main = new DeclaredOrder(desk);
        const program = { phoneNumbers: [withGroup(one, papersGroup.id)] };

        const reasons = await main.upFails(program);

        assert.match(reasons, /\+4989555012345 needs 'Proof of address' \(requirement 33333333-.* by 20\d\d-/);
        assert.doesNotMatch(reasons, /attaching/);
        await papersGroup.up({ ...germanLocal, regulatoryRequirements: germanValues });
        once(() => desk.emulator.control.approveNumber(one));
        const state = await main.up(program);
        assert.equal(state.status, "success");
        assert.deepEqual(attachments(), [papersGroup.id]);
        assert.deepEqual(ordered(desk.emulator.control), [[one]]);
    });

    it("that got only some of their values are not handed in, and say what they lack", async () => {
        const papersGroup = await group([]);
        const main = new DeclaredOrder(desk);
        const program = { phoneNumbers: [withGroup(one, papersGroup.id)] };
        await main.upFails(program);
        await papersGroup.up({ ...germanLocal, regulatoryRequirements: germanValues.slice(0, 1) });

        const reasons = await main.upFails(program);

        assert.match(
            reasons,
            /^attaching requirement group \([0-9a-f-]{36}\) to \+4989555012345: the group lacks 'Proof of address' \(requirement 3/,
        );
        assert.deepEqual(attachments(), []);
    });

    it("that were corrected are handed in again under the same id, and not when they were not corrected", async () => {
        const papersGroup = await group();
        const main = new DeclaredOrder(desk);
        const program = { phoneNumbers: [withGroup(one, papersGroup.id)] };
        once(() => desk.emulator.control.rejectNumber(one, { requirementId: german.proof, comment: "Illegible." }));
        assert.match(await main.upFails(program), /Telnyx rejected 'Proof of address' .*: "Illegible\."/);

        assert.match(await main.upFails(program), /"Illegible\."/);
        assert.deepEqual(attachments(), []);
        await papersGroup.up({ ...germanLocal, regulatoryRequirements: correctedValues });
        assert.equal(main.preview(program).update, true);
        once(() => desk.emulator.control.approveNumber(one));
        const state = await main.up(program);

        assert.equal(state.status, "success");
        assert.deepEqual(attachments(), [papersGroup.id]);
        assert.deepEqual(ordered(desk.emulator.control), [[one]]);
        assert.deepEqual(valuesOf(one), [papers.address[0], papers.proof[1]]);
    });

    it("that were corrected are handed in also where nobody waits", async () => {
        const papersGroup = await group();
        const main = new DeclaredOrder(desk);
        const program = { phoneNumbers: [withGroup(one, papersGroup.id)], waitFor: "none" };
        await main.up(program);
        assert.equal(main.preview(program).update, false, "under review nothing is to be done");
        desk.emulator.control.rejectNumber(one, { requirementId: german.proof, comment: "Illegible." });
        await papersGroup.up({ ...germanLocal, regulatoryRequirements: correctedValues });
        await main.refresh();

        assert.equal(main.preview(program).update, true);
        await main.up(program);

        assert.deepEqual(attachments(), [papersGroup.id]);
        await main.refresh();
        assert.equal(main.preview(program).update, false);
    });

    it("leave alone what declared values say otherwise, at every up", async () => {
        const papersGroup = await group();
        const main = new DeclaredOrder(desk);
        const own = {
            ...withGroup(one, papersGroup.id),
            regulatoryRequirements: [value(german.proof, papers.proof[1])],
        };
        desk.timeoutMs = 1000;
        await main.upFails({ phoneNumbers: [own] });
        assert.deepEqual(valuesOf(one), [papers.address[0], papers.proof[1]]);

        await main.upFails({ phoneNumbers: [own] });

        assert.deepEqual(attachments(), []);
        assert.deepEqual(valuesOf(one), [papers.address[0], papers.proof[1]]);
    });

    it("that were replaced are followed by pending numbers, and then the old one can go", async () => {
        const [old, young] = [await group(), await group(correctedValues, "young")];
        const main = new DeclaredOrder(desk);
        await main.up({ phoneNumbers: [withGroup(one, old.id)], waitFor: "none" });
        const program = { phoneNumbers: [withGroup(one, young.id)], waitFor: "none" };
        assert.deepEqual(main.preview(program), { update: true, properties: ["phoneNumbers"] });

        const state = await main.up(program);

        assert.deepEqual(attachments(), [young.id]);
        assert.deepEqual(state.phoneNumbers, program.phoneNumbers);
        await old.destroy();
        assert.equal(desk.emulator.control.requirementGroups().length, 1);
    });

    it("that were replaced cost an active number no call", async () => {
        const [old, young] = [await group(), await group(correctedValues, "young")];
        desk.emulator.control.approveGroup(must(old.id));
        const main = new DeclaredOrder(desk);
        await main.up({ phoneNumbers: [withGroup(one, old.id)] });

        const state = await main.up({ phoneNumbers: [withGroup(one, young.id)] });

        assert.deepEqual(attachments(), []);
        assert.deepEqual(state.phoneNumbers, [withGroup(one, young.id)]);
    });

    it("that cannot be attached keep the old one in the state, so that the next up tries again", async () => {
        const [old, young] = [await group(), await group(correctedValues, "young")];
        const main = new DeclaredOrder(desk);
        await main.up({ phoneNumbers: [withGroup(one, old.id)], waitFor: "none" });
        desk.emulator.control.setGroupStatus(must(young.id), "no-longer-eligible");
        const program = { phoneNumbers: [withGroup(one, young.id)], waitFor: "none" };

        const reasons = await main.upFails(program);

        assert.match(reasons, /^attaching requirement group .*The requirement group is no longer eligible/);
        assert.deepEqual(main.state.phoneNumbers, [withGroup(one, old.id)]);
        desk.emulator.control.setGroupStatus(must(young.id), "unapproved");
        await main.up(program);
        assert.deepEqual(main.state.phoneNumbers, program.phoneNumbers);
    });

    for (const status of [429, 500]) {
        it(`that cannot be read (${status}) are a reason of their number, and everything else goes on`, async () => {
            const { control } = desk.emulator;
            const main = new DeclaredOrder(desk);
            const { id } = await group();
            await main.up({ phoneNumbers: [a, one], waitFor: "none" });
            control.addFault({
                ...{ method: "GET", path: "^/requirement_groups/", times: 99 },
                respond: { kind: "reply", status, headers: { "x-ratelimit-reset": "0" } },
            });

            const program = { phoneNumbers: [b, withGroup(one, id)], connectionId: "77", waitFor: "none" };
            const reasons = await main.upFails(program);

            assert.match(
                reasons,
                new RegExp(`^reading requirement group \\(${id}\\) of \\${one}: GET .*HTTP ${status}[^\n]*$`),
            );
            assert.equal(owned(control, b)?.connection_id, "77");
            assert.equal(owned(control, a), undefined);
            assert.deepEqual(main.state.phoneNumbers, [b, { phoneNumber: one, connectionId: "" }]);
            control.clearFaults();
            await main.up(program);
            assert.deepEqual(attachments(), [id]);
        });
    }

    it("are attached once more after a lost reply", async () => {
        const [old, young] = [await group(), await group(correctedValues, "young")];
        const main = new DeclaredOrder(desk);
        await main.up({ phoneNumbers: [withGroup(one, old.id)], waitFor: "none" });
        desk.emulator.control.addFault({
            method: "POST",
            path: "/requirement_group$",
            apply: true,
            respond: { kind: "drop" },
        });

        await main.up({ phoneNumbers: [withGroup(one, young.id)], waitFor: "none" });

        assert.deepEqual(valuesOf(one), [papers.address[0], papers.proof[1]]);
    });

    for (const [country, phoneNumber] of [
        ["CH", "+41445550142"],
        ["IT", "+390212345678"],
        ["SE", "+46855501422"],
    ] as const) {
        it(`have to be there for ${country}: without one the refusal says what to do`, async () => {
            const message = await new DeclaredOrder(desk).upRefused({ phoneNumbers: [a, phoneNumber] });

            assert.ok(message.startsWith(`ordering ${phoneNumber}: POST /number_orders was refused (HTTP 422; 10015`));
            assert.ok(
                message.includes(
                    `Telnyx sells numbers of ${country} only with a requirement group that has all its values: ` +
                        `declare a RequirementGroup and give its id to ${phoneNumber} as requirementGroupId`,
                ),
                message,
            );
            assert.match(message, /Nothing was ordered$/);
            assert.deepEqual(desk.emulator.control.orders(), []);
        });
    }

    it("have to have all their values there: what is missing is named", async () => {
        const swedish = new DeclaredGroup(desk, "swedish");
        const business = value("55555555-aaaa-4bbb-8ccc-666666666666", "Acme AB");
        const registration = value("55555555-aaaa-4bbb-8ccc-777777777777", "556677-8899");
        const combination = { countryCode: "SE", phoneNumberType: "local", action: "ordering" };
        await swedish.up({ ...combination, regulatoryRequirements: [business] });
        const program = { phoneNumbers: [withGroup("+46855501422", swedish.id)], waitFor: "none" };
        const main = new DeclaredOrder(desk);

        const message = await main.upRefused(program);

        assert.match(
            message,
            /requirement group \([0-9a-f-]{36}\) lacks 'Business registration number' \(requirement 5/,
        );
        await swedish.up({ ...combination, regulatoryRequirements: [business, registration] });
        assert.equal((await main.up(program)).phoneNumbersCount, 1);
    });

    it("that have to be there leave the other numbers of an update alone", async () => {
        const main = new DeclaredOrder(desk);
        await main.up({ phoneNumbers: [a] });

        const reasons = await main.upFails({ phoneNumbers: [a, numbers.b, "+41445550142"] });

        assert.match(reasons, /ordering \+41445550142: .*Telnyx sells numbers of CH only with a requirement group/);
        assert.deepEqual(main.state.phoneNumbers, [a, numbers.b]);
    });

    describe("that a refused order names", () => {
        const refuse = (path: string, method: string, detail: string) =>
            desk.emulator.control.addFault({
                ...{ method, path, times: 1 },
                respond: {
                    kind: "reply",
                    status: 422,
                    body: { errors: [{ code: "10015", title: "Bad Request", detail }] },
                },
            });
        const sentence = `${papers.address[0]} is no address in Munich`;
        const orderWith = async ({ id }: DeclaredGroup) =>
            new DeclaredOrder(desk).upRefused({ phoneNumbers: [withGroup(one, id)] });

        it("do not show their values where the refusal quotes them", async () => {
            const papersGroup = await group();
            refuse("^/number_orders$", "POST", sentence);

            const message = await orderWith(papersGroup);

            assert.match(message, /HTTP 422; 10015 Bad Request: \[value\] is no address in Munich/);
            assert.ok(!message.includes(papers.address[0]), message);
        });

        it("leave the refusal its code, and no word more, where they cannot be read", async () => {
            const papersGroup = await group();
            refuse("^/number_orders$", "POST", sentence);
            refuse("^/requirement_groups/", "GET", "no");

            const message = await orderWith(papersGroup);

            assert.match(message, /HTTP 422; 10015 Bad Request: \[value\]\)/);
            assert.ok(!message.includes(papers.address[0]), message);
        });
    });

    it("are not all that a refusal may quote: declared values do not appear in it", async () => {
        const detail = `${papers.proof[0]} is no document`;
        desk.emulator.control.addFault({
            ...{ method: "POST", path: "^/number_orders$" },
            respond: {
                kind: "reply",
                status: 422,
                body: { errors: [{ code: "10015", title: "Bad Request", detail }] },
            },
        });

        const message = await new DeclaredOrder(desk).upRefused({
            phoneNumbers: [one],
            regulatoryRequirements: germanValues,
        });

        assert.ok(!message.includes(papers.proof[0]), message);
    });
});
