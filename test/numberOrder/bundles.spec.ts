import assert from "node:assert/strict";
import { DeclaredOrder } from "../support/numberOrder";
import { useDesk } from "../support/operation";
import { idOf, numbers, ordered, orderPosts, owned, writes } from "../support/seen";

const { a, b } = numbers;

describe("NumberOrder > bundleId", () => {
    const desk = useDesk();
    const inBundle = (bundleId?: string) => ({ phoneNumbers: [{ phoneNumber: a, bundleId }, b] });
    /** Telnyx answers null. */
    const hideBundles = () => {
        desk.onReply = (_, reply) => {
            const { phoneNumbers = [] } = reply as { phoneNumbers?: { bundleId?: string }[] };
            phoneNumbers.forEach((number) => delete number.bundleId);
        };
    };
    const action = () => `/phone_numbers/${idOf(desk.emulator.control, a)}/actions/bundle_status_change`;

    it("is part of the order", async () => {
        const main = new DeclaredOrder(desk);
        const state = await main.up(inBundle("bundle-1"));

        assert.equal(owned(desk.emulator.control, a)?.bundle_id, "bundle-1");
        assert.deepEqual(state.phoneNumbers, [{ phoneNumber: a, bundleId: "bundle-1" }, b]);
        assert.deepEqual(
            writes(desk.emulator.control).filter((request) => request.includes("bundle")),
            [],
        );
        await main.refresh();
        assert.equal(main.preview(inBundle("bundle-1")).update, false);
    });

    it("is part of the order also where no reply shows it, and costs no call of its own", async () => {
        const { control } = desk.emulator;
        hideBundles();
        const main = new DeclaredOrder(desk);

        const state = await main.up(inBundle("bundle-1"));

        assert.deepEqual(control.requests({ method: "PATCH", path: action() }), []);
        assert.deepEqual(state.phoneNumbers, [{ phoneNumber: a, bundleId: "bundle-1" }, b]);
        await main.up(inBundle("bundle-2"));
        assert.deepEqual(
            control.requests({ method: "PATCH", path: action() }).map(({ body }) => body),
            [{ bundle_id: null }, { bundle_id: "bundle-2" }],
        );
        assert.equal(main.preview(inBundle("bundle-2")).update, false);
    });

    it("moves a number from bundle to bundle in two steps, in place", async () => {
        const { control } = desk.emulator;
        const main = new DeclaredOrder(desk);
        await main.up(inBundle("bundle-1"));

        assert.deepEqual(main.preview(inBundle("bundle-2")).properties, ["phoneNumbers"]);
        await main.up(inBundle("bundle-2"));

        assert.equal(owned(control, a)?.bundle_id, "bundle-2");
        assert.deepEqual(
            control.requests({ method: "PATCH", path: action() }).map(({ body }) => body),
            [{ bundle_id: null }, { bundle_id: "bundle-2" }],
        );
        assert.equal(orderPosts(control).filter(({ status }) => status === 200).length, 1);
    });

    it("puts a number into a bundle, and takes it out when the program leaves it out", async () => {
        const main = new DeclaredOrder(desk);
        await main.up(inBundle());
        await main.up(inBundle("bundle-1"));
        assert.equal(owned(desk.emulator.control, a)?.bundle_id, "bundle-1");

        const state = await main.up(inBundle());

        assert.equal(owned(desk.emulator.control, a)?.bundle_id, null);
        assert.deepEqual(state.phoneNumbers, [a, b]);
    });

    it("moves a number once although another setting shows only a moment later", async () => {
        const { control } = desk.emulator;
        const main = new DeclaredOrder(desk);
        await main.up({ ...inBundle("one"), connectionId: "1" });
        desk.onReply = showLate();

        const state = await main.up({ ...inBundle("two"), connectionId: "2" });

        assert.deepEqual(
            control.requests({ method: "PATCH", path: action() }).map(({ body }) => body),
            [{ bundle_id: null }, { bundle_id: "two" }],
        );
        assert.deepEqual(state.phoneNumbers, inBundle("two").phoneNumbers);
    });

    /** The list of numbers goes on showing the old connection twice after it was changed. */
    function showLate(): typeof desk.onReply {
        let looks: number | undefined;
        return ({ method, path }, reply) => {
            looks ??= method === "PATCH" && /^\/phone_numbers\/\d+$/.test(path) ? 2 : undefined;
            if (path === "/phone_numbers" && looks !== undefined && looks-- > 0) {
                (reply as { data: { connectionId: string }[] }).data.forEach((one) => (one.connectionId = "1"));
            }
        };
    }

    it("moves a number out of a bundle that no reply shows, since somebody else put it there", async () => {
        const { control } = desk.emulator;
        const main = new DeclaredOrder(desk);
        await main.up(inBundle());
        control.changeNumber(a, { bundle_id: "theirs" });

        const state = await main.up(inBundle("ours"));

        assert.equal(owned(control, a)?.bundle_id, "ours");
        assert.deepEqual(state.phoneNumbers, inBundle("ours").phoneNumbers);
        assert.deepEqual(
            control.requests({ method: "PATCH", path: action() }).map(({ body }) => body),
            [{ bundle_id: "ours" }, { bundle_id: null }, { bundle_id: "ours" }],
        );
    });

    it("moves a number out of the bundle that a killed create ordered it with", async () => {
        const { control } = desk.emulator;
        hideBundles();
        const main = new DeclaredOrder(desk);
        desk.isEngineAlive = () => ordered(control).length === 0;
        await main.upFails(inBundle("bundle-1"));
        desk.isEngineAlive = () => true;
        main.forget();

        await main.up(inBundle("bundle-2"));

        assert.equal(owned(control, a)?.bundle_id, "bundle-2");
        assert.equal(main.preview(inBundle("bundle-2")).update, false);
    });

    it("says what Telnyx says of the declared bundle where the number is in none", async () => {
        const { control } = desk.emulator;
        const main = new DeclaredOrder(desk);
        await main.up(inBundle());
        const refusal = (title: string) => ({
            method: "PATCH",
            path: action(),
            respond: { kind: "reply" as const, status: 422, body: { errors: [{ code: "10015", title }] } },
        });
        control.addFault(refusal("No such bundle"));
        control.addFault(refusal("In no bundle"));

        const reasons = await main.upFails(inBundle("bundle-1"));

        assert.match(reasons, /moving \+13125550142 \(\d+\) to bundle bundle-1: .*No such bundle/);
        assert.equal(control.requests({ method: "PATCH", path: action() }).length, 2);
    });

    it("reports a refused move, keeps the old bundle in the state, and tries again", async () => {
        const { control } = desk.emulator;
        const main = new DeclaredOrder(desk);
        await main.up(inBundle());
        control.addFault({ method: "PATCH", path: action(), times: 2, respond: { kind: "reply", status: 422 } });

        const reasons = await main.upFails(inBundle("bundle-1"));

        assert.match(reasons, /moving \+13125550142 \(\d+\) to bundle bundle-1: .*422/);
        assert.deepEqual(main.state.phoneNumbers, [a, b]);
        assert.equal(main.preview(inBundle("bundle-1")).update, true);
        await main.up(inBundle("bundle-1"));
        assert.equal(owned(control, a)?.bundle_id, "bundle-1");
        assert.equal(main.preview(inBundle("bundle-1")).update, false);
    });

    it("remembers that a number left its bundle when only the second step was refused", async () => {
        const { control } = desk.emulator;
        const main = new DeclaredOrder(desk);
        await main.up(inBundle("bundle-1"));
        control.addFault({ method: "PATCH", path: action(), skip: 1, respond: { kind: "reply", status: 422 } });

        await main.upFails(inBundle("bundle-2"));

        assert.equal(owned(control, a)?.bundle_id, null);
        assert.deepEqual(main.state.phoneNumbers, [a, b]);
    });
});
