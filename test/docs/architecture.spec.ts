import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { repository } from "../support/project";

/** Names with two underscores that are those of others: the SDK's and Node's. */
const foreign = ["__inputs", "__proto__", "__pulumiType"];

const page = readFileSync(join(repository, "docs/architecture.md"), "utf8");
/** All sources of the provider. */
const provider = readdirSync(join(repository, "provider"), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts") && !/^(dist|node_modules)\b/.test(name))
    .map((name) => readFileSync(join(repository, "provider", name), "utf8"))
    .join("\n");

/** Where the page leaves the folder out: what it says there is about these. */
const places = [
    "",
    "provider",
    ...[
        "numberOrder",
        "inexplicitNumberOrder",
        "requirementGroup",
        "orders",
        "lifecycle",
        "telnyx/together",
        "telnyx/rate",
    ].map((room) => `provider/${room}`),
];

function unique(names: Iterable<string>): string[] {
    return [...new Set(names)].sort();
}

function found(text: string, pattern: RegExp): string[] {
    return unique([...text.matchAll(pattern)].map(([, name = ""]) => name));
}

describe("The page about the architecture", () => {
    it("lists every field with two underscores, and no other", () => {
        const fields = found(provider, /\b(__[a-zA-Z]+)/g).filter((name) => !foreign.includes(name));
        assert.deepEqual(found(page, /^\| `(__\w+)`/gm), fields);
    });

    it("lists every policy of the plan, and no other", () => {
        const policies = found(provider, /^const (\w+): Policy\b/gm);
        assert.ok(policies.length > 0);
        assert.deepEqual(
            found(page, /^\| `(\w+)` +\| (?!inputs|state)/gm).filter((name) => !name.startsWith("__")),
            policies,
        );
    });

    it("names only files that are there", () => {
        const named = unique([
            ...found(page, /`([\w./]+\/[\w.]*|[\w.]+\.(?:ts|mjs))`/g),
            ...[...page.matchAll(/^```\n([\s\S]*?)^```$/gm)].flatMap(([, picture = ""]) =>
                found(picture, /([\w/]+\.ts)/g),
            ),
        ]);
        assert.ok(named.length > 50, "it names files");
        assert.deepEqual(
            named.filter((name) => !places.some((place) => existsSync(join(repository, place, name)))),
            [],
        );
    });
});
