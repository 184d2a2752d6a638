import { chromium, type Browser, type Page } from "playwright-core";

/** A page of a real browser; undefined where the machine has none and can get none. */
export interface Visit {
    page: Page | undefined;
}

/** What keeps Chromium to itself: no sandbox for root, and not one request of its own to anywhere. */
const flags = [
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    // A name that is not this machine's own, as a browser on another machine has it.
    "--host-resolver-rules=MAP emulator.test 127.0.0.1",
];

/** Starts one browser for the suite around the call and opens a fresh page before every test. */
export function onBrowser(): Visit {
    const visit: Visit = { page: undefined };
    let browser: Browser | undefined;
    before(async function () {
        // A machine that has no browser yet installs one first.
        this.timeout(12 * 60_000);
        const { findBrowser } = await import("../../engine/browser.mjs");
        const { path, reason } = findBrowser();
        if (path === undefined) {
            process.stdout.write(`      The console is not looked at: ${reason}.\n`);
            return;
        }
        browser = await chromium.launch({ executablePath: path, headless: true, args: flags });
    });
    beforeEach(async () => {
        visit.page = await browser?.newPage({ viewport: { width: 1280, height: 900 } });
        visit.page?.setDefaultTimeout(10_000);
    });
    afterEach(() => visit.page?.close());
    after(() => browser?.close());
    return visit;
}
