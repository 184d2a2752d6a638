import assert from "node:assert/strict";
import { officialOperations } from "../../emulator/server/paths";
import { conformance } from "../support/checkedEmulator";
import description from "../support/description/telnyx-ordering.openapi.json";
import { unreasoned } from "../support/description/exceptions";
import { mismatches } from "../support/description/mismatches";
import { buy, must, onBench, order } from "./support";

const get = { method: "GET", path: "/number_orders/4711", status: 200 };

describe("Emulator > official description", () => {
    const bench = onBench({ strict: true });

    // Every reply of every spec is compared: see test/support/checkedEmulator.ts. These are about the comparison itself.
    it("is missed by a wrong type, a wrong literal, a missing field, an unknown field and an unlisted status", () => {
        const kinds = (body: unknown, reply = get) => mismatches(reply, body)?.map(({ kind }) => kind);
        assert.deepEqual(kinds({ data: { id: 5 } }), ["type"]);
        assert.deepEqual(kinds({ data: { status: "lost" } }), ["enum"]);
        assert.deepEqual(kinds({ data: { created_at: "yesterday" } }), ["format"]);
        assert.deepEqual(kinds({ data: { colour: "red" } }), ["undeclared"]);
        assert.deepEqual(kinds({}, { ...get, status: 409 }), ["status"]);
        const number = { ...get, path: "/phone_numbers/4711" };
        assert.ok(kinds({ data: { id: "4711" } }, number)?.includes("required"));
        assert.equal(mismatches({ ...get, path: "/phone_numbers/voice" }, {}), undefined);
    });

    it("leaves nulls and documents-only statuses to the usual mode, each for a reason", () => {
        const found = must(
            mismatches(get, { data: { status: "deleted", connection_id: null, phone_numbers_count: null } }),
        );
        assert.equal(found.length, 3);
        assert.deepEqual(
            unreasoned(found, "usual").map(({ field }) => field),
            [".data.phone_numbers_count"],
        );
        assert.equal(unreasoned(found, "strict").length, 3);
    });

    it("is kept by strict replies: no nulls, no statuses and no fields beyond it", async () => {
        const { telnyx, emulator } = bench;
        const id = await buy(telnyx, "+13125550142");
        const bought = must((await telnyx.phoneNumbers.slimList()).data[0]);
        assert.ok(!("connection_id" in bought) && !("external_pin" in bought));
        assert.equal((await telnyx.phoneNumbers.retrieve(id)).data?.external_pin, null);
        const { data } = await telnyx.availablePhoneNumbers.list({ filter: { limit: 1 } });
        assert.ok(!("phone_number_type" in must(data?.[0])));
        const german = await order(telnyx, ["+4989555012345"]);
        const [sub] = must((await telnyx.numberOrders.retrieve(german.id)).data?.sub_number_orders_ids);
        assert.equal((await telnyx.subNumberOrders.cancel(must(sub))).data?.status, "failure");
        emulator.control.releaseNumber("+13125550142");
        assert.deepEqual(
            (await telnyx.numberOrders.list()).data.map(({ status }) => status),
            ["failure", "success"],
        );
    });

    it("has no operation that the emulator does not know by name", () => {
        const known = new Set(officialOperations().map(({ method, path }) => `${method} ${path}`));
        const described = Object.entries(description.paths).flatMap(([path, methods]) =>
            Object.keys(methods).map((method) => `${method.toUpperCase()} ${path.replace(/\{\w+\}/g, "{}")}`),
        );
        assert.equal(described.length, 57);
        assert.deepEqual(
            described.filter((operation) => !known.has(operation)),
            [],
        );
    });

    it("was compared with all replies so far, without a mismatch that has no reason", () => {
        const { replies, described, mismatches } = conformance();
        assert.ok(described > 10 && replies >= described);
        assert.deepEqual(mismatches, { usual: 0, strict: 0 });
    });
});
