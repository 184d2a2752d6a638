import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";

/** The page and the headers it is sent with. */
export interface Page {
    html: string;
    headers: Record<string, string>;
}

/** The parts are shipped as they are; this file itself is compiled to `dist/console/`. */
const folder = join(__dirname, "..", "..", "console", "static");

/** In this order, for each uses what stands before it. */
const scripts = ["elements.js", "control.js", "sections.js", "main.js"];

function read(name: string): string {
    return readFileSync(join(folder, name), "utf8");
}

function hash(text: string): string {
    return `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
}

/**
 * The console as one page. Style and script stand in it, so that it needs nothing but `/`, which other machines get
 * without a token; the browser runs nothing else on it, whatever a program put into a reference or a comment.
 */
export function makePage(): Page {
    const style = read("style.css");
    const script = `"use strict";\n${scripts.map(read).join("\n")}`;
    const html = read("page.html")
        .replace("<!-- style -->", () => `<style>${style}</style>`)
        .replace("<!-- script -->", () => `<script>${script}</script>`);
    const policy = [
        "default-src 'none'",
        `style-src ${hash(style)}`,
        `script-src ${hash(script)}`,
        "img-src data:",
        "connect-src 'self'",
        "form-action 'none'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
    ];
    return {
        html,
        headers: {
            "content-type": "text/html; charset=utf-8",
            "content-security-policy": policy.join("; "),
            "cache-control": "no-store",
        },
    };
}
