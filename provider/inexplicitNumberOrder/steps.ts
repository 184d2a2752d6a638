import { giveBackSurplus, planFor, waitForActivation, type Ordered } from "../orders";
import { orderMissing } from "./additions";
import { BulkRun } from "./run";
import { toFinalState } from "./state";
import { areSettled, settleGroups, shortfalls } from "./waitForGroups";

/** What a create or update of an InexplicitNumberOrder does, step by step. */
export class BulkSteps extends BulkRun {
    order(): Promise<Ordered> {
        return orderMissing(this);
    }

    /** No country in which numbers are sold in bulk asks for papers. */
    handIn(): Promise<string[]> {
        return Promise.resolve([]);
    }

    /** Waits for the groups where somebody asks for it, the program or numbers that shall go; then for the numbers. */
    async wait(ordered: Ordered): Promise<string[]> {
        const isAsked = this.inputs.waitFor !== "none" || this.hasSurplus;
        const reasons = isAsked ? await settleGroups(this, "run `pulumi up`") : [];
        await this.orders.observeWaiting();
        return [...reasons, ...this.tellShortfalls(ordered), ...(await this.activate())];
    }

    private get hasSurplus(): boolean {
        const { giveBack, giveBackComing, kept } = planFor(this);
        return giveBack.length + giveBackComing + kept.length > 0;
    }

    private tellShortfalls({ isUnknown, isRefused }: Ordered): string[] {
        if (isUnknown || isRefused) {
            return [];
        }
        const { reasons, warnings } = shortfalls(this);
        warnings.forEach((warning) => this.operation.log.warn(warning));
        return [...reasons];
    }

    /** Waits for the numbers that stay, those apart that were lost before. */
    private async activate(): Promise<string[]> {
        if (this.inputs.waitFor === "none") {
            return [];
        }
        const leaving = this.surplus();
        return waitForActivation(
            this.operation,
            {
                timeoutMs: this.timeLeftMs(),
                isWanted: (phoneNumber) => !leaving.has(phoneNumber) && !this.lostBefore.has(phoneNumber),
            },
            () => this.orders.observeWaiting(),
        );
    }

    /**
     * Gives back what is too much. Nothing is given back while it is not known what was ordered, or while a group is not
     * settled; and no dropped group for one that was to take its place and got nothing.
     */
    giveBack({ isUnknown, isRefused }: Ordered): Promise<string[]> {
        return giveBackSurplus(this, {
            isOutcomeUnknown: isUnknown,
            isUnsettled: !areSettled(this),
            isSuccessorEmpty: isRefused || shortfalls(this).isAnyEmpty,
        });
    }

    toState(isDone: boolean) {
        return toFinalState(this.orders, this.inputs, this.declaredBefore, isDone);
    }
}
