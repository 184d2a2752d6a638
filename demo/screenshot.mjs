/**
 * Takes the picture of the emulator's console that its README shows: `node demo/screenshot.mjs`.
 *
 * Fills an emulator with orders in all states, opens the console in a real browser and writes emulator/docs/console.png.
 */

import { once } from "node:events";
import { createServer } from "node:http";
import { chromium } from "playwright-core";
import { startEmulator } from "pulumi-telnyx-emulator";
import { findBrowser } from "../engine/browser.mjs";
import { inRepository } from "../engine/places.mjs";

const german = { number: "+4989555012345", address: "11111111-aaaa-4bbb-8ccc-222222222222" };

/** Asks the emulator for something, as the account of the picture. */
async function api(emulator, method, path, body) {
    const headers = { authorization: "Bearer KEY", "content-type": "application/json" };
    const reply = await fetch(emulator.url + path, { method, headers, body: body && JSON.stringify(body) });
    return reply.json();
}

/** Searches for a number and orders it. */
async function order(emulator, phone_number, customer_reference) {
    await api(emulator, "GET", `/available_phone_numbers?filter[phone_number][starts_with]=${phone_number.slice(1)}`);
    await api(emulator, "POST", "/number_orders", { phone_numbers: [{ phone_number }], customer_reference });
}

/** Brings about a bit of everything. */
async function fill(emulator, appUrl) {
    const { control } = emulator;
    control.addKey({ key: "KEY", account: "acme" });
    control.configure({ webhookUrl: `${appUrl}/hooks/telnyx` });
    await order(emulator, "+13125550142", "prod-web-01");
    control.configure({ activationDelayMs: 600_000 });
    await order(emulator, "+14155550117", "prod-web-02");
    await order(emulator, german.number, "prod-berlin");
    control.rejectNumber(german.number, { comment: "The proof of address is too old." });
    const group = {
        country_code: "CH",
        phone_number_type: "local",
        action: "ordering",
        customer_reference: "prod-zurich",
    };
    await api(emulator, "POST", "/requirement_groups", group);
    await api(emulator, "POST", "/number_orders", { phone_numbers: [{ phone_number: "+13125550142" }] });
    control.addFault({ method: "POST", path: "^/number_orders$", apply: true, respond: { kind: "drop" } });
    await control.waitForWebhookDelivery();
}

const { path, reason } = findBrowser();
if (path === undefined) {
    throw new Error(`There is no picture: ${reason}.`);
}
const emulator = await startEmulator();
const app = createServer((_request, response) => response.end()).listen(0, "127.0.0.1");
await once(app, "listening");
const browser = await chromium.launch({ executablePath: path, args: ["--no-sandbox", "--disable-gpu"] });
try {
    await fill(emulator, `http://127.0.0.1:${app.address().port}`);
    const page = await browser.newPage({ viewport: { width: 1060, height: 720 }, colorScheme: "light" });
    await page.goto(new URL("/", emulator.url).href);
    await page.getByText("Connected.").waitFor();
    await page.getByText("POST /number_orders").first().waitFor();
    await page.screenshot({ path: inRepository("emulator", "docs", "console.png") });
} finally {
    await browser.close();
    app.closeAllConnections();
    app.close();
    await emulator.close();
}
