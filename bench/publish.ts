import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { repository } from "../test/support/project";
import { isPlain, withTable } from "./chapter";
import { plotOf } from "./plot";
import { assertOneGo, groupsOf } from "./report";
import { readResults, subjectName, type Results } from "./results";

/** Draws the picture of results that were measured before. */
export function plot(json: string, svg = join(repository, "docs", "bench.svg")): void {
    writeFileSync(svg, plotOf(largestOf(publishable(json))));
    process.stdout.write(`Drawn to ${svg}.\n`);
}

/** Puts the table of results that were measured before into a page. */
export function readme(json: string, page = join(repository, "README.md")): void {
    writeFileSync(page, withTable(readFileSync(page, "utf8"), publishable(json)));
    process.stdout.write(`Written into ${page}.\n`);
}

function publishable(json: string): Results {
    const results = readResults(json);
    assertOneGo(groupsOf(results.orders));
    return results;
}

/** The most orders that became active almost at once; there the differences show best. */
function largestOf({ orders }: Results) {
    const sizeOf = (group: Results["orders"]) => (group[0]?.orders ?? 0) * (group[0]?.numbersPerOrder ?? 0);
    const [largest] = groupsOf(orders)
        .filter((group) => isPlain(group) && group.length === subjectName.options.length)
        .sort((one, other) => sizeOf(other) - sizeOf(one));
    if (largest === undefined) {
        throw new Error(
            "The file has no orders of all subjects that were active at once, without latency: measure some first.",
        );
    }
    return largest;
}
