import { playClean, playHarmed, type Clean, type Verdict } from "./cell";
import { cellsOf, cleanCell, oddCellsOf, type Cell } from "./cells";
import { faults } from "./faults";
import { oddReplies } from "./odd";
import { hiddenOf } from "./program";
import { Desk, type DeskOptions } from "./rig/desk";
import type { Scenario } from "./scenario";
import { scenarios } from "./scenarios";

/** What a story offers to be harmed, or why it cannot be played, or what goes wrong in it without any harm. */
export type Learned = { readonly cells: readonly Cell[] } | { readonly skipped: string } | { readonly broken: Verdict };

/** Plays cells, one after the other, at one desk. */
export class Player {
    private readonly known = new Map<string, Promise<Clean>>();

    private constructor(private readonly desk: Desk) {}

    static async open(options?: DeskOptions): Promise<Player> {
        return new Player(await Desk.open(options));
    }

    /** Learns which requests a story makes, and the cells that follow; with `odd` so many cells of odd replies. */
    async learn(name: string, { odd = 0, seed = 1 } = {}): Promise<Learned> {
        const scenario = find(scenarios, name, "story");
        const missing = await this.missing(scenario);
        if (missing !== undefined) {
            return { skipped: `the provider does not know it yet (${missing})` };
        }
        try {
            const { passed } = await this.clean(scenario);
            return { cells: odd > 0 ? oddCellsOf(scenario, passed, odd, seed) : cellsOf(scenario, passed) };
        } catch (error) {
            return { broken: brokenBy(error) };
        }
    }

    /** Plays a cell. What breaks it is wrong with it. */
    async play(cell: Cell): Promise<Verdict> {
        try {
            return await this.harmed(cell);
        } catch (error) {
            return brokenBy(error);
        }
    }

    close(): Promise<void> {
        return this.desk.close();
    }

    private async harmed({ scenario: name, request, fault, refresh }: Cell): Promise<Verdict> {
        const scenario = find(scenarios, name, "story");
        const clean = await this.clean(scenario);
        if (fault === cleanCell(name).fault) {
            return { harmed: false, faults: [], story: [] };
        }
        const [, oddity] = /^odd-(\d+)$/.exec(fault) ?? [];
        const meant = oddity === undefined ? find(faults, fault, "fault") : oddReplies(Number(oddity));
        const harm = { request, fault: meant, refresh };
        return playHarmed(this.desk, scenario, clean, harm);
    }

    private clean(scenario: Scenario): Promise<Clean> {
        const known = this.known.get(scenario.name) ?? playClean(this.desk, scenario);
        this.known.set(scenario.name, known);
        return known;
    }

    /** What check says against what the story needs. */
    private async missing({ needs }: Scenario): Promise<string | undefined> {
        if (needs === undefined || typeof needs.args === "function") {
            return undefined;
        }
        await this.desk.plugin.begin({});
        const hidden = hiddenOf(needs);
        const plugin = await this.desk.plugin.for(needs.kind, String(hidden["__urn"]));
        const { failures } = await plugin.check({}, { ...hidden, ...needs.args });
        return failures[0] && `${failures[0].property}: ${failures[0].reason}`;
    }
}

function brokenBy(error: unknown): Verdict {
    return { harmed: false, faults: [(error as Error).message], story: [] };
}

function find<Named extends { readonly name: string }>(all: readonly Named[], name: string, what: string): Named {
    const found = all.find((one) => one.name === name);
    if (found === undefined) {
        throw new Error(`There is no ${what} "${name}". There is: ${all.map((one) => one.name).join(", ")}.`);
    }
    return found;
}
