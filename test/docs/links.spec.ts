import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { repository } from "../support/project";

/** Relative pages of a text in Markdown, without anchors. */
function linksOf(text: string): string[] {
    return [...text.matchAll(/\]\(([^)#\s]+)[^)]*\)/g)].flatMap(([, target = ""]) =>
        target.includes(":") ? [] : target,
    );
}

describe("Pages", () => {
    it("link only to what is in the repository", () => {
        const pages = ["README.md", "CONTRIBUTING.md", "CHANGELOG.md", "provider/README.md", "emulator/README.md"];
        const all = [
            ...pages,
            ...readdirSync(join(repository, "docs"))
                .filter((name) => name.endsWith(".md"))
                .map((name) => `docs/${name}`),
        ];
        const missing = all.flatMap((file) =>
            linksOf(readFileSync(join(repository, file), "utf8"))
                .map((target) => relative(repository, join(repository, dirname(file), target)))
                .filter((target) => !existsSync(join(repository, target)))
                .map((target) => `${file}: ${target}`),
        );
        assert.deepEqual(missing, []);
    });
});
