import assert from "node:assert/strict";
import { DeclaredOrder } from "../support/numberOrder";
import { useDesk } from "../support/operation";
import { must } from "../support/must";
import { numbers, ordered, owned, releases } from "../support/seen";

const { a, b, german } = numbers;

describe("NumberOrder > answers that end the wait", () => {
    const desk = useDesk();

    const unknown = {
        order: { autoComplete: false },
        number: { autoComplete: true, listingDelayMs: 1000 },
    };
    for (const [where, settings] of Object.entries(unknown)) {
        it(`ends with the literal name of an unknown status of the ${where}, and leaves the number alone`, async () => {
            const { control } = desk.emulator;
            control.configure(settings);
            desk.clock.onSleep = (ms) => {
                control.advance(ms);
                control.setNumberStatus(a, "astral-review");
            };
            const main = new DeclaredOrder(desk);
            const program = { phoneNumbers: [a] };

            assert.match(
                await main.upFails(program),
                /\+13125550142 has the status astral-review, which this release of pulumi-telnyx does not know/,
            );

            assert.ok(desk.clock.now() < 60_000, "it did not wait for the time-out");
            await main.refresh();
            assert.deepEqual(main.knownInputs.phoneNumbers, [a]);
            assert.equal(main.state.numbers[0]?.status, "astral-review");
            assert.equal(main.preview(program).update, true);
            assert.match(await main.upFails(program), /astral-review/);
            assert.deepEqual(ordered(control), [[a]]);
            assert.deepEqual(releases(control), []);
        });
    }

    it("ends when requirements are missing, names them and the deadline, and does the other numbers", async () => {
        const main = new DeclaredOrder(desk);

        const reasons = await main.upFails({ phoneNumbers: [a, german], deletionLock: true });

        assert.match(reasons, /\+4989555012345/);
        assert.match(reasons, /requirement-info-pending|needs/);
        assert.match(reasons, /requirement 33333333-aaaa-4bbb-8ccc-444444444444/);
        assert.match(reasons, /by 20\d\d-\d\d-\d\d/);
        assert.doesNotMatch(reasons, /13125550142/);
        assert.equal(owned(desk.emulator.control, a)?.deletion_lock_enabled, true);
        assert.equal(main.state.status, "pending");
        assert.equal(main.state.requirementsMet, false);
        assert.match(must(main.state.numbers.find(({ phoneNumber }) => phoneNumber === german)?.deadline), /^20\d\d-/);
        assert.ok(desk.clock.now() < 60_000, "it did not wait for the time-out");
    });

    it("waits on while requirements are under review", async () => {
        const { control } = desk.emulator;
        const main = new DeclaredOrder(desk);
        await main.up({ phoneNumbers: [german], waitFor: "none" });
        control.setRequirementsStatus(german, "requirement-info-under-review");
        let sleeps = 0;
        desk.clock.onSleep = () => {
            sleeps++;
            if (sleeps === 5) {
                control.approveNumber(german);
            }
        };

        const state = await main.up({ phoneNumbers: [german] });

        assert.equal(state.status, "success");
        assert.ok(sleeps >= 5);
    });

    it("waits for many numbers under review with few requests, and sees at once what becomes of one", async () => {
        const { control } = desk.emulator;
        control.configure({ searchRequired: false });
        const many = Array.from({ length: 60 }, (_, index) => `+49895550${10_000 + index}`);
        const [first = "", second = ""] = many;
        const main = new DeclaredOrder(desk);
        await main.up({ phoneNumbers: many, waitFor: "none" });
        many.forEach((phoneNumber) => control.setRequirementsStatus(phoneNumber, "requirement-info-under-review"));
        control.clearRequests();
        let sleeps = 0;
        desk.clock.onSleep = () => {
            sleeps++;
            if (sleeps === 50) {
                many.slice(1).forEach((phoneNumber) => control.approveNumber(phoneNumber));
            } else if (sleeps === 90) {
                control.releaseNumber(second);
                control.setRequirementsStatus(first, "requirement-info-exception");
            }
        };

        const reasons = await main.upFails({ phoneNumbers: many });

        assert.equal(sleeps, 90);
        assert.match(reasons, new RegExp(`\\${first}.*requirement-info-exception`));
        assert.match(reasons, new RegExp(`\\${second}.*(deleted|released)`));
        assert.ok(control.requests().length < 600, String(control.requests().length));
    });

    it("ends and says so when the number is cancelled while it waits", async () => {
        const { control } = desk.emulator;
        control.configure({ autoComplete: false });
        desk.clock.onSleep = () => {
            const [sub] = control.subOrders().filter(({ status }) => status === "pending");
            if (sub) {
                control.cancelSubNumberOrder(sub.id);
            }
        };
        const main = new DeclaredOrder(desk);

        const reasons = await main.upFails({ phoneNumbers: [a] });

        assert.match(reasons, /\+13125550142 is cancelled at Telnyx.*run `pulumi up` to order it again/);
        assert.equal(main.state.numbers[0]?.status, "cancelled");
    });

    for (const waitFor of ["activation", "none"] as const) {
        const says = waitFor === "none" ? "ends well, where nobody waits," : "ends and says so";
        it(`${says} when a declared number goes while its settings are made, and the next up orders it`, async () => {
            const { control } = desk.emulator;
            const main = new DeclaredOrder(desk);
            const program = { phoneNumbers: [a, b], tags: ["x"] };
            await main.up({ ...program, tags: ["y"] });
            desk.onReply = ({ method, path }) => {
                if (method === "PATCH" && path === `/phone_numbers/${owned(control, a)?.id ?? ""}`) {
                    control.releaseNumber(a);
                }
            };

            const reasons = waitFor === "none" ? "" : await main.upFails(program);
            await (waitFor === "none" ? main.up({ ...program, waitFor }) : undefined);

            assert.match(reasons, waitFor === "none" ? /^$/ : /\+13125550142 is .*run `pulumi up` to order it again/);
            assert.deepEqual(main.state.phoneNumbers.length, 1);
            desk.onReply = () => undefined;
            await main.refresh();
            await main.up({ ...program, waitFor });
            assert.deepEqual(ordered(control), [[a, b], [a]]);
        });
    }
});
