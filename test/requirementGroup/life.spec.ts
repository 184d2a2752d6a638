import assert from "node:assert/strict";
import { InitializationError } from "../../provider/lifecycle/errors";
import { thrownBy } from "../support/declared";
import { requirementGroupHandler } from "../../provider/requirementGroup/handler";
import { Claims } from "../../provider/telnyx/together/claims";
import { must } from "../support/must";
import { DeclaredOrder } from "../support/numberOrder";
import { useDesk } from "../support/operation";
import { inPortal } from "../support/portal";
import { DeclaredGroup, german, germanLocal, germanValues, papers } from "../support/requirementGroup";
import { numbers, writes } from "../support/seen";

describe("RequirementGroup > life", () => {
    const desk = useDesk();
    const program = { ...germanLocal, regulatoryRequirements: germanValues, customerReference: "mine" };
    const groups = () => desk.emulator.control.requirementGroups();
    const another = { address: "2664398120099999999", proof: "7a2d4f0b-7e19-4a3c-b1d8-9e0f6c7a8b33" };

    for (const name of ["address", "proof"] as const) {
        it(`shows a changed ${name} by its property, and repairs it`, async () => {
            const main = new DeclaredGroup(desk);
            await main.up(program);
            desk.emulator.control.changeGroupValue(must(main.id), german[name], another[name]);

            assert.equal(await main.refresh(), true);
            assert.deepEqual(main.preview(program), { update: true, properties: ["regulatoryRequirements"] });
            assert.ok(JSON.stringify(main.knownInputs.regulatoryRequirements).includes(another[name]));
            await main.up(program);

            const repaired = groups()[0]?.values.map(({ field_value }) => field_value);
            assert.deepEqual(repaired, [papers.address[0], papers.proof[0]]);
            assert.equal(main.preview(program).update, false);
        });
    }

    it("shows a value that was emptied", async () => {
        const main = new DeclaredGroup(desk);
        await main.up(program);
        desk.emulator.control.changeGroupValue(must(main.id), german.proof, "");

        await main.refresh();

        assert.equal(main.preview(program).update, true);
        assert.equal(main.state.missing.length, 1);
        await main.up(program);
        assert.equal(main.state.missing.length, 0);
    });

    it("leaves values alone that the program does not declare", async () => {
        const main = new DeclaredGroup(desk);
        const partly = { ...program, regulatoryRequirements: germanValues.slice(0, 1) };
        await main.up(partly);
        desk.emulator.control.changeGroupValue(must(main.id), german.proof, another.proof);

        await main.refresh();

        assert.equal(main.preview(partly).update, false);
        assert.deepEqual(main.state.missing, []);
    });

    it("shows a changed label", async () => {
        const main = new DeclaredGroup(desk);
        await main.up(program);
        await inPortal(desk.emulator, "PATCH", `/requirement_groups/${main.id}`, { customer_reference: "theirs" });

        await main.refresh();

        assert.deepEqual(main.preview(program), { update: true, properties: ["customerReference"] });
        await main.up(program);
        assert.match(groups()[0]?.customer_reference ?? "", /^mine#/);
    });

    it("is gone when it was deleted, and created again", async () => {
        const main = new DeclaredGroup(desk);
        await main.up(program);
        desk.emulator.control.deleteGroup(must(main.id));

        assert.equal(await main.refresh(), false);
        await main.up(program);
        assert.equal(groups().length, 1);
    });

    it("says what a missing group may mean, where an update meets it", async () => {
        const main = new DeclaredGroup(desk);
        await main.up(program);
        desk.emulator.control.deleteGroup(must(main.id));

        const message = await main.upRefused({ ...program, customerReference: "new" });

        assert.match(
            message,
            /^updating requirement group \([0-9a-f-]{36}\): .* It was deleted, or the API key belongs/,
        );
    });

    it("changes nothing in another account, and creates nothing there by looking", async () => {
        const main = new DeclaredGroup(desk);
        await main.up(program);
        desk.key = "KEY_of_another_account";
        desk.emulator.control.clearRequests();

        const message = await main.upRefused({ ...program, customerReference: "new" });

        assert.match(message, /the API key belongs to another account: set the key right/);
        assert.equal(await main.refresh(), false);
        assert.deepEqual(writes(desk.emulator.control), []);
        assert.equal(groups().length, 1);
    });

    it("says which setting is wrong when the key is not known", async () => {
        const main = new DeclaredGroup(desk);
        await main.up(program);
        desk.emulator.control.revokeKey(desk.key);

        const { message } = await thrownBy(main.refresh());

        assert.match(
            message,
            /^reading requirement group \([0-9a-f-]{36}\): .*The API key is wrong, expired or revoked/,
        );
    });

    it("is deleted, and twice does no harm", async () => {
        const main = new DeclaredGroup(desk);
        await main.up(program);
        const { id, state } = main;
        await main.destroy();
        assert.deepEqual(groups(), []);
        const again = new DeclaredGroup(desk);
        Object.assign(again, { id, outputs: state });

        await again.destroy();
    });

    it("cannot be deleted while a pending order uses it, and says what to do", async () => {
        const main = new DeclaredGroup(desk);
        await main.up(program);
        const order = new DeclaredOrder(desk);
        const phoneNumbers = [{ phoneNumber: numbers.german, requirementGroupId: main.id }];
        await order.up({ phoneNumbers, waitFor: "none" });

        const { message } = await thrownBy(main.destroy());

        assert.match(
            message,
            /^deleting requirement group \([0-9a-f-]{36}\): .*10021.*A pending order still uses it: let it finish/,
        );
        await order.destroy();
        await main.destroy();
        assert.deepEqual(groups(), []);
    });

    it("is adopted after a lost reply to the POST, and not created twice", async () => {
        const older = new DeclaredGroup(desk, "older");
        await older.up(program);
        desk.emulator.control.clearRequests();
        desk.emulator.control.addFault({
            method: "POST",
            path: "^/requirement_groups$",
            apply: true,
            respond: { kind: "drop" },
        });
        const main = new DeclaredGroup(desk);

        await main.up(program);

        assert.equal(groups().length, 2);
        assert.notEqual(main.id, older.id);
        // The mark by which a killed run is gone on with says in the end that no run works on it any more.
        assert.deepEqual(writes(desk.emulator.control), [
            "POST /requirement_groups",
            `PATCH /requirement_groups/${must(main.id)}`,
        ]);
    });

    it("is gone on with after a kill, and not created twice; a finished one is nobody's leftover", async () => {
        const main = new DeclaredGroup(desk);
        desk.emulator.control.addFault({
            ...{ method: "GET", path: "^/requirement_groups/", times: 99 },
            respond: { kind: "reply", status: 500 },
        });
        desk.emulator.control.addFault({
            method: "PATCH",
            path: "^/requirement_groups/",
            times: 99,
            respond: { kind: "drop" },
        });
        await assert.rejects(main.up(program));
        main.forget();
        desk.emulator.control.clearFaults();

        await main.up(program);

        assert.equal(groups().length, 1);
        assert.match(
            desk.log.warnings.join(),
            /took over requirement group \(.*\), which a run of this resource did not finish/,
        );
        assert.match(groups()[0]?.customer_reference ?? "", /^mine#[0-9a-f]{12}:done$/);
        assert.equal(main.state.customerReference, "mine");
    });

    /** A create whose run is killed right after the POST. */
    async function leaveBehind(main: DeclaredGroup): Promise<void> {
        desk.isEngineAlive = () => groups().length === 0;
        await main.upFails({ ...germanLocal, regulatoryRequirements: germanValues });
        desk.isEngineAlive = () => true;
        main.forget();
    }

    for (const [what, isNamed] of [
        ["empties a value that a killed create left and the program has dropped since, and does not submit it", false],
        ["keeps a value that the program does not declare, where telnyx:adopt names the group", true],
    ] as const) {
        it(what, async () => {
            const { control } = desk.emulator;
            const main = new DeclaredGroup(desk);
            await leaveBehind(main);
            desk.adopt = isNamed ? [must(groups()[0]).id] : [];
            const submitted = { ...germanLocal, submitForApproval: true, waitFor: "none" };
            const program = { ...submitted, regulatoryRequirements: germanValues.slice(0, 1) };

            if (isNamed) {
                await main.up(program);
            } else {
                assert.match(await main.upFails(program), /submitting .*: it lacks 'Proof of address'/);
            }

            assert.equal(groups().length, 1);
            assert.deepEqual(
                must(groups()[0]).values.map(({ field_value }) => field_value),
                [papers.address[0], isNamed ? papers.proof[0] : ""],
            );
            assert.equal(control.requests({ method: "POST", path: /submit/ }).length, isNamed ? 1 : 0);
            assert.match(must(groups()[0]).customer_reference ?? "", /:done$/);
        });
    }

    it("goes on emptying it with the next up where that was refused", async () => {
        const { control } = desk.emulator;
        const main = new DeclaredGroup(desk);
        await leaveBehind(main);
        const program = { ...germanLocal, regulatoryRequirements: germanValues.slice(0, 1) };
        const respond = { kind: "reply", status: 422, body: { errors: [{ code: "10015", title: "No" }] } } as const;
        control.addFault({ method: "PATCH", path: "^/requirement_groups/", respond });
        const error = await thrownBy(main.up(program));
        assert.ok(error instanceof InitializationError);
        assert.deepEqual(main.state.regulatoryRequirements, germanValues, "what is so");
        assert.deepEqual(error.secrets, ["regulatoryRequirements"], "the program may call them secret no longer");

        await main.up(program);

        assert.deepEqual(
            must(groups()[0]).values.map(({ field_value }) => field_value),
            [papers.address[0], ""],
        );
        assert.equal(main.preview(program).update, false);
    });

    it("is not made twice where one look of the same run does not show it", async () => {
        const main = new DeclaredGroup(desk);
        await main.up(program);
        const { id } = main;
        const path = `^/requirement_groups/${must(id)}$`;
        desk.emulator.control.addFault({ method: "GET", path, respond: { kind: "reply", status: 404 } });
        assert.equal(await main.refresh(), false);

        await main.up(program);

        assert.equal(main.id, id);
        assert.equal(groups().length, 1);
        assert.match(desk.log.warnings.join(), /took over requirement group .* until a look did not show it/);
    });

    it("is a question where it is finished and no state has it, and telnyx:adopt answers it", async () => {
        const main = new DeclaredGroup(desk);
        await main.up(program);
        const id = must(main.id);
        main.forget();

        const message = await main.upRefused(program);

        assert.match(
            message,
            new RegExp(`requirement group \\(${id}\\), created 0 minutes ago, carries the mark of this`),
        );
        assert.match(message, new RegExp(`pulumi config set telnyx:adopt ${id}.*which goes on with it`));
        assert.equal(groups().length, 1);
        desk.adopt = ["11111111-aaaa-4bbb-8ccc-222222222222"];
        assert.match(await main.upRefused(program), /telnyx:adopt is set, and names 1{8}-\S+, which is none of these$/);
        desk.adopt = [id];
        await main.up(program);
        assert.equal(main.id, id);
        assert.deepEqual(
            groups().map((group) => group.id),
            [id],
        );
        assert.equal(main.preview(program).update, false);
    });

    it("goes to the resource whose mark it carries, whatever telnyx:adopt names besides", async () => {
        const [one, two] = [new DeclaredGroup(desk, "one"), new DeclaredGroup(desk, "two")];
        await one.up(program);
        await two.up(program);
        const ids = [must(one.id), must(two.id)];
        [one, two].forEach((group) => {
            group.forget();
        });
        desk.adopt = ids;

        await two.up(program);
        await one.up(program);
        await new DeclaredGroup(desk, "three").up(program);

        assert.deepEqual([one.id, two.id], ids);
        assert.equal(groups().length, 3);
    });

    const replacements = {
        "that was declared before (taint, another country)": (main: DeclaredGroup) => void main.check(program),
        "that was refreshed before (--replace)": (main: DeclaredGroup) => main.refresh(),
    };
    for (const [which, before] of Object.entries(replacements)) {
        it(`is made anew where it replaces one like it ${which}`, async () => {
            const main = new DeclaredGroup(desk);
            await main.up(program);
            const old = must(main.id);
            desk.claims = new Claims();
            await before(main);
            main.forget();

            await main.up(program);

            assert.notEqual(main.id, old);
            assert.equal(groups().length, 2, "the engine deletes the old one afterwards");
        });
    }

    it("is a question also in a replacement, where the state is known to hold another one", async () => {
        const british = { ...program, countryCode: "GB", regulatoryRequirements: [] };
        const killed = new DeclaredGroup(desk);
        await killed.up(british);
        const main = new DeclaredGroup(desk);
        await main.up(program);
        desk.claims = new Claims();
        assert.ok(main.preview(british).replaces);
        main.forget();

        assert.match(await main.upRefused(british), new RegExp(`requirement group \\(${must(killed.id)}\\), created`));
    });

    it("is kept where the create of the same run took it over", async () => {
        const main = new DeclaredGroup(desk);
        await main.up(program);
        const id = must(main.id);
        main.forget();
        desk.adopt = [id];
        await main.up(program);

        const remove = () => requirementGroupHandler.delete(id, main.state, desk.operation());

        await remove();

        assert.deepEqual(
            groups().map((group) => group.id),
            [id],
        );
        assert.match(desk.log.warnings.join(), /kept requirement group .*: the create of this run took it over/);
        desk.claims = new Claims();
        await remove();
        assert.deepEqual(groups(), []);
    });

    it("says that a group was not created when there is none after a lost reply", async () => {
        const fault = { method: "POST", path: "^/requirement_groups$", respond: { kind: "drop" } } as const;
        desk.emulator.control.addFault(fault);
        const main = new DeclaredGroup(desk);

        const message = await main.upRefused(program);

        assert.match(message, /^creating requirement group: .*no new requirement group is there: run `pulumi up`/);
        await main.up(program);
        assert.equal(groups().length, 1);
    });

    it("is read by its id, with nothing declared", async () => {
        const main = new DeclaredGroup(desk);
        await main.up(program);

        const { state, inputs } = await new DeclaredGroup(desk, "read").get(must(main.id));

        assert.deepEqual(
            Object.keys(inputs).filter((name) => !name.startsWith("__")),
            [],
        );
        assert.equal(state.status, "unapproved");
        assert.equal(state.regulatoryRequirements, undefined);
        assert.equal(state.requirements.length, 2);
        const { message } = await thrownBy(new DeclaredGroup(desk).get("8ffb3622-7c6b-4ccc-b65f-7a3dc0099577"));
        assert.match(message, /^getting requirement group \(8ffb3622-/);
    });
});
