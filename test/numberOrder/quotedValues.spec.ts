import assert from "node:assert/strict";
import { must } from "../support/must";
import { DeclaredOrder, thrownBy } from "../support/numberOrder";
import { useDesk } from "../support/operation";
import { numbers } from "../support/seen";
import { DeclaredGroup, german, germanLocal, germanValues, papers, value } from "../support/requirementGroup";

const [paper, other] = papers.address;

describe("NumberOrder > values of requirements that Telnyx quotes appear in no message", () => {
    const desk = useDesk();
    const phoneNumber = numbers.german;
    const whole = { phoneNumbers: [phoneNumber], regulatoryRequirements: germanValues, waitFor: "none" };

    function answer(method: string, path: string, status = 422, times = 99): void {
        desk.emulator.control.addFault({
            ...{ method, path, times },
            respond: {
                kind: "reply",
                status,
                body: { errors: [{ code: "10015", title: "Bad Request", detail: `${paper} is no address` }] },
            },
        });
    }

    async function groupWith(address: string): Promise<string> {
        const group = new DeclaredGroup(desk);
        await group.up({
            ...germanLocal,
            regulatoryRequirements: [value(german.address, address), value(german.proof, papers.proof[1])],
        });
        return must(group.id);
    }

    function assertRedacted(message: string): void {
        assert.match(message, /\[value\]/);
        assert.ok(!message.includes(paper), message);
    }

    for (const status of [422, 500]) {
        it(`not that which a number had before it was given a group, when the answer is ${status}`, async () => {
            const requirementGroupId = await groupWith(other);
            const main = new DeclaredOrder(desk);
            await main.up({ phoneNumbers: [{ phoneNumber, regulatoryRequirements: germanValues }], waitFor: "none" });
            answer("POST", "^/number_order_phone_numbers/", status);

            assertRedacted(
                await main.upFails({ phoneNumbers: [{ phoneNumber, requirementGroupId }], waitFor: "none" }),
            );
        });
    }

    it("not that of a group whose order has an outage for its answer", async () => {
        const requirementGroupId = await groupWith(paper);
        answer("POST", "^/number_orders$", 500);

        const message = await new DeclaredOrder(desk).upRefused({
            phoneNumbers: [{ phoneNumber, requirementGroupId }],
        });

        assertRedacted(message);
        assert.match(message, /is no address.*Whether the order was placed is not known/);
    });

    it("nor any word more than the status, where the group cannot be read", async () => {
        const requirementGroupId = await groupWith(paper);
        answer("POST", "^/number_orders$", 500);
        answer("GET", "^/requirement_groups", 500);

        const message = await new DeclaredOrder(desk).upRefused({
            phoneNumbers: [{ phoneNumber, requirementGroupId }],
        });

        assertRedacted(message);
        assert.match(message, /HTTP 500: \[value\]\. Whether/);
    });

    it("not that of a group that cannot be read for a number", async () => {
        const requirementGroupId = await groupWith(paper);
        const main = new DeclaredOrder(desk);
        await main.up({ phoneNumbers: [phoneNumber], waitFor: "none" });
        answer("GET", "^/requirement_groups");

        assertRedacted(await main.upFails({ phoneNumbers: [{ phoneNumber, requirementGroupId }], waitFor: "none" }));
    });

    it("not that of an order whose label cannot be changed", async () => {
        const main = new DeclaredOrder(desk);
        await main.up(whole);
        answer("PATCH", "^/number_orders/");

        assertRedacted(await main.upFails({ ...whole, customerReference: "new" }));
    });

    it("not that which only the number shows, since it copied it from a group", async () => {
        const phoneNumbers = [{ phoneNumber, requirementGroupId: await groupWith(paper) }];
        const main = new DeclaredOrder(desk);
        await main.up({ phoneNumbers, waitFor: "none" });
        answer("PATCH", "^/number_orders/");

        assertRedacted(await main.upFails({ phoneNumbers, waitFor: "none", customerReference: "new" }));
    });

    it("not that of a number whose cancellation is refused at destroy", async () => {
        const main = new DeclaredOrder(desk);
        await main.up(whole);
        answer("PATCH", "/cancel$");

        assertRedacted((await thrownBy(main.destroy())).message);
    });

    it("not that of such a number which copied it from a group", async () => {
        const main = new DeclaredOrder(desk);
        const requirementGroupId = await groupWith(paper);
        await main.up({ phoneNumbers: [{ phoneNumber, requirementGroupId }], waitFor: "none" });
        answer("PATCH", "/cancel$");

        assertRedacted((await thrownBy(main.destroy())).message);
    });

    it("not that of an order that cannot be read", async () => {
        const main = new DeclaredOrder(desk);
        await main.up(whole);
        answer("GET", "^/number_orders/");

        assertRedacted((await thrownBy(main.refresh())).message);
    });
});
