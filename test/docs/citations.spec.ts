import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { repository } from "../support/project";

/** Folders that hold what others wrote, or what was made of our code. */
const skipped = /(^|\/)(node_modules|dist|coverage|\.tmp|\.git|docs)(\/|$)/;
const comment = /\/\*[\s\S]*?\*\/|(?<![:"'`\w])\/\/.*$/gm;
const page = /[\w./-]*\w\.md\b/g;
/** Rows behind a citation: `docs/facts.md, A4`, `docs/facts.md, E6 and E8`. */
const citation = /docs\/facts\.md, ((?:[EA]\d+(?:, | and )?)+)/g;
const row = /^- \*\*([EA]\d+)\./gm;

interface CommentText {
    readonly file: string;
    /** Without line breaks and the stars of a block. */
    readonly text: string;
}

function comments(): CommentText[] {
    return sources().flatMap((file) =>
        [...readFileSync(join(repository, file), "utf8").matchAll(comment)].map(([text]) => ({
            file,
            text: text.replace(/\s*\n\s*\*?\s*/g, " "),
        })),
    );
}

function sources(): string[] {
    const roots = readdirSync(repository).filter((name) => !skipped.test(name));
    const files = roots.flatMap((root) =>
        statSync(join(repository, root)).isDirectory()
            ? readdirSync(join(repository, root), { recursive: true, encoding: "utf8" }).map((name) => join(root, name))
            : [root],
    );
    return files.filter((name) => !skipped.test(name) && /\.(ts|mts|mjs|cjs|js)$/.test(name));
}

function rowsOf(text: string): string[] {
    return [...text.matchAll(row)].flatMap(([, name]) => name ?? []);
}

function citedIn(text: string): string[] {
    return [...text.matchAll(citation)].flatMap(([, rows = ""]) => rows.match(/[EA]\d+/g) ?? []);
}

describe("Comments", () => {
    it("name no page that is not in the repository", () => {
        const pages = comments().flatMap(({ file, text }) => (text.match(page) ?? []).map((name) => ({ file, name })));
        assert.ok(pages.length > 20, "comments name pages");
        const missing = pages.filter(
            ({ file, name }) => ![join(repository, name), join(repository, dirname(file), name)].some(existsSync),
        );
        assert.deepEqual(missing, []);
    });

    it("cite facts that stand on their page", () => {
        const rows = rowsOf(readFileSync(join(repository, "docs/facts.md"), "utf8"));
        assert.deepEqual(rows, [...new Set(rows)], "a fact has a number of its own");
        const all = comments();
        const cited = all.flatMap(({ file, text }) => citedIn(text).map((fact) => ({ file, fact })));
        const citations = all.flatMap(({ text }) => text.match(/docs\/facts\.md/g) ?? []);
        assert.ok(cited.length >= citations.length, "every citation of the page names a fact");
        assert.deepEqual(
            cited.filter(({ fact }) => !rows.includes(fact)),
            [],
        );
    });
});
