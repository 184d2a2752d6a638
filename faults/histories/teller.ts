import { faults } from "../faults";
import { judgeStateSecrets, judgeWords } from "../judges/words";
import type { Declaration, Program } from "../program";
import type { Desk } from "../rig/desk";
import type { Outcome } from "../rig/held";
import { ownedNumbers } from "../truth";
import { attend, happen } from "./events";
import { forgetSecond, importAgain } from "./importAgain";
import { judgeEnd } from "./judge";
import { heldNumbers, namedIn } from "./named";
import { programOf, type Known } from "./program";
import type { Declared, Harm, History, Step } from "./steps";

/** Declared where another carrier has all the others. */
const spare = "+13125550149";

/** Plays a history and says what is wrong with it. */
export class Teller {
    readonly wrong: string[] = [];
    /** What happened, for people. */
    readonly story: string[] = [];
    private declared: Declared;
    private ported = new Set<string>();
    /** What was imported a second time, and is in the program until somebody sees it. */
    private second: Declaration | undefined;

    constructor(
        private readonly desk: Desk,
        private readonly known: Known,
        private readonly history: History,
    ) {
        this.declared = history.start;
    }

    async tell(): Promise<string[]> {
        await this.desk.clear();
        for (const step of this.history.steps) {
            await this.play(step);
        }
        await this.end();
        return [...new Set(this.wrong)];
    }

    /** The program without what another carrier has by now: no order can bring that back. */
    private get program(): Program {
        const program = programOf({ ...this.declared, phoneNumbers: this.expected }, this.known);
        return this.second === undefined ? program : [...program, this.second];
    }

    /** Whether a resource leaves the program: what a failed create ordered for it can be found by no later run. */
    private takesOut(next: Declared): boolean {
        const kept = new Set(programOf(next, this.known).map(({ name }) => name));
        return this.program.some(({ name }) => !kept.has(name));
    }

    private get expected(): readonly string[] {
        const left = this.declared.phoneNumbers.filter((one) => !this.ported.has(one));
        return left.length > 0 ? left : [spare];
    }

    private async play(step: Step): Promise<void> {
        const { stack } = this.desk;
        switch (step.kind) {
            case "declare":
                if (this.takesOut(step.declared)) {
                    await this.settle();
                }
                this.declared = step.declared;
                return;
            case "event":
                happen(this.desk, step.event, step.which);
                this.story.push(`event: ${step.event}`);
                this.notePorted();
                return;
            case "importAgain":
                this.second = importAgain(stack, step.which) ?? this.second;
                this.story.push(`import of ${step.which} under another name`);
                return;
            case "preview":
                this.listen("preview", await stack.preview(this.program, { refresh: true }));
                return;
            case "refresh":
                await this.command("refresh", [], step.harm, () => stack.refresh());
                return;
            case "destroy": {
                // Up before destroy, as the README has it: a destroy knows only what is in the state.
                await this.settle();
                await this.command("destroy", heldNumbers(stack), step.harm, () => stack.destroy());
                return;
            }
            case "up": {
                const target = this.program.some(({ name }) => name === step.target) ? step.target : undefined;
                await this.up(step.refresh, target, step.harm);
            }
        }
    }

    /** `up` after a preview of the same state, which names what will be released. */
    private async up(refresh: boolean, target?: string, harm?: Harm): Promise<Outcome> {
        const { stack } = this.desk;
        const { program } = this;
        const preview = await stack.preview(program, { refresh });
        this.listen("preview before up", preview);
        const named = namedIn(preview, stack, program);
        return this.command("up", named, harm, () => stack.up(program, { refresh, target }));
    }

    /** Runs a command, and looks what it released that nobody had named. */
    private async command(
        title: string,
        named: readonly string[],
        harm: Harm | undefined,
        run: () => Promise<Outcome>,
    ): Promise<Outcome> {
        const { control, proxy } = this.desk;
        const before = ownedNumbers(control);
        const fault = faults.find(({ name }) => name === harm?.fault);
        proxy.begin(fault && harm && { place: harm.place, fault });
        const outcome = await run();
        const wasKilled = proxy.isHarmed && (fault?.name.startsWith("kill") ?? false);
        proxy.begin();
        this.listen(
            `${title}${harm === undefined ? "" : ` (${harm.fault} at ${String(harm.place)})`}`,
            outcome,
            wasKilled,
        );
        const kept = new Set(ownedNumbers(control).map(({ id }) => id));
        const released = before.filter(({ id }) => !kept.has(id)).map(({ phone_number }) => phone_number);
        const unnamed = released.filter((one) => !named.includes(one));
        this.wrong.push(...unnamed.map((one) => `${title} released ${one}, which no preview had named`));
        return outcome;
    }

    private listen(title: string, outcome: Outcome, wasKilled = false): void {
        const { ok, changes, errors, lines } = outcome;
        this.story.push(`${title}: ${ok ? "done" : "failed"} ${[...changes, ...errors, ...lines].join(" | ")}`);
        this.wrong.push(...judgeWords(outcome, wasKilled), ...judgeStateSecrets(this.desk.stack.resources.values()));
    }

    /** Quiet `up`s, so that nothing that a failed run left behind is forgotten by what comes now. */
    private async settle(): Promise<void> {
        if ((await this.quiet()).length > 0) {
            await this.quiet();
        }
    }

    /** `up`; where it asks a question or says what to do first, that is done, once. */
    private async answered(): Promise<Outcome> {
        const outcome = await this.up(true);
        const said = outcome.errors.join("\n");
        if (said.includes("telnyx:adopt")) {
            const ids = said.match(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g) ?? [];
            this.desk.stack.config["telnyx:adopt"] = ids.join(",");
        } else if (said.includes("deletionLock to false")) {
            this.declared = { ...this.declared, deletionLock: false };
        } else if (/has the same one in its state.*pulumi state delete/s.test(said)) {
            forgetSecond(this.desk.stack);
        } else {
            return outcome;
        }
        return this.up(true);
    }

    /** After at most two quiet `up`s there is exactly what is declared, and a preview has nothing to do. */
    private async end(): Promise<void> {
        this.story.push("the end");
        let left = await this.quiet();
        if (left.length > 0) {
            left = await this.quiet();
        }
        this.wrong.push(...left);
        this.wrong.push(...judgeEnd(this.desk, this.declared, this.expected, this.known));
        this.wrong.push(...(this.desk.others?.touched() ?? []));
    }

    /** One quiet `up`, while people do their part; what is left to be done after it. */
    private async quiet(): Promise<string[]> {
        this.second = undefined;
        attend(this.desk, this.declared.deletionLock === true);
        const outcome = await this.answered();
        attend(this.desk, this.declared.deletionLock === true);
        if (!outcome.ok) {
            return outcome.errors.map((text) => `the history comes to no end: ${text}`);
        }
        const preview = await this.desk.stack.preview(this.program, { refresh: true });
        this.listen("the preview of the end", preview);
        return [...preview.changes, ...preview.errors].map((one) => `the last preview: ${one}`);
    }

    private notePorted(): void {
        for (const { phone_number, status } of this.desk.control.numbers()) {
            if (status === "ported-out") {
                this.ported.add(phone_number);
            }
        }
    }
}
