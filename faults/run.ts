import { faults } from "./faults";
import { chosenScenarios, playMatrix } from "./matrix";
import { optionsFrom } from "./options";
import { proveMutants } from "./prove";
import { isBad, linesOf, tableOf, totalOf } from "./report";

function say(line: string): void {
    process.stdout.write(`${line}\n`);
}

/** Plays the matrix as the command line says; the number of bad cells decides how it ends. */
export async function run(args: string[]): Promise<void> {
    const options = optionsFrom(args);
    if (options.list) {
        chosenScenarios(options.scenarios).forEach(({ name }) => {
            say(name);
        });
        say(`\n${faults.map(({ name }) => name).join(" ")}`);
        return;
    }
    if (options.mutants) {
        process.exitCode = (await proveMutants(options, say)) ? 0 : 1;
        return;
    }
    let count = 0;
    const played = await playMatrix(options, say, (one) => {
        count += 1;
        linesOf([one]).forEach(say);
        if (count % 100 === 0) {
            say(`... ${String(count)} cells, now in "${one.cell.scenario}"`);
        }
    });
    if (options.cell !== undefined) {
        played.forEach(({ story, faults: wrong }) => {
            say([...story, "", ...wrong].join("\n"));
        });
    }
    say("");
    linesOf(played).forEach(say);
    say(`\n${tableOf(played)}\n`);
    say(`${totalOf(played)} (seed ${String(options.seed)})`);
    process.exitCode = played.some(isBad) ? 1 : 0;
}
