import fc from "fast-check";
import { hiddenOf, numberOrder } from "../program";
import { Desk, type DeskOptions } from "../rig/desk";
import type { Known } from "./program";
import { history, type History } from "./steps";
import { Teller } from "./teller";

/** How many histories are told, and which. */
export interface Telling {
    readonly runs: number;
    readonly seed: number;
    /** Tells the one history that a path of fast-check names, as it is. */
    readonly path?: string;
    /** Looks for a shorter history that fails as well. @default true */
    readonly shrink?: boolean;
    /** Called after each history that ended as declared, with their count. */
    readonly onGood?: (count: number) => void;
}

/** What came of it: nothing, or a report with what repeats it. */
export interface Told {
    readonly runs: number;
    readonly failure?: string;
}

/** Tells histories and stops at the first that goes wrong. */
export async function tellHistories(
    { runs, seed, path, shrink = true, onGood }: Telling,
    options?: DeskOptions,
): Promise<Told> {
    const desk = await Desk.open(options);
    let told = 0;
    try {
        const known = await ask(desk);
        const property = fc.asyncProperty(history, async (one) => {
            told += 1;
            await mustBeGood(desk, known, one);
            onGood?.(told);
        });
        // From a path on fast-check would go on with all that come after it.
        const which =
            path === undefined ? { numRuns: runs, endOnFailure: !shrink } : { numRuns: 1, endOnFailure: true };
        const details = await fc.check(property, { seed, path, ...which });
        return details.failed ? { runs: told, failure: reportOf(details) } : { runs: told };
    } finally {
        await desk.close();
    }
}

function reportOf({
    seed,
    counterexamplePath,
    errorInstance,
    counterexample,
}: Omit<fc.RunDetails<unknown>, "runConfiguration">): string {
    return [
        (errorInstance as Error).message,
        "",
        JSON.stringify(counterexample),
        `npm run histories -- --seed ${String(seed)} --path ${counterexamplePath ?? ""}`,
    ].join("\n");
}

async function mustBeGood(desk: Desk, known: Known, one: History): Promise<void> {
    const teller = new Teller(desk, known, one);
    const wrong = await teller.tell();
    if (wrong.length > 0) {
        throw new Error([...wrong, "", ...teller.story].join("\n"));
    }
}

/** What the provider knows already. */
async function ask(desk: Desk): Promise<Known> {
    const declaration = numberOrder({ phoneNumbers: [{ phoneNumber: "+13125550142", connectionId: "line-1" }] });
    await desk.plugin.begin({});
    const hidden = hiddenOf(declaration);
    const plugin = await desk.plugin.for("numberOrder", String(hidden["__urn"]));
    const { failures } = await plugin.check({}, { ...hidden, ...(declaration.args as object) });
    return { ownSettings: failures.length === 0 };
}
