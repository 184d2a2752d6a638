import assert from "node:assert/strict";
import { Claims } from "../../provider/telnyx/together/claims";
import { DeclaredOrder } from "../support/numberOrder";
import { useDesk } from "../support/operation";
import { idOf, numbers, ordered, owned } from "../support/seen";

const { a, b } = numbers;

/**
 * A number that another stack, or somebody in the portal, had and gave back just now: for some seconds the list of the
 * account's numbers still shows it as it was.
 */
describe("NumberOrder > a number bought while the list still shows its former life as active", () => {
    const desk = useDesk();
    const lateMs = 5000;
    let runs = 0;

    async function releasedJustNow() {
        const { control } = desk.emulator;
        const other = new DeclaredOrder(desk, "other", "elsewhere");
        await other.up({ phoneNumbers: [a] });
        desk.claims = new Claims();
        const former = control.numbers().find(({ phone_number }) => phone_number === a);
        assert.ok(former);
        // It had it for hours; a reset takes the emulator's clock back, but not its stamps, so each test takes longer.
        await desk.clock.sleep(7_200_000 * ++runs);
        control.configure({ listingDelayMs: lateMs });
        control.releaseNumber(a);
        const untilMs = desk.clock.now() + lateMs;
        desk.onReply = ({ method, path, query }, reply) => {
            const filter: unknown = query?.["filter[phone_number]"];
            const isAsked = filter === undefined || a.includes(String(filter));
            if (method === "GET" && path === "/phone_numbers" && isAsked && desk.clock.now() < untilMs) {
                const { data } = reply as { data: { phoneNumber: string }[] };
                const rest = data.filter(({ phoneNumber }) => phoneNumber !== a);
                const { id, created_at: createdAt, customer_reference: customerReference } = former;
                const entry = { id, phoneNumber: a, status: "active", customerReference, createdAt };
                data.splice(0, data.length, ...rest, entry);
            }
        };
    }

    /** Ten minutes later every list tells the truth. */
    async function later() {
        await desk.clock.sleep(600_000);
    }

    it("is the new one in the state of an up that went well", async () => {
        await releasedJustNow();
        const main = new DeclaredOrder(desk);

        await main.up({ phoneNumbers: [a] });

        assert.equal(main.state.numbers[0]?.phoneNumberId, idOf(desk.emulator.control, a));
    });

    it("stays in the state when it is refreshed, and is given back by a destroy", async () => {
        await releasedJustNow();
        const main = new DeclaredOrder(desk);
        await main.up({ phoneNumbers: [a] });
        await later();

        assert.equal(await main.refresh(), true, "the refresh drops the resource, and the number stays, paid for");
        await main.destroy();

        assert.equal(owned(desk.emulator.control, a), undefined);
    });

    it("is neither ordered once more nor left behind where others of the order stay", async () => {
        const { control } = desk.emulator;
        await releasedJustNow();
        const main = new DeclaredOrder(desk);
        const program = { phoneNumbers: [a, b] };
        await main.up(program);
        await later();

        await main.refresh();
        await main.up(program);
        await main.destroy();

        assert.deepEqual(ordered(control), [[a], [a, b]]);
        assert.equal(owned(control, a), undefined, "left behind by a destroy that went well");
    });
});
