import assert from "node:assert/strict";
import { thrownBy } from "../support/declared";
import { must } from "../support/must";
import { useDesk } from "../support/operation";
import { british, DeclaredGroup, german, germanLocal, germanValues, papers, value } from "../support/requirementGroup";
import { writes } from "../support/seen";

describe("RequirementGroup > values", () => {
    const desk = useDesk();
    const groups = () => desk.emulator.control.requirementGroups();
    const valuesOf = (id: string | undefined) =>
        must(groups().find((group) => group.id === id)).values.map(({ field_value }) => field_value);

    it("names and describes everything that is missing from an empty group", async () => {
        const state = await new DeclaredGroup(desk).up(germanLocal);

        assert.equal(state.status, "unapproved");
        assert.deepEqual(state.missing, [
            {
                requirementId: german.address,
                name: "Address matching the number's area",
                fieldType: "address",
                description: "A street address in the area that the number's destination code stands for.",
            },
            {
                requirementId: german.proof,
                name: "Proof of address",
                fieldType: "document",
                description: "A document that shows the user's name and the address given.",
            },
        ]);
        // The mark by which a killed run is gone on with says in the end that no run works on it any more.
        assert.deepEqual(writes(desk.emulator.control), [
            "POST /requirement_groups",
            `PATCH /requirement_groups/${String(desk.emulator.control.requirementGroups()[0]?.id)}`,
        ]);
    });

    it("creates a group with its values, and shows no value but in the property of that name", async () => {
        const main = new DeclaredGroup(desk);

        const state = await main.up({ ...germanLocal, regulatoryRequirements: germanValues });

        assert.deepEqual(state.missing, []);
        assert.deepEqual(state.regulatoryRequirements, germanValues);
        assert.deepEqual(
            state.requirements.map(({ requirementId, status }) => [requirementId, status]),
            [
                [german.address, "unapproved"],
                [german.proof, "unapproved"],
            ],
        );
        const { regulatoryRequirements, ...rest } = state;
        assert.equal(regulatoryRequirements?.length, 2);
        assert.ok(!JSON.stringify(rest).includes(papers.address[0]));
        // The mark by which a killed run is gone on with says in the end that no run works on it any more.
        assert.deepEqual(writes(desk.emulator.control), [
            "POST /requirement_groups",
            `PATCH /requirement_groups/${String(desk.emulator.control.requirementGroups()[0]?.id)}`,
        ]);
        assert.equal(
            main.preview({ ...germanLocal, regulatoryRequirements: [...germanValues].reverse() }).update,
            false,
        );
    });

    it("is still described by ids when the catalogue cannot be read", async () => {
        desk.emulator.control.addFault({
            method: "GET",
            path: "^/regulatory_requirements$",
            times: 10,
            respond: { kind: "reply", status: 422, body: { errors: [{ code: "10015", title: "Bad Request" }] } },
        });

        const state = await new DeclaredGroup(desk).up(germanLocal);

        assert.deepEqual(
            state.missing.map(({ requirementId, name }) => [requirementId, name]),
            [
                [german.address, undefined],
                [german.proof, undefined],
            ],
        );
    });

    it("sends only the value that changed", async () => {
        const main = new DeclaredGroup(desk);
        await main.up({ ...germanLocal, regulatoryRequirements: germanValues });
        const { id } = main;
        desk.emulator.control.clearRequests();
        const program = {
            ...germanLocal,
            regulatoryRequirements: [value(german.address, papers.address[1]), must(germanValues[1])],
        };

        assert.deepEqual(main.preview(program), { update: true, properties: ["regulatoryRequirements"] });
        await main.up(program);

        assert.equal(main.id, id);
        assert.deepEqual(
            desk.emulator.control.requests({ method: "PATCH" }).map(({ body }) => body),
            [{ regulatory_requirements: [{ requirement_id: german.address, field_value: papers.address[1] }] }],
        );
        assert.deepEqual(valuesOf(id), [papers.address[1], papers.proof[0]]);
    });

    it("empties a value that was taken out, also at the second attempt", async () => {
        const main = new DeclaredGroup(desk);
        await main.up({ ...germanLocal, regulatoryRequirements: germanValues });
        const program = { ...germanLocal, regulatoryRequirements: germanValues.slice(0, 1) };
        refuseNext("PATCH");

        const reasons = await main.upFails(program);

        assert.match(reasons, /^bringing requirement group \([0-9a-f-]{36}\) up to date: PATCH .* was refused/);
        assert.deepEqual(main.state.regulatoryRequirements, germanValues);
        await main.refresh();
        assert.deepEqual(main.preview(program), { update: true, properties: ["regulatoryRequirements"] });
        const state = await main.up(program);
        assert.deepEqual(valuesOf(main.id), [papers.address[0], ""]);
        assert.deepEqual(state.regulatoryRequirements, germanValues.slice(0, 1));
        assert.deepEqual(
            state.missing.map(({ name }) => name),
            ["Proof of address"],
        );
        assert.equal(main.preview(program).update, false);
    });

    it("empties all values when the property is left out", async () => {
        const main = new DeclaredGroup(desk);
        await main.up({ ...germanLocal, regulatoryRequirements: germanValues });

        const state = await main.up(germanLocal);

        assert.deepEqual(valuesOf(main.id), ["", ""]);
        assert.equal(state.missing.length, 2);
        assert.equal(main.preview(germanLocal).update, false);
    });

    it("relabels in place, and goes back to the default label when it is left out, also at the second attempt", async () => {
        const main = new DeclaredGroup(desk);
        const labelOf = () => groups()[0]?.customer_reference?.replace(/#[0-9a-f]{12}:done$/, "");
        await main.up(germanLocal);
        assert.equal(labelOf(), main.label);
        await main.up({ ...germanLocal, customerReference: "one" });
        assert.equal(labelOf(), "one");
        refuseNext("PATCH");

        await main.upFails(germanLocal);

        assert.equal(main.state.customerReference, "one");
        await main.refresh();
        assert.deepEqual(main.preview(germanLocal), { update: true, properties: ["customerReference"] });
        const state = await main.up(germanLocal);
        assert.equal(labelOf(), main.label);
        assert.equal(state.customerReference, undefined);
        assert.equal(main.preview(germanLocal).update, false);
        assert.equal(groups().length, 1);
    });

    for (const [property, change] of [
        ["countryCode", { countryCode: "FR" }],
        ["phoneNumberType", { phoneNumberType: "mobile" }],
        ["action", { action: "porting" }],
    ] as const) {
        it(`is replaced when ${property} changes, and not deleted before`, async () => {
            const main = new DeclaredGroup(desk);
            await main.up(germanLocal);

            const { update, replaces } = main.preview({ ...germanLocal, ...change });

            assert.equal(update, true);
            assert.deepEqual(replaces, [property]);
        });
    }

    it("says which value is not acceptable, in the API's words, without repeating it", async () => {
        const secret = "not an address at all";
        const main = new DeclaredGroup(desk);

        const message = await main.upRefused({
            ...germanLocal,
            regulatoryRequirements: [value(german.address, secret)],
        });

        assert.match(message, /^creating requirement group: POST \/requirement_groups was refused \(HTTP 422; 10015/);
        assert.match(message, /Address matching the number's area/);
        assert.ok(!message.includes(secret));
        assert.equal(groups().length, 0);
    });

    it("keeps values out of every line, also when Telnyx repeats them", async () => {
        const program = {
            ...{ countryCode: "GB", phoneNumberType: "national", action: "ordering", submitForApproval: true },
            regulatoryRequirements: [
                value(british.business, "Grandmother's Secret Bakery"),
                value(british.registration, "42"),
                value(british.address, "2664398120045678901"),
            ],
        };
        const detail = 'The registry has no "Grandmother\'s Secret Bakery" under 42.';
        const refusal = { errors: [{ code: "10015", title: "Bad Request", detail }] };
        desk.emulator.control.addFault({
            method: "POST",
            path: "^/requirement_groups$",
            respond: { kind: "reply", status: 422, body: refusal },
        });
        const main = new DeclaredGroup(desk);

        const message = await main.upRefused(program);

        assert.match(message, /The registry has no "\[value\]" under \[value\]\./);
        const registration = value(british.registration, "12345678");
        const acceptable = { ...program, regulatoryRequirements: [registration, ...program.regulatoryRequirements] };
        acceptable.regulatoryRequirements.splice(2, 1);
        desk.clock.onSleep = () => {
            const [group] = groups();
            desk.emulator.control.declineGroup(must(group).id, {
                requirementId: british.registration,
                comment: "12345678 is not the number of Grandmother's Secret Bakery.",
            });
        };
        const reasons = await main.upFails(acceptable);
        assert.match(reasons, /Telnyx says declined: "\[value\] is not the number of \[value\]\."/);
        const unwaited = { ...acceptable, waitFor: "none" };
        await main.up(unwaited);
        assert.match(must(desk.log.warnings[0]), /declined: "\[value\] is not the number of \[value\]\."/);
        const { regulatoryRequirements, ...rest } = main.state;
        assert.ok(regulatoryRequirements);
        const said = JSON.stringify([desk.log.progressLines, desk.log.warnings, message, reasons, rest]);
        assert.ok(!/Grandmother|12345678/.test(said), said);
    });

    it("repeats none where the group is in use and cannot be deleted", async () => {
        const main = new DeclaredGroup(desk);
        await main.up({ ...germanLocal, regulatoryRequirements: germanValues });
        const detail = `${papers.address[0]} is in use`;
        desk.emulator.control.addFault({
            method: "DELETE",
            path: "^/requirement_groups/",
            respond: { kind: "reply", status: 422, body: { errors: [{ code: "10021", title: "In use", detail }] } },
        });

        const { message } = await thrownBy(main.destroy());

        assert.match(message, /10021 In use: \[value\] is in use\)\. A pending order still uses it/);
    });

    function refuseNext(method: string): void {
        desk.emulator.control.addFault({
            method,
            path: "^/requirement_groups",
            respond: {
                kind: "reply",
                status: 422,
                body: { errors: [{ code: "10015", title: "Bad Request", detail: "Not now." }] },
            },
        });
    }
});
