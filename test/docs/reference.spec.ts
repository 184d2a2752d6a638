import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { cleanEnvironment, repository, TemporaryFolder } from "../support/project";

const run = promisify(execFile);

/** What typedoc writes down of a name (its JSON output), as far as it is looked at here. */
interface Reflection {
    readonly name: string;
    readonly kind: number;
    readonly comment?: {
        readonly summary: readonly unknown[];
        readonly blockTags?: readonly { readonly tag: string }[];
    };
    readonly signatures?: readonly Reflection[];
    readonly children?: readonly Reflection[];
    readonly inheritedFrom?: unknown;
    readonly flags?: { readonly isInherited?: boolean };
}

/** typedoc's numbers for kinds (ReflectionKind). */
const kinds = { class: 128, interface: 256, property: 1024, function: 64 } as const;

const commentOf = ({ comment, signatures }: Reflection) => comment ?? signatures?.[0]?.comment;
const isCommented = (reflection: Reflection) => (commentOf(reflection)?.summary.length ?? 0) > 0;
const hasExample = (reflection: Reflection) =>
    commentOf(reflection)?.blockTags?.some(({ tag }) => tag === "@example") ?? false;

describe("The reference (npm run docs)", function () {
    this.timeout(180_000);
    const folder = new TemporaryFolder();
    let names: readonly Reflection[];
    let said: string;

    before(async () => {
        const json = join(folder.path, "reference.json");
        const typedoc = join(repository, "node_modules", "typedoc", "bin", "typedoc");
        const args = [typedoc, "--json", json, "--html", join(folder.path, "site")];
        const { stdout, stderr } = await run(process.execPath, args, { cwd: repository, env: cleanEnvironment() });
        said = stdout + stderr;
        names = (JSON.parse(readFileSync(json, "utf8")) as Required<Reflection>).children;
    });

    after(() => folder.remove());

    it("is made without warnings, and has a page for every resource and function", () => {
        assert.ok(!/warning|error/i.test(said), said);
        const page = readFileSync(join(folder.path, "site", "classes", "NumberOrder.html"), "utf8");
        assert.match(page, /Phone numbers ordered at Telnyx/);
        readFileSync(join(folder.path, "site", "functions", "getAvailablePhoneNumbers.html"), "utf8");
    });

    it("has a comment for every exported name, and for every property of classes and interfaces", () => {
        const mute = names.flatMap((each) => [
            ...(isCommented(each) ? [] : [each.name]),
            ...([kinds.class, kinds.interface] as number[]).flatMap((kind) =>
                each.kind === kind
                    ? (each.children ?? [])
                          .filter((child) => child.kind === kinds.property && child.inheritedFrom === undefined)
                          .filter((child) => child.flags?.isInherited !== true && !isCommented(child))
                          .map((child) => `${each.name}.${child.name}`)
                    : [],
            ),
        ]);
        assert.deepEqual(mute, []);
        assert.ok(names.length > 30, `${names.length} names`);
    });

    it("has an example for every class and function", () => {
        const shown = names.filter(({ kind }) => kind === kinds.class || kind === kinds.function);
        const bare = shown.filter((each) => !hasExample(each)).map(({ name }) => name);
        assert.deepEqual(bare, []);
        assert.ok(shown.length >= 12);
    });
});
