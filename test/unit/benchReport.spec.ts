import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { tableOf, withTable } from "../../bench/chapter";
import { plotOf } from "../../bench/plot";
import { assertOneGo, ordersReport } from "../../bench/report";
import { Ledger, type OrderCase, type Results, type SubjectName } from "../../bench/results";
import { must } from "../support/must";
import { inTheMiddle, median } from "../../bench/statistics";
import { markdownTable, textTable } from "../../bench/textTable";

function measured(subject: SubjectName, wallMs: number, requests: Record<string, number>, orders = 10): OrderCase {
    const command = { wallMs: [wallMs * 2, wallMs, wallMs / 2], requests, peakMb: 150, cpuMs: 900, allCpuMs: 2500 };
    return {
        subject,
        orders,
        numbersPerOrder: 5,
        activationMs: 200,
        latencyMs: 0,
        parallel: 8,
        at: "2026-11-26T10:00:00.000Z",
        load: 0.5,
        commands: { up: command, preview: command, refresh: command, destroy: command },
        wait: subject === "floor" ? null : { medianMs: 300, worstMs: 1200 },
        stateBytes: 3816,
    };
}

const group = [
    measured("floor", 1000, {}),
    measured("textbook", 8000, { "POST /number_orders": 10, "GET /number_orders/{id}": 60 }),
    measured("provider", 2000, { "POST /number_orders": 10, "GET /number_orders": 1200 }),
];
const results: Results = {
    machine: "two cores",
    orders: group,
    states: [{ subject: "provider", numbers: 1, inputs: 646, outputs: 1390 }],
    starts: [{ subject: "provider", runs: 7, listeningMs: 500, answeringMs: 900, cpuMs: 1100, peakMb: 90 }],
    limits: [
        {
            subject: "provider",
            orders: 10,
            limit: 8,
            succeeded: false,
            wallMs: 1,
            requests: 180,
            refused: 93,
            placed: 6,
        },
    ],
};

describe("The bench's figures", () => {
    it("are the ones in the middle, of two the lower one, and nothing of nothing", () => {
        assert.equal(median([9, 1, 4]), 4);
        assert.equal(median([3, 2, 10, 7]), 3);
        assert.equal(median([]), undefined);
        assert.deepEqual(
            inTheMiddle([{ ms: 8 }, { ms: 1 }, { ms: 5 }], ({ ms }) => ms),
            { ms: 5 },
        );
    });

    it("stand under each other in text and in Markdown", () => {
        const rows = [
            ["", "wall"],
            ["destroy", "1.0 s"],
        ];
        assert.deepEqual(textTable(rows), ["          wall", "destroy  1.0 s"]);
        assert.deepEqual(markdownTable(rows), ["|         | wall  |", "| ------- | ----- |", "| destroy | 1.0 s |"]);
    });

    it("are shown beside the floor's, with the routes of the provider", () => {
        const text = ordersReport(group).join("\n");
        assert.match(text, /^10 orders of 5 numbers, active after 0\.2 s, latency 0 ms, --parallel 8/);
        assert.match(text, /^up +1\.0 s 0 req +8\.0 s \(8\.0x\) 70 req +2\.0 s \(2\.0x\) 1210 req$/m);
        assert.match(text, /^active -> seen: worst +- +1\.2 s +1\.2 s$/m);
        assert.match(text, /^refresh: 10 POST \/number_orders, 1200 GET \/number_orders$/m);
    });

    it("are refused where they were not measured in one go", () => {
        const [floor, ...others] = group.map((one) => ({ ...one }));
        assert.doesNotThrow(() => assertOneGo([group]));
        const old = { ...must(floor), at: "2026-11-25T10:00:00.000Z" };
        assert.throws(
            () => assertOneGo([[old, ...others]]),
            /^Error: 10 orders of 5 were not measured in one go \(floor at 2026-11-25T10:00:00\.000Z, textbook at /,
        );
    });

    it("of another machine are not gone on with", () => {
        const folder = mkdtempSync(join(tmpdir(), "bench-"));
        try {
            const file = join(folder, "results.json");
            new Ledger("two cores", file).addOrders(must(group[0]));
            assert.equal(new Ledger("two cores", file).results.orders.length, 1);
            assert.throws(() => new Ledger("four cores", file), /holds results of another machine \(two cores\)/);
        } finally {
            rmSync(folder, { recursive: true });
        }
    });

    it("come into a page between its marks and nowhere else", () => {
        const page = "a\n<!-- npm run bench -- readme: begin -->\nold\n<!-- npm run bench -- readme: end -->\nz\n";
        const written = withTable(page, results);
        assert.ok(written.startsWith("a\n") && written.endsWith("-->\nz\n") && !written.includes("old"));
        assert.equal(withTable(written, results), written);
        assert.throws(() => withTable("no marks", results), /no place for the table/);
    });

    it("are a row for each command, wait, size, start and limit", () => {
        const other = { ...group[2], orders: 1, numbersPerOrder: 100 } as OrderCase;
        const rows = tableOf({ ...results, orders: [...group, other] }).map((row) =>
            row.split("|").map((cell) => cell.trim()),
        );
        assert.deepEqual(
            rows.find(([, title]) => title === "10 orders of 5: up"),
            ["", "10 orders of 5: up", "1.0 s", "8.0 s, 70 requests", "2.0 s, 1,210 requests", ""],
        );
        const ofProvider = Object.fromEntries(rows.map((row) => [row[1], row[4]]));
        assert.equal(ofProvider["10 orders of 5, active after 0.2 s: seen"], "300 ms later, at worst 1.2 s");
        assert.equal(ofProvider["1 order of 100: up"], "2.0 s, 1,210 requests");
        assert.equal(ofProvider["1 order of 100: destroy"], undefined);
        assert.equal(ofProvider["state of an order of 1, bytes"], "2,036");
        assert.equal(ofProvider["plugin's first answer, CPU"], "0.9 s, 1.1 s");
        assert.equal(ofProvider["10 orders, limit of 8 requests/s"], "fails, 52 % answered 429");
    });

    it("are drawn with a bar for each command and subject, the longest to the end of the scale", () => {
        const svg = plotOf(group);
        const bars = [...svg.matchAll(/<rect class="(\w+)" x="(?:130|455)" y="[\d.]+" width="([\d.]+)"/g)];
        assert.equal(bars.length, 2 * 4 * 2);
        assert.equal(Math.max(...bars.map(([, , width]) => Number(width))), 170);
        assert.equal((svg.match(/<line class="floor"/g) ?? []).length, 1 + 4);
        assert.match(svg, /prefers-color-scheme: dark/);
        assert.throws(() => plotOf([]), /nothing to draw/);
    });
});
