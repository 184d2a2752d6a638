import assert from "node:assert/strict";
import { chicago, DeclaredBulk } from "../support/bulk";
import { DeclaredOrder, thrownBy } from "../support/numberOrder";
import { useDesk } from "../support/operation";
import { DeclaredGroup, germanLocal, germanValues, papers } from "../support/requirementGroup";

describe("An operation of which the first look fails", () => {
    const desk = useDesk();
    const number = "+13125550142";

    /** Each resource, as declared and as declared later, and what it is said to do. */
    const resources = [
        {
            noun: "number order",
            declared: () => new DeclaredOrder(desk),
            args: { phoneNumbers: [number] },
            later: { phoneNumbers: [number], connectionId: "1111" },
            creating: `ordering ${number.replace("+", "\\+")}: looking first for what an earlier run ordered`,
            undone: ["Nothing was ordered", "Nothing was released"],
        },
        {
            noun: "inexplicit number order",
            declared: () => new DeclaredBulk(desk),
            args: chicago(1),
            later: chicago(2),
            creating: "ordering 1 number \\(.*312.*\\): looking first for what an earlier run ordered",
            undone: ["Nothing was ordered", "Nothing was released"],
        },
        {
            noun: "requirement group",
            declared: () => new DeclaredGroup(desk),
            args: { ...germanLocal, regulatoryRequirements: germanValues },
            later: { ...germanLocal, customerReference: "other" },
            creating: "creating requirement group: looking first for one that an earlier run created",
            undone: ["Nothing was created", ""],
        },
    ] as const;

    /** What goes wrong, and how it is said. */
    const failures = [
        {
            what: "since nobody answers",
            respond: { kind: "drop" },
            said: "GET /\\S+ got no usable answer: ECONNRESET at 127\\.0\\.0\\.1:\\d+: is the network up\\?",
        },
        {
            what: "since the key was revoked",
            respond: { kind: "reply", status: 401 },
            said: "GET /\\S+ was refused \\(HTTP 401.*\\)\\. The API key is wrong, expired or revoked: .* once\\.",
        },
    ] as const;

    for (const { noun, declared, args, later, creating, undone } of resources) {
        for (const { what, respond, said } of failures) {
            it(`says what it was about, and that nothing was done: ${noun}, ${what}`, async () => {
                const resource = declared() as DeclaredOrder;
                const ended = async (doing: string, verb: () => Promise<unknown>, nothing: string) =>
                    assert.match(
                        (await thrownBy(verb())).message,
                        new RegExp(`^${doing}: ${said}${nothing === "" ? "" : ` ${nothing}`}$`),
                    );
                const { control } = desk.emulator;
                const fail = () => control.addFault({ method: "GET", path: "^/", respond, times: 1000 });
                fail();
                await ended(creating, () => resource.up(args as never), undone[0]);
                const changes = () => control.requests().filter(({ method }) => method !== "GET").length;
                assert.equal(changes(), 0);
                control.clearFaults();
                await resource.up(args as never);
                const done = changes();
                fail();
                const id = `${noun} \\(${String(resource.id)}\\)`;
                await ended(`reading ${id}`, () => resource.refresh(), "Nothing was changed");
                await ended(`updating ${id}`, () => resource.up(later as never), "Nothing was changed");
                if (noun !== "requirement group") {
                    await ended(`deleting ${id}`, () => resource.destroy(), undone[1]);
                }
                assert.equal(changes(), done);
            });
        }
    }

    it("keeps values out of what it says", async () => {
        const group = new DeclaredGroup(desk);
        const detail = `${papers.proof[0]} is no document`;
        const respond = { kind: "reply" as const, status: 400, body: { errors: [{ code: "10015", detail }] } };
        desk.emulator.control.addFault({ method: "GET", path: "^/requirement_groups", respond });
        const { message } = await thrownBy(group.up({ ...germanLocal, regulatoryRequirements: germanValues }));
        assert.match(message, /\[value\] is no document\)\. Nothing was created$/);
    });
});
