import { blockedReasons, giveBackSurplus, isWaiting, waitForActivation, type Ordered } from "../orders";
import { moveBundles } from "./bundles";
import { orderMissing } from "./ordering/additions";
import { supplyRequirements } from "./requirements/supply";
import { NumberOrderRun } from "./run";
import { toFinalState } from "./state";

/** What a create or update of a NumberOrder does, step by step. */
export class NumberOrderSteps extends NumberOrderRun {
    private hasWarned = false;

    order(): Promise<Ordered> {
        return orderMissing(this);
    }

    handIn(): Promise<string[]> {
        return supplyRequirements(this);
    }

    /** Waits for the declared numbers, those refused apart. */
    async wait({ refused }: Ordered): Promise<string[]> {
        if (this.inputs.waitFor === "none") {
            await this.see();
            await this.warnOfBlocked();
            return [];
        }
        const wanted = new Set(this.numbers.map(({ phoneNumber }) => phoneNumber));
        const isWanted = (phoneNumber: string) => wanted.has(phoneNumber) && !refused.has(phoneNumber);
        let isFirst = true;
        const look = async () => {
            const seen = isFirst ? undefined : await this.orders.observeWaiting();
            isFirst = false;
            const waits = seen?.numbers.some((number) => isWanted(number.phoneNumber) && isWaiting(number)) ?? false;
            // What had its answer may have changed: at first by what was sent just now, in the end by the time that passed.
            return waits ? this.last : this.see();
        };
        return waitForActivation(this.operation, this.timeLeftMs(), isWanted, look);
    }

    private async warnOfBlocked(): Promise<void> {
        const reasons = this.hasWarned ? [] : await blockedReasons(this.operation.api, this.last);
        this.hasWarned = true;
        reasons.forEach((reason) => this.operation.log.warn(reason));
    }

    override async adjust(): Promise<string[]> {
        return [...(await super.adjust()), ...(await moveBundles(this))];
    }

    async giveBack({ isUnknown }: Ordered): Promise<string[]> {
        return giveBackSurplus(this, { isOutcomeUnknown: isUnknown });
    }

    toState(isDone: boolean) {
        return toFinalState(this.last, this.carried.toInputs(), this.declaredBefore, { declared: this.inputs, isDone });
    }
}
