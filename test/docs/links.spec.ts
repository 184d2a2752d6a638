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

/** Folders that hold what others wrote, or nothing of ours. */
const skipped = ["node_modules", ".git", ".tmp"];

/** Every page in a folder of the repository, by its path. */
function pagesIn(folder: string): string[] {
    return readdirSync(join(repository, folder), { withFileTypes: true }).flatMap((entry) => {
        const path = join(folder, entry.name);
        if (entry.isDirectory()) {
            return skipped.includes(entry.name) ? [] : pagesIn(path);
        }
        return entry.name.endsWith(".md") ? path : [];
    });
}

describe("Pages", () => {
    it("start the emulator by the name of our package: anybody may publish another one", () => {
        const others = pagesIn(".").flatMap((file) =>
            [...readFileSync(join(repository, file), "utf8").matchAll(/npx (?:-\S+ )*(\S*emulator)\b/g)]
                .filter(([, name]) => name !== "pulumi-telnyx-emulator")
                .map(([command]) => `${file}: ${command}`),
        );
        assert.deepEqual(others, []);
    });

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
