/**
 * Sets up a fresh clone: `node engine/setup.mjs [--build] [--engine]`.
 *
 * Installs the dependencies when they are missing or out of date, compiles the packages with --build, and finds or
 * makes a Pulumi engine with --engine. Prints one line for each thing it does, and nothing when nothing is to do.
 */

const oldest = [20, 19];

const [major, minor] = process.versions.node.split(".").map(Number);
if (major < oldest[0] || (major === oldest[0] && minor < oldest[1])) {
    console.error(
        `This project needs Node ${oldest.join(".")} or later and runs on ${process.versions.node}. ` +
            "Install a newer Node (any maintained release will do) and run the command again.",
    );
    process.exit(1);
}

// Imported only now, so that an older Node reaches the message above instead of a syntax error.
import("./steps.mjs")
    .then(({ setUp }) => setUp(process.argv.slice(2)))
    .catch((error) => {
        console.error(error.message);
        process.exitCode = 1;
    });
