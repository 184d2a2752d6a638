import assert from "node:assert/strict";
import { byRoute } from "../support/bulk";
import { useDesk } from "../support/operation";
import { DeclaredGroup, germanLocal, germanValues } from "../support/requirementGroup";
import { passTime } from "../support/time";

describe("RequirementGroup > many in one account", function () {
    const desk = useDesk();
    this.timeout(60_000);
    const program = { ...germanLocal, regulatoryRequirements: germanValues, submitForApproval: true };
    const declare = (count: number) =>
        Array.from({ length: count }, (_, index) => new DeclaredGroup(desk, String.fromCharCode(97 + index)));
    const looks = () => {
        const { control } = desk.emulator;
        const alone = byRoute(control)["GET /requirement_groups/{id}"] ?? 0;
        return { lists: byRoute(control)["GET /requirement_groups"] ?? 0, alone };
    };

    it("asks one list at each beat while twenty are under review, and all hear of their approval at once", async () => {
        const { control } = desk.emulator;
        desk.share();
        let now = 0;
        let seen = {};
        passTime(desk, (beat) => {
            now = beat;
            if (beat === 10) {
                control.clearRequests();
            }
            if (beat === 15) {
                seen = looks();
                control.requirementGroups().forEach(({ id }) => control.approveGroup(id));
            }
        });

        const ends = await Promise.all(
            declare(20).map(async (group) => {
                await group.up(program);
                return now;
            }),
        );

        assert.deepEqual(seen, { lists: 5, alone: 0 });
        assert.equal(new Set(ends).size, 1, `ended at beats ${ends.join(", ")}`);
    });

    it("reads twenty in one refresh with one list", async () => {
        desk.share();
        passTime(desk);
        const groups = declare(20);
        await Promise.all(groups.map((group) => group.up({ ...program, waitFor: "none" })));
        await desk.clock.sleep(60_000);
        desk.emulator.control.clearRequests();

        const found = await Promise.all(groups.map((group) => group.refresh()));

        assert.ok(found.every(Boolean));
        assert.deepEqual(looks(), { lists: 1, alone: 0 });
        assert.ok(groups.every(({ state }) => state.status === "pending-approval"));
    });

    it("sees that one of many is gone, though the list only lacks it", async () => {
        const { control } = desk.emulator;
        desk.share();
        passTime(desk);
        const groups = declare(6);
        await Promise.all(groups.map((group) => group.up({ ...program, waitFor: "none" })));
        const lost = groups[2]?.id ?? "";
        await fetch(`${desk.emulator.url}/requirement_groups/${lost}`, {
            method: "DELETE",
            headers: { authorization: `Bearer ${desk.key}` },
        });
        await desk.clock.sleep(60_000);
        control.clearRequests();

        const found = await Promise.all(groups.map((group) => group.refresh()));

        assert.deepEqual(found, [true, true, false, true, true, true]);
        assert.deepEqual(looks(), { lists: 1, alone: 1 });
    });

    it("knows the names of requirements though the catalogue refuses those of another combination", async () => {
        const { control } = desk.emulator;
        desk.share();
        const [british, german] = [new DeclaredGroup(desk, "gb"), new DeclaredGroup(desk, "de")];
        await british.up({ countryCode: "GB", phoneNumberType: "national", action: "ordering" });
        await german.up(germanLocal);
        // Another process, which does not know the catalogue yet.
        desk.share();
        const body = { errors: [{ code: "10015", title: "Bad Request" }] };
        const respond = { kind: "reply", status: 422, body } as const;
        control.addFault({ method: "GET", path: "^/regulatory_requirements", times: 1, respond });

        await Promise.all([british.refresh(), german.refresh()]);

        const named = (group: DeclaredGroup) =>
            group.state.missing.filter(({ name, description }) => name !== undefined && description !== undefined);
        assert.deepEqual([british, german].map((group) => named(group).length).sort(), [0, 2]);
        await british.refresh();
        await german.refresh();
        assert.deepEqual([named(british).length, named(german).length], [3, 2]);
    });
});
