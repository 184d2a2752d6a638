import assert from "node:assert/strict";
import { bought, bulkPosts, chicago, DeclaredBulk, local, ownedNow } from "../support/bulk";
import { Claims } from "../../provider/telnyx/together/claims";
import { must } from "../support/must";
import { useDesk } from "../support/operation";

const post = { method: "POST", path: "/inexplicit_number_orders" } as const;

describe("InexplicitNumberOrder > recovery", () => {
    const desk = useDesk();

    it("finds the order again whose reply was lost", async () => {
        const { control } = desk.emulator;
        control.addFault({ ...post, apply: true, respond: { kind: "drop" } });
        const main = new DeclaredBulk(desk);

        await main.up(chicago(3));

        assert.equal(bulkPosts(control).length, 1);
        assert.equal(bought(control), 3);
        assert.equal(main.state.status, "success");
    });

    it("looks for half a minute, sends no second POST, and goes on with the next up", async () => {
        const { control } = desk.emulator;
        control.addFault({ ...post, respond: { kind: "drop" } });
        const main = new DeclaredBulk(desk);

        const message = await main.upRefused(chicago(3));

        assert.match(message, /Whether the order was placed is not known; run `pulumi up` to go on/);
        assert.equal(desk.clock.now(), 30_000);
        assert.equal(bulkPosts(control).length, 1);
        await main.up(chicago(3));
        assert.equal(bought(control), 3);
        assert.equal(bulkPosts(control).length, 2);
    });

    it("keeps its state when the reply to a growing update was lost, and removes nothing meanwhile", async () => {
        const { control } = desk.emulator;
        const main = new DeclaredBulk(desk);
        await main.up({ orderingGroups: [local("312", 2), local("415", 2)] });
        control.addFault({ ...post, respond: { kind: "reply", status: 503 } });

        assert.match(await main.upFails({ orderingGroups: [local("312", 4)] }), /is not known/);
        assert.deepEqual(main.counts, { "312": 2, "415": 2 });
        await main.up({ orderingGroups: [local("312", 4)] });
        assert.deepEqual(main.counts, { "312": 4 });
        assert.equal(bought(control), 6);
    });

    it("releases what a POST bought that arrived after the client gave up", async () => {
        const { control } = desk.emulator;
        control.addFault({ ...post, respond: { kind: "hold" } });
        const main = new DeclaredBulk(desk);
        // The connection breaks, and the request is still on its way.
        desk.requestTimeoutMs = 50;
        await main.upRefused(chicago(3));
        await main.up(chicago(3));
        assert.equal(bought(control), 3);
        const kept = ownedNow(control);

        control.releaseHeld();
        assert.equal(control.inexplicitOrders().length, 2, "it arrived late");
        await main.refresh();
        assert.deepEqual(main.knownCounts, { "312": 6 });
        assert.deepEqual(main.preview(chicago(3)), { update: true, properties: ["orderingGroups"] });
        await main.up(chicago(3));

        assert.deepEqual(ownedNow(control), kept);
        await main.refresh();
        assert.equal(main.preview(chicago(3)).update, false);
    });

    it("takes what arrived late while it was ordering into the state, and back with the next up", async () => {
        const { control } = desk.emulator;
        control.addFault({ ...post, respond: { kind: "hold" } });
        const main = new DeclaredBulk(desk);
        desk.requestTimeoutMs = 50;
        await main.upRefused(chicago(3));
        desk.isEngineAlive = () => {
            // The last moment before the POST.
            control.releaseHeld();
            return true;
        };

        await main.up(chicago(3));
        assert.deepEqual(main.counts, { "312": 6 });
        desk.isEngineAlive = () => true;
        await main.up(chicago(3));

        assert.equal(ownedNow(control).length, 3);
        assert.deepEqual(main.counts, { "312": 3 });
        assert.equal(bought(control), 6);
        await main.refresh();
        assert.equal(main.preview(chicago(3)).update, false);
    });

    it("adopts what a killed create ordered, also while it is processed", async () => {
        const { control } = desk.emulator;
        const main = new DeclaredBulk(desk);
        desk.isEngineAlive = () => bulkPosts(control).length === 0;
        await main.upFails(chicago(3));
        desk.isEngineAlive = () => true;
        main.forget();
        await main.up(chicago(3));
        assert.equal(bought(control), 3);

        control.configure({ bulkDelayMs: 60_000 });
        const other = new DeclaredBulk(desk, "other");
        desk.timeoutMs = 5000;
        await other.upFails(chicago(2));
        other.forget();
        desk.timeoutMs = 600_000;
        await other.up(chicago(2));
        assert.equal(bought(control), 5);
        assert.deepEqual(bulkPosts(control), [[3], [2]]);
    });

    it("adopts what killed creates ordered when the program asks for more, for less, or for something else", async () => {
        const { control } = desk.emulator;
        const main = new DeclaredBulk(desk);
        const killAfterPost = async (count: number) => {
            const posts = bulkPosts(control).length;
            desk.isEngineAlive = () => bulkPosts(control).length === posts;
            await main.upFails(chicago(count));
            desk.isEngineAlive = () => true;
            main.forget();
        };
        await killAfterPost(3);
        await killAfterPost(5);
        assert.equal(bought(control), 5);
        await main.up(chicago(2));
        assert.equal(ownedNow(control).length, 5, "what a run finds it does not release");
        await main.up(chicago(2));
        assert.equal(ownedNow(control).length, 2);
        assert.equal(bought(control), 5);

        await main.destroy();
        await killAfterPost(4);
        await main.up({ orderingGroups: [local("415", 2)] });
        await main.up({ orderingGroups: [local("415", 2)] });
        assert.ok(ownedNow(control).every((phoneNumber) => phoneNumber.startsWith("+1415")));
        assert.equal(ownedNow(control).length, 2);
    });

    it("asks whose a finished order is, buys nothing meanwhile, and takes it over once somebody says so", async () => {
        const { control } = desk.emulator;
        const former = new DeclaredBulk(desk);
        await former.up(chicago(3));
        const successor = new DeclaredBulk(desk);

        const question = await successor.upRefused(chicago(1));
        assert.match(
            question,
            /^inexplicit number order \([0-9a-f-]{36}\), placed 0 minutes ago, with \+1312.* carries the mark/,
        );
        assert.equal(bought(control), 3);

        desk.adopt = [must(former.id)];
        await successor.up(chicago(1));
        assert.equal(ownedNow(control).length, 3);
        assert.deepEqual(successor.preview(chicago(1)).update, true);
        await successor.up(chicago(1));
        assert.equal(ownedNow(control).length, 1);
    });

    it("touches no setting of an order that telnyx:adopt names, but those that are declared", async () => {
        const { control } = desk.emulator;
        const former = new DeclaredBulk(desk, "former", "elsewhere");
        await former.up(chicago(2, { connectionId: "1", messagingProfileId: "3", customerReference: "theirs" }));
        desk.claims = new Claims();
        desk.adopt = [must(former.id)];

        await new DeclaredBulk(desk).up(chicago(2, { billingGroupId: "9" }));

        assert.deepEqual(
            control
                .numbers()
                .map((number) => [number.connection_id, number.billing_group_id, number.customer_reference]),
            [
                ["1", "9", "theirs"],
                ["1", "9", "theirs"],
            ],
        );
        assert.ok(control.numbers().every((number) => number.messaging_profile_id === "3"));
    });

    it("clears a setting that a killed create placed the order with and the program has left out since", async () => {
        const { control } = desk.emulator;
        const main = new DeclaredBulk(desk);
        desk.isEngineAlive = () => bulkPosts(control).length === 0;
        await main.upFails(chicago(2, { connectionId: "1" }));
        desk.isEngineAlive = () => true;
        main.forget();
        assert.ok(control.numbers().every((number) => number.connection_id === "1"));

        await main.up(chicago(2));

        assert.ok(control.numbers().every((number) => number.connection_id === null));
    });

    it("changes nothing of an order that another resource took over, until it is named here as well", async () => {
        const { control } = desk.emulator;
        const former = new DeclaredBulk(desk, "former", "prod");
        await former.up(chicago(3));
        desk.claims = new Claims();
        desk.adopt = [must(former.id)];
        await new DeclaredBulk(desk, "after").up(chicago(1));
        assert.match(desk.log.warnings.join("\n"), /telnyx:adopt names it\. Until now .*acme\/phones\/prod\/former/);
        desk.claims = new Claims();
        desk.adopt = [];
        await former.refresh();
        control.clearRequests();

        const refusal = await former.upRefused(chicago(2, { connectionId: "9" }));

        assert.match(refusal, /carries the mark of another resource .*nothing was changed and nothing was released/);
        assert.ok(control.requests().every(({ method }) => method === "GET"));
        await assert.rejects(former.destroy(), /which took it over/);
        assert.equal(ownedNow(control).length, 3);
        desk.adopt = [must(former.id)];
        await former.up(chicago(3));
        assert.equal(former.state.orderReference, former.reference());
    });

    it("ends with the numbers asked for when a growing update was killed and the program changed back", async () => {
        const { control } = desk.emulator;
        const main = new DeclaredBulk(desk);
        const kept = (await main.up(chicago(3))).phoneNumbers;
        // The run that grew it was killed before the engine heard of it.
        const killed = main.fork();
        await killed.up(chicago(6));
        assert.equal(bought(control), 6);

        await main.refresh();
        assert.deepEqual(main.knownCounts, { "312": 6 });
        await main.up(chicago(3));

        assert.deepEqual(ownedNow(control), kept);
        assert.equal(bought(control), 6);
    });

    it("places nothing when the engine has ended", async () => {
        const { control } = desk.emulator;
        desk.isEngineAlive = () => false;
        await assert.rejects(new DeclaredBulk(desk).up(chicago(3)), /the pulumi process has ended/);
        assert.equal(bulkPosts(control).length, 0);
    });

    it("keeps two resources apart that ask for the same under the same label", async () => {
        const { control } = desk.emulator;
        const one = new DeclaredBulk(desk, "one");
        const two = new DeclaredBulk(desk, "two");
        const program = chicago(3, { customerReference: "shared" });
        await Promise.all([one.up(program), two.up(program)]);
        assert.equal(bought(control), 6);
        desk.adopt = [must(one.id), must(two.id)];
        one.forget();
        two.forget();
        await Promise.all([one.up(program), two.up(program)]);

        assert.equal(bought(control), 6);
        assert.equal(new Set([...one.state.phoneNumbers, ...two.state.phoneNumbers]).size, 6);
        await one.destroy();
        assert.deepEqual(ownedNow(control), two.state.phoneNumbers);
    });

    it("buys anew after a destroy, also where orders go on showing what they bought", async () => {
        const { control } = desk.emulator;
        control.configure({ releasedRecordsVisible: false });
        const main = new DeclaredBulk(desk);
        await main.up(chicago(2));
        await main.destroy();
        assert.deepEqual(ownedNow(control), []);

        await main.up(chicago(2));
        assert.equal(ownedNow(control).length, 2);
        assert.notEqual(main.id, must(control.inexplicitOrders()[0]).id);
        await main.refresh();
        assert.equal(main.preview(chicago(2)).update, false);
    });
});
