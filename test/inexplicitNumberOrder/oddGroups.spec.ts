import assert from "node:assert/strict";
import { bulkPosts, chicago, DeclaredBulk, local, ownedNow } from "../support/bulk";
import { thrownBy } from "../support/declared";
import { must } from "../support/must";
import { useDesk } from "../support/operation";

interface Group {
    status: string;
    countAllocated?: number;
}

describe("InexplicitNumberOrder > groups in replies that are odd and allowed", () => {
    const desk = useDesk();
    const stock = (available: number) =>
        desk.emulator.control.setInventory({
            ...{ country_iso: "US", phone_number_type: "local", national_destination_code: "312" },
            available,
        });
    /** Changes the groups of every reply about bulk orders. */
    const onGroups = (change: (groups: Group[]) => void) => {
        desk.onReply = ({ path }, reply) => {
            if (path.startsWith("/inexplicit_number_orders")) {
                const { data = [reply] } = reply as { data?: unknown[] };
                (data as { orderingGroups?: Group[] }[]).forEach(({ orderingGroups = [] }) => change(orderingGroups));
            }
        };
    };

    it("keeps groups apart where a later reply lists them in another order", async () => {
        const { control } = desk.emulator;
        const main = new DeclaredBulk(desk);
        const program = { orderingGroups: [local("312", 2), local("415", 3)] };
        await main.up(program);
        onGroups((groups) => groups.reverse());

        await main.refresh();
        assert.deepEqual(main.knownCounts, { "312": 2, "415": 3 });
        assert.equal(main.preview(program).update, false);
        await main.up(program);

        assert.deepEqual(bulkPosts(control), [[2, 3]]);
    });

    const failedWithCount = () =>
        onGroups((groups) =>
            groups.filter(({ status }) => status === "failed").forEach((group) => (group.countAllocated = 4)),
        );

    it("takes a group of all or nothing that failed for one that bought nothing, whatever it says that it found", async () => {
        stock(4);
        failedWithCount();
        const main = new DeclaredBulk(desk);
        const program = { orderingGroups: [local("312", 10, { strategy: "never" })] };

        const message = await main.upFails(program);

        assert.match(message, /ended as failed.* and the group holds 0; run `pulumi up` to try again/);
        stock(10);
        await main.up(program);
        assert.deepEqual(bulkPosts(desk.emulator.control), [[10], [10]]);
        await main.destroy();
    });

    it("says of another group that failed, and got numbers that it does not show, what is to be done", async () => {
        stock(0);
        failedWithCount();
        const main = new DeclaredBulk(desk);

        const message = await main.upFails(chicago(10));

        assert.match(
            message,
            /ended as failed and says that it got 4 numbers, and shows no number order, so nothing is bought/,
        );
        await main.upFails(chicago(10));
        assert.deepEqual(bulkPosts(desk.emulator.control), [[10]]);
    });

    for (const looks of [1, 3, 1000]) {
        it(`loses no number of a group that does not count them, whose order shows them after ${looks} looks`, async () => {
            const { control } = desk.emulator;
            stock(3);
            const main = new DeclaredBulk(desk);
            let left = looks;
            onGroups((groups) => groups.forEach((group) => delete group.countAllocated));
            const before = desk.onReply;
            desk.onReply = (request, reply) => {
                before(request, reply);
                if (/^\/number_orders\/[0-9a-f-]{36}$/.test(request.path) && left-- > 0) {
                    (reply as { phoneNumbers: unknown[] }).phoneNumbers = [];
                }
            };
            await main.up(chicago(4)).catch(() => undefined);
            left = 0;

            await main.refresh();

            assert.equal(ownedNow(control).length, 3);
            assert.deepEqual(main.counts, { "312": 3 }, JSON.stringify(main.state.__orders));
        });
    }

    it("warns where a group that says success got less than was asked for", async () => {
        stock(2);
        onGroups((groups) =>
            groups.filter(({ status }) => status === "partial_success").forEach((group) => (group.status = "success")),
        );
        const main = new DeclaredBulk(desk);

        await main.up(chicago(3));

        assert.deepEqual(main.counts, { "312": 2 });
        assert.match(
            desk.log.warnings.join("\n"),
            /ended as success.*, and the group holds 2; the missing 1 show as drift/,
        );
    });

    it("can be destroyed hours after a number went that nobody ever saw, and that its order leaves out", async () => {
        const { control } = desk.emulator;
        control.configure({ releasedRecordsVisible: false, bulkDelayMs: 60_000 });
        const main = new DeclaredBulk(desk);
        await main.up(chicago(3, { waitFor: "none" }));
        control.advance(120_000);
        control.inexplicitOrders();
        const first = must(ownedNow(control)[0]);
        control.releaseNumber(first);
        desk.onReply = ({ path }, reply) => {
            if (/^\/number_orders\/[0-9a-f-]{36}$/.test(path)) {
                const order = reply as { phoneNumbers: { phoneNumber: string }[]; phoneNumbersCount?: number };
                order.phoneNumbers = order.phoneNumbers.filter(({ phoneNumber }) => phoneNumber !== first);
                order.phoneNumbersCount = order.phoneNumbers.length;
            }
        };
        await main.refresh();
        assert.match(
            String(await thrownBy(main.destroy())),
            /1 number .* not shown by its number orders .* run `pulumi destroy` again/,
        );
        assert.equal(ownedNow(control).length, 2);
        const placedMs = Date.parse(String(control.inexplicitOrders()[0]?.updated_at));
        desk.clock.startMs += placedMs - desk.clock.now() + 2 * 3_600_000;

        await main.destroy();

        assert.deepEqual(ownedNow(control), []);
    });

    for (const status of ["failed", "partial_success"]) {
        it(`waits for nothing of a group that counts nothing and whose number order bought nothing: ${status}`, async () => {
            onGroups((groups) =>
                groups
                    .filter((group) => group.status === "success")
                    .forEach((group) => {
                        group.status = status;
                        delete group.countAllocated;
                    }),
            );
            const before = desk.onReply;
            desk.onReply = (request, reply) => {
                before(request, reply);
                if (/^\/number_orders\/[0-9a-f-]{36}$/.test(request.path)) {
                    Object.assign(reply as object, { phoneNumbers: [], phoneNumbersCount: 0, status: "failure" });
                }
            };
            const main = new DeclaredBulk(desk);
            const startMs = desk.clock.now();

            assert.match(await main.upFails(chicago(2)), new RegExp(`ended as ${status}, and the group holds 0`));

            assert.ok(desk.clock.now() - startMs < 60_000, `${desk.clock.now() - startMs} ms`);
        });
    }
});
