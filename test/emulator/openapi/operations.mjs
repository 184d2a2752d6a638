// Writes the list of the official API's operations, taken from the official npm client: `node test/emulator/openapi/operations.mjs`.
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const resources = join(dirname(createRequire(import.meta.url).resolve("telnyx")), "resources");
const target = fileURLToPath(new URL("../../../emulator/server/operations.json", import.meta.url));
const call = /this\._client\.(get|post|put|patch|delete|getAPIList)\(\s*(?:path\s*)?[`']([^`']*)[`']/g;

const methods = new Map();
for (const file of readdirSync(resources, { recursive: true }).filter((name) => name.endsWith(".mjs"))) {
    const source = readFileSync(join(resources, file), "utf8");
    for (const found of source.matchAll(call)) {
        const after = source.slice(found.index, found.index + 300).split("\n    }")[0];
        const isPost = found[1] === "getAPIList" && after.includes("method: 'post'");
        const method = isPost ? "POST" : found[1] === "getAPIList" ? "GET" : found[1].toUpperCase();
        const path = found[2].replace(/\$\{[^}]*\}/g, "{}");
        methods.set(path, new Set(methods.get(path)).add(method));
    }
}
const operations = [...methods].sort(([one], [other]) => (one < other ? -1 : 1));
const listed = Object.fromEntries(operations.map(([path, set]) => [path, [...set].sort().join(" ")]));
writeFileSync(target, `${JSON.stringify(listed, null, 4)}\n`);
console.log(`${operations.length} paths, ${operations.reduce((sum, [, set]) => sum + set.size, 0)} operations`);
