import type { Fault } from "./faults";
import { judgeFailure, judgeSuccess } from "./judges/state";
import { judgeStateSecrets, judgeWords } from "./judges/words";
import type { Program } from "./program";
import type { Desk } from "./rig/desk";
import type { Held, Outcome } from "./rig/held";
import type { Scenario } from "./scenario";
import { differences, harmDone, truthOf, type Truth } from "./truth";

/** One harm to one request of one story, and how the user goes on. */
export interface Harm {
    /** The request's name, such as `GET /phone_numbers#2`. */
    readonly request: string;
    readonly fault: Fault;
    /** Whether the user's next `up` reads first. */
    readonly refresh: boolean;
}

const adoptable = /telnyx:adopt/;
const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

/** A story as it goes on after its harmed command. */
export class Play {
    readonly wrong: string[] = [];
    readonly story: string[] = [];
    /** What the state held before the harm. */
    private readonly held: ReadonlyMap<string, Held>;

    constructor(
        private readonly desk: Desk,
        private readonly scenario: Scenario,
        private readonly harm?: Harm,
    ) {
        this.held = new Map(desk.stack.resources);
    }

    judgeHarmed(outcome: Outcome, before: Truth, after: Truth): void {
        if (this.harm?.fault.blinds === true) {
            this.judge("the harmed command", outcome, false, false);
            this.blame("after the harmed command", harmDone(truthOf(this.desk.control), before, after));
            return;
        }
        const wasKilled = this.harm?.fault.name.startsWith("kill") ?? false;
        this.judge("the harmed command", outcome, wasKilled);
        if (outcome.ok) {
            this.compare("after the harmed command, which says done", after);
        } else if (!wasKilled) {
            this.blame("after the harmed command failed", judgeFailure(this.desk, this.held));
        }
    }

    /** The user's next steps, until one of them succeeds. */
    async goOn(refresh: boolean, end?: Truth): Promise<Pick<Outcome, "changes">> {
        const { patience = 2, command, program } = this.scenario;
        let outcome: Outcome | undefined;
        if (this.harm?.fault.blinds === true && command !== "destroy") {
            // What a state learnt from odd replies is right again after one look.
            await this.desk.stack.refresh();
        }
        for (let round = 1; round <= patience && outcome?.ok !== true; round++) {
            this.scenario.person?.(this.desk);
            outcome = await this.answered(() => this.step(command === "destroy", refresh, program));
            this.judge(`step ${String(round)}`, outcome, false);
        }
        if (outcome?.ok !== true) {
            this.wrong.push(`the user comes to no end: ${outcome?.errors.join("; ") ?? "nothing was done"}`);
        } else if (end !== undefined && command !== "destroy") {
            this.compare("after a step that says done", end);
        }
        return { changes: outcome?.changes ?? [] };
    }

    /** A preview that looks first has nothing to do. */
    async previewIsEmpty(): Promise<void> {
        this.desk.history.note(this.desk.control);
        const outcome = await this.desk.stack.preview(this.scenario.program, { refresh: true });
        this.judge("the preview", outcome, false, false);
        this.wrong.push(...outcome.errors.map((text) => `the preview fails: ${text}`));
        this.wrong.push(...outcome.changes.map((change) => `the preview wants more: ${change}`));
    }

    async destroyLeavesNothing(): Promise<void> {
        const { control, stack } = this.desk;
        const unlocked = withoutLocks(this.scenario.program);
        const isLocked = unlocked.some((declaration, index) => declaration !== this.scenario.program[index]);
        const unlocking = isLocked ? await stack.up(unlocked, { refresh: true }) : undefined;
        const outcome = await stack.destroy({ refresh: !isLocked });
        this.judge("destroy", outcome, false, false);
        const errors = [...(unlocking?.errors ?? []), ...outcome.errors];
        this.wrong.push(...errors.map((text) => `destroy fails: ${text}`));
        const { owned, pending, groups } = truthOf(control);
        const left = [...owned, ...pending, ...groups].filter((one) => !/^\+1312555999|, theirs,/.test(one));
        this.wrong.push(...left.map((one) => `destroy leaves ${one}`), ...(this.desk.others?.touched() ?? []));
    }

    compare(when: string, should: Truth): void {
        this.blame(when, differences(truthOf(this.desk.control), should));
        this.wrong.push(...(this.desk.others?.touched() ?? []));
    }

    /** Where the question of ownership is asked, it is answered once. */
    private async answered(step: () => Promise<Outcome>): Promise<Outcome> {
        const outcome = await step();
        const asked = outcome.errors.filter((text) => adoptable.test(text));
        if (asked.length === 0) {
            return outcome;
        }
        this.judge("the question of ownership", outcome, false);
        const ids = asked.flatMap((text) => text.match(uuid) ?? []);
        this.desk.stack.config["telnyx:adopt"] = [...new Set(ids)].join(",");
        return step();
    }

    private step(destroy: boolean, refresh: boolean, program: Scenario["program"]): Promise<Outcome> {
        const { stack } = this.desk;
        return destroy ? stack.destroy({ refresh }) : stack.up(program, { refresh });
    }

    private judge(title: string, outcome: Outcome, wasKilled: boolean, state = true): void {
        const { ok, errors, changes, lines } = outcome;
        this.story.push(`${title}: ${ok ? "done" : "failed"} ${[...changes, ...errors, ...lines].join(" | ")}`);
        this.blame(title, judgeWords(outcome, wasKilled));
        this.blame(title, judgeStateSecrets(this.desk.stack.resources.values()));
        if (ok && state) {
            this.blame(`${title} says done`, judgeSuccess(this.desk));
        }
    }

    private blame(when: string, faults: readonly string[]): void {
        this.wrong.push(...faults.map((fault) => `${when}: ${fault}`));
    }
}

/** Nobody destroys what is locked: the user says so first. */
function withoutLocks(program: Program): Program {
    return program.map((declaration) =>
        typeof declaration.args !== "function" && declaration.args["deletionLock"] === true
            ? { ...declaration, args: { ...declaration.args, deletionLock: false } }
            : declaration,
    );
}
