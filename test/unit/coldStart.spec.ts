import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { repository } from "../support/project";

/** Which of our handlers, and of the large libraries, a process has loaded after a line of code in the built package. */
function loadedAfter(line: string): string[] {
    const code =
        `const d = require("pulumi-telnyx/dynamic"); (async () => { ${line} })().then(() => ` +
        `console.log(JSON.stringify(Object.keys(require.cache))));`;
    const files = JSON.parse(
        execFileSync(process.execPath, ["-e", code], { cwd: join(repository, "provider") }).toString(),
    );
    const parts = [
        "numberOrder/handler",
        "requirementGroup/handler",
        "inexplicitNumberOrder/handler",
        "libphonenumber-js",
    ];
    return parts.filter((part) => (files as string[]).some((file) => file.includes(`/${part}`)));
}

describe("The plugin process at its start", function () {
    this.timeout(30_000);
    const hidden = `__urn: "urn", __label: "acme/phones/dev/main", __token: "0123456789ab"`;
    const check = (number: string) => `await d.numberOrder.check({}, { ${hidden}, phoneNumbers: ["${number}"] });`;

    it("loads the handlers that states and programs name, and no other", () => {
        assert.deepEqual(loadedAfter(""), []);
        assert.deepEqual(loadedAfter("d.numberOrder"), ["numberOrder/handler"]);
        assert.deepEqual(loadedAfter("d.requirementGroup"), ["requirementGroup/handler"]);
        assert.deepEqual(loadedAfter("d.inexplicitNumberOrder"), ["inexplicitNumberOrder/handler"]);
    });

    it("loads what is known of the world's numbers for the first one outside of North America", () => {
        assert.deepEqual(loadedAfter(check("+13125550142")), ["numberOrder/handler"]);
        assert.deepEqual(loadedAfter(check("+4989555012345")), ["numberOrder/handler", "libphonenumber-js"]);
    });
});
