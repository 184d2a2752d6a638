import {
    blockedReasons,
    giveBackSurplus,
    isAlive,
    isWaiting,
    waitForActivation,
    type Observation,
    type Ordered,
    type OrderedNumber,
} from "../orders";
import { moveBundles } from "./bundles";
import { orderMissing } from "./ordering/additions";
import { formerValues, heardBy, type FormerValues } from "./requirements/heard";
import { shownLate } from "./requirements/late";
import { lackDeclaredValues, supplyRequirements } from "./requirements/supply";
import { NumberOrderRun } from "./run";
import { toFinalState } from "./state";

/** What a create or update of a NumberOrder does, step by step. */
export class NumberOrderSteps extends NumberOrderRun {
    private hasWarned = false;
    private hasHeard = false;
    /** A fresh order may show what its numbers ask for only while they are waited for; what was refused is not repeated. */
    private mayHandInAgain = false;
    private readonly former: FormerValues = { before: this.before, first: this.last.numbers };
    private heard = this.before?.__heard;
    private isLate: (number: OrderedNumber) => boolean = () => false;

    order(): Promise<Ordered> {
        return orderMissing(this);
    }

    async handIn(): Promise<string[]> {
        const reasons = await this.supply();
        this.mayHandInAgain = reasons.length === 0;
        return reasons;
    }

    private async supply(): Promise<string[]> {
        const { writes } = this.operation.api;
        const before = writes.now;
        const reasons = await supplyRequirements(this);
        this.isLate = shownLate(this, writes.now !== before);
        return reasons;
    }

    /** Looks at what was handed in, and notes which comments it answers, before reviewers write any more. */
    private async hear(): Promise<Observation> {
        const seen = await this.see();
        if (!this.hasHeard) {
            this.hasHeard = true;
            this.heard = await heardBy(this.operation, this.former, seen.numbers);
        }
        return seen;
    }

    private get review() {
        return { heard: this.heard, formerValues: formerValues(this.former) };
    }

    /** Waits for the declared numbers, those refused apart. */
    async wait(ordered: Ordered): Promise<string[]> {
        const { refused } = ordered;
        const wanted = new Set(this.numbers.map(({ phoneNumber }) => phoneNumber));
        if (this.inputs.waitFor === "none") {
            await this.hear();
            await this.warnOfBlocked(wanted);
            return [];
        }
        const isWanted = (phoneNumber: string) => wanted.has(phoneNumber) && !refused.has(phoneNumber);
        let isFirst = true;
        const look = async () => {
            const seen = isFirst ? undefined : await this.orders.observeWaiting();
            isFirst = false;
            const waits = seen?.numbers.some((number) => isWanted(number.phoneNumber) && isWaiting(number)) ?? false;
            // What had its answer may have changed: at first by what was sent just now, in the end by the time that passed.
            return waits ? this.last : this.hear();
        };
        const awaited = { timeoutMs: this.timeLeftMs(), isWanted, isLate: this.isLate };
        const reasons = await waitForActivation(this.operation, awaited, look, () => this.review);
        if (!this.mayHandInAgain || !lackDeclaredValues(this)) {
            return reasons;
        }
        this.mayHandInAgain = false;
        return [...(await this.supply()), ...(await this.wait(ordered))];
    }

    private async warnOfBlocked(wanted: ReadonlySet<string>): Promise<void> {
        if (this.hasWarned) {
            return;
        }
        this.hasWarned = true;
        const isWanted = (phoneNumber: string) => wanted.has(phoneNumber);
        const reasons = await blockedReasons(this.operation.api, this.last, isWanted, this.review);
        reasons.forEach((reason) => this.operation.log.warn(reason));
    }

    override async adjust(): Promise<string[]> {
        return [...(await super.adjust()), ...(await moveBundles(this))];
    }

    async giveBack({ isUnknown }: Ordered): Promise<string[]> {
        return giveBackSurplus(this, { isOutcomeUnknown: isUnknown });
    }

    override seenValues(): string[] {
        return [...formerValues(this.former), ...super.seenValues()];
    }

    override leftUndone(): string[] {
        return [...super.leftUndone(), ...this.gone()];
    }

    /** A sentence for each declared number that somebody waits for, and that went during this run. */
    private gone(): string[] {
        const held = new Set(this.last.numbers.filter(isAlive).map(({ phoneNumber }) => phoneNumber));
        const wanted = this.inputs.waitFor === "none" ? [] : this.numbers;
        return wanted
            .filter(({ phoneNumber }) => !held.has(phoneNumber))
            .map(({ phoneNumber }) => `${phoneNumber} is gone: run \`pulumi up\` to order it again`);
    }

    toState(isDone: boolean) {
        const declared = { declared: this.inputs, isDone };
        const state = toFinalState(this.last, this.carried.toInputs(), this.declaredBefore, declared);
        return { ...state, __heard: this.heard };
    }
}
