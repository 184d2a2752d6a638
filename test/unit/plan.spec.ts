import assert from "node:assert/strict";
import fc from "fast-check";
import { keptFor, plan, type Held, type Wanted } from "../../provider/orders/plan";
import { keptWarnings, releaseWarnings } from "../../provider/orders/planSentences";
import { inseparable, type Circumstances } from "../../provider/orders/policies";

const number = (phoneNumber: string): Held => ({ key: phoneNumber, phoneNumbers: [phoneNumber], coming: 0 });
const want = (...keys: string[]): Wanted[] => keys.map((key) => ({ key, count: 1 }));

describe("The plan", () => {
    it("orders what is declared and not held, and gives back what is held and not declared", () => {
        const { order, giveBack, kept } = plan([number("a"), number("b")], want("b", "c"));
        assert.deepEqual([order, giveBack, kept], [[{ key: "c", count: 1 }], ["a"], []]);
    });

    it("gives back the newest of a group that shrinks, those still being bought before all others", () => {
        const held = [{ key: "312", phoneNumbers: ["a", "b", "c"], coming: 2 }];
        const one = plan(held, [{ key: "312", count: 4 }]);
        assert.deepEqual([one.giveBack, one.giveBackComing], [[], 1]);
        const three = plan(held, [{ key: "312", count: 2 }]);
        assert.deepEqual([three.giveBack, three.giveBackComing], [["c"], 2]);
    });

    const rules: [circumstances: Circumstances, why: string][] = [
        [{ shown: new Set(["b"]) }, "not shown before"],
        [{ isMoved: true }, "moved"],
        [{ claimed: new Set(["a"]) }, "declared elsewhere"],
        [{ takenOver: new Set(["a"]) }, "taken over"],
        [{ locked: new Set(["a"]) }, "locked"],
        [{ locked: new Set(["a"]), isLockIgnored: true }, "locked and ignored"],
        [{ inseparable: new Set(["a"]) }, "bound to its sub order"],
        [{ isOutcomeUnknown: true }, "outcome unknown"],
        [{ isUnsettled: true }, "not settled"],
        [{ isSuccessorEmpty: true }, "successor empty"],
    ];
    for (const [circumstances, why] of rules) {
        it(`keeps a number for one reason: ${why}`, () => {
            const planned = plan([number("a")], [], circumstances);
            assert.deepEqual([planned.giveBack, planned.kept], [[], [{ phoneNumber: "a", why }]]);
        });
    }

    it("keeps a dropped group for an empty successor, and not one that only shrinks", () => {
        const held = [{ key: "312", phoneNumbers: ["a", "b"], coming: 0 }, number("c")];
        const { giveBack, kept } = plan(held, [{ key: "312", count: 1 }], { isSuccessorEmpty: true });
        assert.deepEqual([giveBack, kept.map(({ phoneNumber }) => phoneNumber)], [["b"], ["c"]]);
    });

    it("names every number that goes, however many", () => {
        const names = Array.from({ length: 250 }, (_, index) => `+1${index}`);
        const said = releaseWarnings(plan(names.map(number), [])).join("\n");
        assert.match(said, /^releases 250 numbers: \+10, \+11,/);
        assert.ok(names.every((name) => new RegExp(`\\${name}(,|\\n|$)`).test(said)));
        assert.deepEqual(releaseWarnings(plan([number("a")], want("a"))), []);
        assert.deepEqual(releaseWarnings(plan([number("+1")], [])), ["releases 1 number: +1"]);
    });

    it("says in a preview that a locked number will not go", () => {
        const [said = ""] = keptWarnings(plan([number("a")], [], { locked: new Set(["a"]) }));
        assert.match(
            said,
            /^a: the deletion lock is on.*Set deletionLock to false and run `pulumi up` first; a lock in/,
        );
    });

    it("holds for everything that may be held and declared", () => {
        const held = fc.uniqueArray(
            fc.record({ key: fc.constantFrom("k1", "k2", "k3", "k4"), size: fc.nat(4), coming: fc.nat(3) }),
            { selector: ({ key }) => key },
        );
        const wanted = fc.uniqueArray(
            fc.record({ key: fc.constantFrom("k1", "k2", "k3", "k4"), count: fc.integer({ min: 1, max: 6 }) }),
            { selector: ({ key }) => key },
        );
        const some = fc.uniqueArray(fc.constantFrom<string>("k1/0", "k1/3", "k2/0", "k3/1", "k4/2"));
        const flags = fc.record({ isOutcomeUnknown: fc.boolean(), isSuccessorEmpty: fc.boolean() });
        fc.assert(
            fc.property(held, wanted, some, some, flags, (holdings, wishes, locked, claimed, more) => {
                const things = holdings.map(({ key, size, coming }) => ({
                    key,
                    coming,
                    phoneNumbers: Array.from({ length: size }, (_, index) => `${key}/${index}`),
                }));
                const planned = plan(things, wishes, {
                    locked: new Set(locked),
                    claimed: new Set(claimed),
                    ...more,
                });
                const kept = planned.kept.map(({ phoneNumber }) => phoneNumber);
                const all = things.flatMap(({ phoneNumbers }) => phoneNumbers);
                for (const { key } of planned.order) {
                    const given = [...planned.giveBack, ...kept].filter((name) => name.startsWith(`${key}/`));
                    assert.deepEqual(given, [], "nothing is both ordered and given back");
                }
                assert.deepEqual(
                    kept.filter((name) => planned.giveBack.includes(name)),
                    [],
                    "kept and given back are disjoint",
                );
                assert.ok([...kept, ...planned.giveBack].every((name) => all.includes(name)));
                assert.ok(!planned.giveBack.some((name) => locked.includes(name) || claimed.includes(name)));
                const same = things.map(({ key, phoneNumbers, coming }) => ({
                    key,
                    count: phoneNumbers.length + coming,
                }));
                const { order, giveBack, giveBackComing, kept: none } = plan(things, same, more);
                assert.deepEqual([order, giveBack, giveBackComing, none], [[], [], 0, []], "equal sets: nothing to do");
            }),
        );
    });

    describe("tells which pending numbers cannot be cancelled alone", () => {
        const member = (phoneNumber: string, subNumberOrderId?: string, isPending = true, numberOrderId = "o") => ({
            phoneNumber,
            isPending,
            numberOrderId,
            subNumberOrderId,
        });
        const boundOf = (members: ReturnType<typeof member>[], ...going: string[]) => [
            ...inseparable(members, (name) => going.includes(name)),
        ];

        it("where others of the sub order stay", () => {
            const members = [member("a", "s"), member("b", "s"), member("c", "t"), member("d", "s", false)];
            assert.deepEqual(boundOf(members, "a", "c", "d"), ["a"]);
            assert.deepEqual(boundOf(members, "a", "b", "c", "d"), []);
        });

        it("where one of the same order stays whose sub order is not known", () => {
            assert.deepEqual(boundOf([member("a"), member("b", "s")], "b"), ["b"]);
            assert.deepEqual(boundOf([member("a", undefined, true, "p"), member("b", "s")], "b"), []);
            assert.deepEqual(boundOf([member("a", undefined, false), member("b", "s")], "b"), []);
        });
    });

    it("finds what it keeps by its reason", () => {
        const planned = plan([number("a"), number("b")], [], { locked: new Set(["b"]) });
        assert.deepEqual([keptFor(planned, "locked"), keptFor(planned, "not settled")], [["b"], []]);
    });
});
