/**
 * Finds a Chromium for the specs of the emulator's console, or has Debian's installed: `node engine/browser.mjs`.
 *
 * Prints its path; where there is none, it says why and ends with 1.
 */

import { spawnSync } from "node:child_process";
import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";
import { pathToFileURL } from "node:url";

/** What Chromium is called where it is installed as a package. */
const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/** How long the installation may take. */
const patienceMs = 10 * 60_000;

/** The path of an installed browser; undefined where there is none. */
function installedBrowser() {
    const folders = (process.env.PATH ?? "").split(delimiter).filter((folder) => folder !== "");
    return folders.flatMap((folder) => names.map((name) => join(folder, name))).find(isExecutable);
}

function isExecutable(file) {
    try {
        accessSync(file, constants.X_OK);
        return true;
    } catch {
        return false;
    }
}

/**
 * Finds a browser, or installs Debian's where that is possible without asking anybody: as root, in a Debian.
 *
 * @returns {{ path: string } | { reason: string }} where it is, or why there is none
 */
export function findBrowser() {
    const found = installedBrowser();
    if (found !== undefined) {
        return { path: found };
    }
    if (process.getuid?.() !== 0) {
        return { reason: "no Chromium is installed, and only root may install one (apt-get install chromium)" };
    }
    const environment = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
    const options = { encoding: "utf8", timeout: patienceMs, env: environment };
    const install = () => spawnSync("apt-get", ["install", "-y", "--no-install-recommends", "chromium"], options);
    let { status, stderr, error } = install();
    if (status !== 0 && error === undefined) {
        // A fresh machine has no list of packages yet.
        spawnSync("apt-get", ["update"], options);
        ({ status, stderr, error } = install());
    }
    const path = status === 0 ? installedBrowser() : undefined;
    return path === undefined
        ? {
              reason: `no Chromium is installed, and apt-get install chromium failed: ${error?.message ?? stderr.trim()}`,
          }
        : { path };
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
    const { path, reason } = findBrowser();
    console.log(path ?? reason);
    process.exitCode = path === undefined ? 1 : 0;
}
