import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Emulator, Seed } from "pulumi-telnyx-emulator";
import { startEmulator } from "../support/checkedEmulator";
import { german } from "./regulated";
import { must } from "./support";

const accounts = [{ account: "acme", key: "KEY-acme" }];
const inventory = [{ country_iso: "US", phone_number_type: "local", available: 20 }];
const [good, other] = [{ phone_number: "+13125550142" }, { phone_number: "+13125550143" }];

/** A seed of which every part could be planted but the last. */
function halfGood(last: Partial<Seed>): Seed {
    return { accounts, inventory, connections: [{ id: "4711", connection_name: "Web" }], numbers: [good], ...last };
}

describe("Emulator > seeds", () => {
    let folder: string;
    let dataFile: string;
    let emulator: Emulator | undefined;

    const start = async (seed?: Seed): Promise<Emulator> => (emulator = await startEmulator({ dataFile, seed }));
    const seeded = ({ control }: Emulator): unknown => [
        control.numbers().map(({ phone_number }) => phone_number),
        control.inventory(),
    ];

    beforeEach(() => {
        folder = mkdtempSync(join(tmpdir(), "telnyx-emulator-"));
        dataFile = join(folder, "data.json");
    });
    afterEach(async () => {
        await emulator?.close();
        emulator = undefined;
        rmSync(folder, { recursive: true });
    });

    it("that cannot be planted leave nothing behind, so the corrected one counts", async () => {
        const wrong = halfGood({ numbers: [good, { phone_number: "+99912345678" }] });
        await assert.rejects(start(wrong), /numbers\[1\]\.phone_number \+99912345678 is in no numbering plan/);
        assert.deepEqual(seeded(await start(halfGood({ numbers: [good, other] }))), [
            [good.phone_number, other.phone_number],
            inventory,
        ]);
    });

    const wrongs: [string, Partial<Seed>, RegExp][] = [
        ["a number twice", { numbers: [good, good] }, /numbers\[1\]\.phone_number \+13125550142 belongs to somebody/],
        [
            "a group that lacks values",
            { groups: [{ country_code: "DE", phone_number_type: "local", status: "approved" }] },
            /groups\[0\] cannot be approved: it still lacks values/,
        ],
        [
            "a group with a value that is for no requirement",
            {
                groups: [
                    {
                        country_code: "DE",
                        phone_number_type: "local",
                        regulatory_requirements: [{ requirement_id: "x", field_value: "y" }],
                    },
                ],
            },
            /groups\[0\]: x is not required here/,
        ],
        [
            "an id twice",
            { documents: [german.values[1], german.values[1]].map((value) => ({ id: must(value).field_value })) },
            /documents\[1\]\.id .* is there twice/,
        ],
    ];
    for (const [what, last, reason] of wrongs) {
        it(`with ${what} leave a running emulator as it was`, async () => {
            const { control, controlUrl } = await start();
            const reply = await fetch(`${controlUrl}/seed`, {
                method: "POST",
                headers: { "content-type": "application/json" },
                body: JSON.stringify([halfGood(last)]),
            });
            assert.equal(reply.status, 422);
            assert.match(((await reply.json()) as { error: string }).error, reason);
            control.seed(halfGood({}));
            assert.deepEqual(seeded(must(emulator)), [[good.phone_number], inventory]);
        });
    }

    it("know what is there already", async () => {
        const { control } = await start(halfGood({}));
        assert.throws(() => {
            control.seed({ numbers: [other, good] });
        }, /numbers\[0\]\.account is missing/);
        assert.throws(() => {
            control.seed({ accounts, numbers: [other, good] });
        }, /numbers\[1\]\.phone_number \+13125550142 belongs to somebody already/);
        assert.throws(() => {
            control.seed({ accounts, connections: [{ id: "4711", connection_name: "Web" }], numbers: [other] });
        }, /connections\[0\]\.id 4711 is there twice/);
        assert.deepEqual(seeded(must(emulator)), [[good.phone_number], inventory]);
    });

    it("give their inventory at every start, also where a data file has all the rest", async () => {
        await (await start(halfGood({}))).close();
        assert.deepEqual(seeded(await start(halfGood({ numbers: [other] }))), [[good.phone_number], inventory]);
        must(emulator).control.reset();
        assert.deepEqual(must(emulator).control.inventory(), inventory);
    });
});
