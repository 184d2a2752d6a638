/** Mocha's own "spec" report, and its figures in the file that FIGURES names: "passed failed skipped". */

const { writeFileSync } = require("node:fs");
const { reporters } = require("mocha");

module.exports = class extends reporters.Spec {
    constructor(runner, options) {
        super(runner, options);
        runner.once("end", () => {
            const { passes, failures, pending } = this.stats;
            writeFileSync(process.env.FIGURES, `${passes} ${failures} ${pending}\n`);
        });
    }
};
