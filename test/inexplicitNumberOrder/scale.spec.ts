import assert from "node:assert/strict";
import { byRoute, chicago, DeclaredBulk, ownedNow } from "../support/bulk";
import { must } from "../support/must";
import { useDesk } from "../support/operation";
import { passTime } from "../support/time";

/** The most bytes of state that one number may take. */
const mostBytes = 300;

describe("InexplicitNumberOrder > thousands of numbers", function () {
    const desk = useDesk();
    this.timeout(60_000);

    for (const count of [500, 2000]) {
        it(`takes ${count} numbers through their life with requests for pages and jobs, not for numbers`, async () => {
            const { control } = desk.emulator;
            control.configure({ bulkDelayMs: 20_000, jobDelayMs: 3000 });
            const main = new DeclaredBulk(desk);
            const jobs = Math.ceil(count / 1000);
            /** Pages of numbers and number orders: what one look at everything costs. */
            const look = Math.ceil(count / 250) + 2 * jobs;
            const routesOf = async (verb: () => Promise<unknown>) => {
                control.clearRequests();
                await verb();
                const routes = byRoute(control);
                const total = Object.values(routes).reduce((sum, requests) => sum + requests, 0);
                return { routes, total };
            };
            const under = (total: number, most: number, what: string) =>
                assert.ok(total <= most, `${what} took ${total} requests, more than ${most}`);

            const bought = await routesOf(() => main.up(chicago(count)));
            assert.equal(bought.routes["POST /inexplicit_number_orders"], 1);
            assert.equal(bought.routes["POST /phone_numbers/jobs/update_phone_numbers"], jobs, "the labels");
            under(bought.total, 4 * look + 12 * jobs + 30, "create");
            assert.equal(main.state.status, "success");

            const bytes = JSON.stringify([main.knownInputs, main.state]).length / count;
            assert.ok(bytes <= mostBytes, `${Math.round(bytes)} bytes a number`);

            under((await routesOf(() => main.refresh())).total, look + 5, "read");
            assert.equal(main.preview(chicago(count)).update, false);

            const moved = await routesOf(() => main.up(chicago(count, { connectionId: "8" })));
            assert.equal(moved.routes["POST /phone_numbers/jobs/update_phone_numbers"], jobs);
            under(moved.total, 3 * look + 12 * jobs + 10, "a new connection");
            assert.ok(control.numbers().every(({ connection_id }) => connection_id === "8"));

            const shrunk = await routesOf(() => main.up(chicago(count / 2, { connectionId: "8" })));
            assert.equal(shrunk.routes["POST /phone_numbers/jobs/delete_phone_numbers"], Math.ceil(count / 2000));
            under(shrunk.total, 5 * look + 12 * jobs + 10, "shrink");
            assert.equal(ownedNow(control).length, count / 2);

            const released = await routesOf(() => main.destroy());
            assert.equal(released.routes["POST /phone_numbers/jobs/delete_phone_numbers"], Math.ceil(count / 2000));
            under(released.total, 4 * look + 12 * jobs + 10, "destroy");
            assert.deepEqual(ownedNow(control), []);
        });
    }

    it("takes one request a number for the messaging profile only", async () => {
        const { control } = desk.emulator;
        const main = new DeclaredBulk(desk);
        await main.up(chicago(100));
        control.clearRequests();
        await main.up(chicago(100, { messagingProfileId: "p" }));
        assert.equal(byRoute(control)["PATCH /phone_numbers/{id}/messaging"], 100);
        assert.ok(control.numbers().every((number) => number.messaging_profile_id === "p"));
    });

    for (const releasedRecordsVisible of [true, false]) {
        const where = releasedRecordsVisible ? "" : ", where their order does not show it";
        it(`sees a thousand numbers released behind the back with few requests${where}`, async () => {
            const { control } = desk.emulator;
            control.configure({ releasedRecordsVisible });
            const main = new DeclaredBulk(desk);
            const { phoneNumbers } = await main.up(chicago(1200));
            phoneNumbers.slice(0, 1000).forEach((phoneNumber) => control.releaseNumber(phoneNumber));
            control.clearRequests();

            await main.refresh();

            assert.deepEqual(main.knownCounts, { "312": 200 });
            const total = control.requests().length;
            assert.ok(total < 30, `${total} requests: ${JSON.stringify(byRoute(control))}`);
        });
    }

    it("adopts a thousand numbers of a killed create with few requests", async () => {
        const { control } = desk.emulator;
        const main = new DeclaredBulk(desk);
        await main.up(chicago(1000));
        desk.adopt = [must(main.id)];
        main.forget();
        control.clearRequests();
        await main.up(chicago(1000));
        const total = control.requests().length;
        assert.ok(total < 60, `${total} requests: ${JSON.stringify(byRoute(control))}`);
    });

    it("waits for room where others have taken all open jobs", async () => {
        const { control } = desk.emulator;
        const main = new DeclaredBulk(desk);
        await main.up(chicago(50));
        const detail = "You can have at most 20 pending or in progress jobs";
        const errors = [{ code: "10015", title: "Bad Request", detail, source: { pointer: "/base" } }];
        const path = "/phone_numbers/jobs/update_phone_numbers";
        control.addFault({ method: "POST", path, times: 3, respond: { kind: "reply", status: 422, body: { errors } } });

        await main.up(chicago(50, { connectionId: "8" }));

        assert.ok(control.numbers().every(({ connection_id }) => connection_id === "8"));
        assert.ok(desk.log.progressLines.some((line) => /waiting for room/.test(line)));
    });

    it("queues the jobs of all resources below the account's limit", async () => {
        const { control } = desk.emulator;
        control.configure({ jobDelayMs: 1000 });
        desk.share();
        passTime(desk);
        const names = [..."abcdefghijklmnopqrstuvwxy"];
        const resources = names.map((name) => new DeclaredBulk(desk, name));
        await Promise.all(resources.map((resource) => resource.up(chicago(25))));
        const refused = control.requests({ method: "POST" }).filter(({ status }) => status !== null && status >= 400);
        assert.deepEqual(
            refused.map(({ path }) => must(path)),
            [],
        );
        assert.ok(resources.every(({ state }) => state.status === "success"));
    });
});
