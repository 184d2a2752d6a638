import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Locator, Page } from "playwright-core";
import { startEmulator } from "../support/checkedEmulator";
import { onBrowser } from "./browser";
import { onReceiver } from "./receiver";
import { german, germanGroup } from "./regulated";
import { buy, clientOf, codeOf, must, onBench, order } from "./support";

const one = "+13125550142";

/** Runs in the page. */
const contrasts = readFileSync(join(__dirname, "contrasts.js"), "utf8");

/** How a text stands out from what is behind it. */
interface Contrast {
    text: string;
    ratio: number;
    ground: number;
}

describe("Emulator > console", () => {
    const bench = onBench();
    const receiver = onReceiver();
    const visit = onBrowser();

    /** A test in a real browser, which has opened the console; where there is no browser, it was said why. */
    function see(title: string, act: (page: Page) => Promise<void>): void {
        it(title, async () => {
            const { page } = visit;
            if (page === undefined) {
                return;
            }
            const faults: string[] = [];
            page.on("console", (message) => {
                // Refusals are what some tests are about; the browser notes each of them here.
                if (message.type() === "error" && !message.text().startsWith("Failed to load resource")) {
                    faults.push(message.text());
                }
            });
            page.on("pageerror", (error) => faults.push(error.message));
            const foreign: string[] = [];
            const own = new URL(bench.emulator.url).origin;
            page.on("request", (request) => {
                if (!/^(http:\/\/(127\.0\.0\.1|emulator\.test):|data:)/.test(request.url())) {
                    foreign.push(request.url());
                }
            });
            await page.goto(`${own}/`);
            await page.getByText("Connected.").waitFor();
            await act(page);
            assert.deepEqual([faults, foreign], [[], []]);
        });
    }

    const section = (page: Page, name: string): Locator => page.getByRole("region", { name });

    it("is answered at / without a key, forbids foreign script, and is no request of the API", async () => {
        const reply = await fetch(new URL("/", bench.emulator.url));
        assert.deepEqual([reply.status, reply.headers.get("content-type")], [200, "text/html; charset=utf-8"]);
        assert.match(must(reply.headers.get("content-security-policy")), /default-src 'none'.*script-src 'sha256-/);
        assert.ok((await reply.text()).includes("<title>Telnyx emulator</title>"));
        const head = await fetch(new URL("/", bench.emulator.url), { method: "HEAD" });
        assert.deepEqual([head.status, await head.text()], [200, ""]);
        assert.equal(head.headers.get("content-type"), reply.headers.get("content-type"));
        assert.deepEqual(bench.emulator.control.requests(), []);
    });

    see("shows orders, numbers and requests while they happen", async (page) => {
        const placed = await order(bench.telnyx, [one], { customer_reference: "web" });
        const orders = section(page, "Number orders");
        await orders.getByText(placed.id).waitFor();
        await orders.getByText("success").first().waitFor();
        await section(page, "Phone numbers").getByText(one).waitFor();
        const requests = section(page, "Requests");
        await requests.getByText("POST /number_orders").waitFor();
        await bench.telnyx.phoneNumbers.retrieve("none").catch(() => undefined);
        await requests.getByText("GET /phone_numbers/none").waitFor();
        assert.equal(await requests.getByText("404", { exact: true }).count(), 1);
        await requests.getByText("POST /number_orders").click();
        await requests.getByText('"customer_reference": "web"').waitFor();
    });

    see("shows deadlines, and approves a number", async (page) => {
        const placed = await order(bench.telnyx, [german.phoneNumber]);
        const { data } = await bench.telnyx.numberOrders.retrieve(placed.id);
        const orders = section(page, "Number orders");
        await orders.getByText("requirement-info-pending").waitFor();
        await orders.getByText("until").waitFor();
        assert.equal(data?.status, "pending");
        await page.getByRole("button", { name: `Approve ${german.phoneNumber}` }).click();
        await section(page, "Phone numbers").getByText(german.phoneNumber).waitFor();
        assert.equal((await bench.telnyx.numberOrders.retrieve(placed.id)).data?.status, "success");
    });

    see("rejects with a comment, by keyboard alone", async (page) => {
        const placed = await order(bench.telnyx, [german.phoneNumber]);
        const reject = page.getByRole("button", { name: `Reject… ${german.phoneNumber}` });
        await reject.waitFor();
        await tabTo(page, reject);
        await page.keyboard.press("Enter");
        await page.getByRole("dialog", { name: "Reject" }).waitFor();
        await page.keyboard.type("The proof is too old.");
        await page.keyboard.press("Tab");
        await page.keyboard.press("Enter");
        await section(page, "Number orders").getByText("requirement-info-exception").waitFor();
        const comment_record_id = must(placed.sub_number_orders_ids?.[0]);
        const filter = { comment_record_type: "sub_number_order" as const, comment_record_id };
        const { data } = await bench.telnyx.comments.list({ filter });
        assert.deepEqual(
            data?.map(({ body, commenter_type }) => [body, commenter_type]),
            [["The proof is too old.", "admin"]],
        );
    });

    /** Walks with the Tab key until an element has the focus. */
    async function tabTo(page: Page, target: Locator): Promise<void> {
        for (let i = 0; i < 50; i += 1) {
            await page.keyboard.press("Tab");
            if (await target.evaluate((element) => element === element.ownerDocument.activeElement)) {
                return;
            }
        }
        assert.fail("the Tab key does not get there");
    }

    see("changes nothing when a rejection is called off", async (page) => {
        const placed = await order(bench.telnyx, [german.phoneNumber]);
        await page.getByRole("button", { name: `Reject… ${german.phoneNumber}` }).click();
        await page.keyboard.press("Escape");
        await page.getByRole("button", { name: `Reject… ${german.phoneNumber}` }).click();
        await page.getByRole("button", { name: "Cancel" }).click();
        const { data } = await bench.telnyx.numberOrders.retrieve(placed.id);
        assert.equal(data?.phone_numbers?.[0]?.requirements_status, "requirement-info-pending");
    });

    see("settles an order, and lets one fail", async (page) => {
        bench.emulator.control.configure({ autoComplete: false });
        const good = await order(bench.telnyx, [one]);
        const bad = await order(bench.telnyx, ["+13125550143"]);
        await page.getByRole("button", { name: `Settle order ${good.id}` }).click();
        await page.getByRole("button", { name: `Fail order ${bad.id}` }).click();
        await page.getByRole("button", { name: `Fail order ${bad.id}` }).waitFor({ state: "detached" });
        assert.equal((await bench.telnyx.numberOrders.retrieve(good.id)).data?.status, "success");
        assert.equal((await bench.telnyx.numberOrders.retrieve(bad.id)).data?.status, "failure");
    });

    see("releases a number behind the program's back", async (page) => {
        const id = await buy(bench.telnyx, one);
        await page.getByRole("button", { name: `Release ${one}` }).click();
        await page.getByRole("button", { name: `Release ${one}` }).waitFor({ state: "detached" });
        assert.equal(await codeOf(bench.telnyx.phoneNumbers.retrieve(id)), "404 10005");
    });

    see("lets the next request fail, once", async (page) => {
        const faults = section(page, "The next request fails");
        await faults.getByLabel("Method").selectOption("GET");
        await faults.getByLabel("Path").fill("^/phone_numbers$");
        await faults.getByLabel("With").selectOption("503");
        await faults.getByRole("button", { name: "Let it fail" }).click();
        await faults.getByText("1 × GET ^/phone_numbers$: 503").waitFor();
        const status = async () => (await bench.telnyx.phoneNumbers.list().asResponse()).status;
        await assert.rejects(status(), { status: 503 });
        assert.equal(await status(), 200);
        await faults.getByLabel("With").selectOption("drop-applied");
        await faults.getByRole("button", { name: "Let it fail" }).click();
        await faults.getByText("drop, but it is done").waitFor();
        await faults.getByRole("button", { name: "Clear" }).click();
        await faults.getByText("drop, but it is done").waitFor({ state: "detached" });
        assert.deepEqual(bench.emulator.control.faults(), []);
    });

    see("says why a pattern cannot be read", async (page) => {
        await page.getByLabel("Path").fill("(");
        await page.getByRole("button", { name: "Let it fail" }).click();
        await page.getByText("Not done: Invalid regular expression").waitFor();
    });

    see("approves and rejects requirement groups", async (page) => {
        const group = await germanGroup(bench.telnyx);
        const groups = section(page, "Requirement groups");
        await groups.getByText("2 of 2 values").waitFor();
        await page.getByRole("button", { name: `Approve group ${group.id}` }).click();
        await groups.getByText("approved", { exact: true }).waitFor();
        await page.getByRole("button", { name: `Reject… group ${group.id}` }).click();
        await page.getByLabel("Why?").fill("Too old.");
        await page.getByRole("button", { name: "Reject", exact: true }).click();
        await groups.getByText("declined", { exact: true }).waitFor();
    });

    see("pushes the clock, and resets everything when that is confirmed", async (page) => {
        bench.emulator.control.configure({ activationDelayMs: 30 * 60_000 });
        await order(bench.telnyx, [one]);
        await section(page, "Number orders").getByText("pending").first().waitFor();
        await page.getByRole("button", { name: "+1 hour" }).click();
        await section(page, "Phone numbers").getByText(one).waitFor();
        await page.getByRole("button", { name: "Reset…" }).click();
        await page.getByRole("button", { name: "Reset", exact: true }).click();
        await page.getByRole("button", { name: `Release ${one}` }).waitFor({ state: "detached" });
        await section(page, "Requests").locator("li").waitFor({ state: "detached" });
        assert.deepEqual(bench.emulator.control.orders(), []);
    });

    see("shows webhooks, and sends one again", async (page) => {
        bench.emulator.control.configure({ webhookUrl: `${receiver.url}/hooks` });
        await order(bench.telnyx, [one]);
        const webhooks = section(page, "Webhooks");
        await webhooks.getByText("delivered").waitFor();
        await webhooks.getByRole("button", { name: /^Send again/ }).click();
        await receiver.waitFor(2);
    });

    see("keeps the focus where it is when news come", async (page) => {
        await order(bench.telnyx, [german.phoneNumber]);
        const approve = page.getByRole("button", { name: `Approve ${german.phoneNumber}` });
        await approve.focus();
        await order(bench.telnyx, [one]);
        await section(page, "Phone numbers").getByText(one).waitFor();
        assert.ok(await approve.evaluate((element) => element === element.ownerDocument.activeElement));
        bench.emulator.control.setRequirementsStatus(german.phoneNumber, "requirement-info-under-review");
        await section(page, "Number orders").getByText("requirement-info-under-review").waitFor();
        assert.ok(await approve.evaluate((element) => element === element.ownerDocument.activeElement));
    });

    see("shows what programs wrote as text and never runs it", async (page) => {
        const reference = "<img src=x onerror=\"document.title='run'\"><script>document.title='run'</script>";
        await order(bench.telnyx, [one], { customer_reference: reference });
        await section(page, "Number orders").getByText(reference).waitFor();
        assert.equal(await page.title(), "Telnyx emulator");
        assert.equal(await page.locator("img").count(), 0);
    });

    for (const colorScheme of ["light", "dark"] as const) {
        see(`can be read in ${colorScheme} mode`, async (page) => {
            await page.emulateMedia({ colorScheme });
            await order(bench.telnyx, [german.phoneNumber]);
            await section(page, "Number orders").getByText("requirement-info-pending").waitFor();
            const colours = (await page.evaluate(contrasts)) as Contrast[];
            assert.ok(colours.length > 20, "there is something to read");
            assert.deepEqual(
                colours.filter(({ ratio }) => ratio < 4.5),
                [],
            );
            const isDark = must(colours[0]).ground < 0.2;
            assert.equal(isDark, colorScheme === "dark");
        });
    }

    see("fits on a small screen, and names every button and field", async (page) => {
        await page.setViewportSize({ width: 360, height: 640 });
        await order(bench.telnyx, [german.phoneNumber], { customer_reference: "x".repeat(300) });
        await section(page, "Number orders").getByText("requirement-info-pending").waitFor();
        const width = Number(await page.evaluate("document.documentElement.scrollWidth"));
        assert.ok(width <= 360, `the page is ${String(width)} pixels wide`);
        const tree = await page.locator("body").ariaSnapshot();
        assert.ok(!/- (button|textbox|combobox)$/m.test(tree), tree);
    });

    see("asks for the control token where it comes from another machine", async (page) => {
        const remote = await startEmulator({ allowRemote: true, controlToken: "the-token" });
        await order(clientOf(remote), [one]);
        await page.goto(`http://emulator.test:${new URL(remote.url).port}/`);
        const dialog = page.getByRole("dialog", { name: "Control token" });
        await dialog.getByRole("textbox").fill("wrong");
        await page.keyboard.press("Enter");
        await dialog.getByRole("textbox").fill("the-token");
        await page.keyboard.press("Enter");
        await page.getByRole("button", { name: `Release ${one}` }).click();
        await page.getByRole("button", { name: `Release ${one}` }).waitFor({ state: "detached" });
        await remote.close();
    });

    see("finds the emulator again after it was gone", async (page) => {
        const first = await startEmulator();
        const { port, origin } = new URL(first.url);
        await page.goto(origin);
        await page.getByText("Connected.").waitFor();
        await first.close();
        await page.getByText("The emulator does not answer.").waitFor();
        const second = await startEmulator({ port: Number(port) });
        await order(clientOf(second), [one]);
        await section(page, "Phone numbers").getByText(one).waitFor();
        await second.close();
    });
});
