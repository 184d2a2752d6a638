import { InitializationError, messageOf } from "../lifecycle/errors";
import { waitForActivation } from "../numbers/activation";
import { desiredSettings } from "../numbers/declaredSettings";
import { isListed } from "../numbers/orderedNumber";
import { relabelOrders } from "../numbers/relabel";
import { applySettings } from "../numbers/settings";
import { orderMissing, type Additions } from "./additions";
import { hasSurplus, removeNumbers, releasableNumbers, surplusIds, surplusNumbers, assertRemovable } from "./removals";
import { referenceFor, timeLeftMs, type Run } from "./run";
import type { InexplicitNumberOrderState } from "./schema";
import { areSettled, settleGroups, shortfalls } from "./settle";
import { toFinalState } from "./state";

/** The most sentences that one operation shows: thousands of numbers may have the same fate. */
const mostReasons = 10;

/**
 * Closes the difference between what the API shows and what the program declares: additions, the waits, labels,
 * settings, removals. Whatever goes wrong once there is an order, the state is kept: the error carries it, and the next
 * `up` goes on from there.
 */
export async function reconcile(run: Run): Promise<InexplicitNumberOrderState> {
    const reasons: string[] = [];
    try {
        const additions = await orderMissing(run);
        if (run.orders.id === "") {
            throw new Error(additions.reasons.join("\n"));
        }
        reasons.push(...additions.reasons, ...(await settle(run)));
        const isAnyEmpty = tellShortfalls(run, additions, reasons);
        reasons.push(
            ...(await relabelOrders(run.operation.api, run.orders.last, referenceFor(run.inputs))),
            ...(await activate(run)),
            ...(await applyAll(run)),
        );
        reasons.push(...(await remove(run, additions, isAnyEmpty)));
        await run.orders.observe();
    } catch (error) {
        if (run.orders.id === "") {
            // There is no order, so there is nothing to keep: the error is the whole answer.
            throw error;
        }
        reasons.push(messageOf(error));
    }
    const state = toFinalState(run);
    if (reasons.length > 0) {
        throw new InitializationError(run.orders.id, state, firstOf(reasons));
    }
    return state;
}

/** Cuts a list of sentences that says the same of thousands of numbers. */
export function firstOf(reasons: readonly string[]): string[] {
    const left = reasons.length - mostReasons;
    return [...reasons.slice(0, mostReasons), ...(left > 0 ? [`and ${left} more such reasons`] : [])];
}

/** Waits for the groups where somebody asks for it: the program, or numbers that shall go. */
async function settle(run: Run): Promise<string[]> {
    const waits = run.inputs.waitFor !== "none" || hasSurplus(run);
    const reasons = waits ? await settleGroups(run) : [];
    await run.orders.observeWaiting();
    return reasons;
}

function tellShortfalls(run: Run, { outcome }: Additions, reasons: string[]): boolean {
    const short = shortfalls(run);
    if (outcome === "none" || outcome === "placed") {
        reasons.push(...short.reasons);
        short.warnings.forEach((warning) => run.operation.log.warn(warning));
    }
    return short.isAnyEmpty || outcome === "refused";
}

/** Waits for the numbers that stay, those apart that were lost before. */
async function activate(run: Run): Promise<string[]> {
    if (run.inputs.waitFor === "none") {
        return [];
    }
    const leaving = new Set(surplusNumbers(run).map(({ ordered }) => ordered.phoneNumber));
    const { reasons } = await waitForActivation(
        run.operation,
        timeLeftMs(run),
        (phoneNumber) => !leaving.has(phoneNumber) && !run.lostBefore.has(phoneNumber),
        () => run.orders.observeWaiting(),
    );
    return reasons;
}

/** Bulk jobs get this long even when the operation's time was used up by waiting. */
const leastSettingsMs = 15_000;

/** Applies the settings that need the listed number, on every one that is there, also when others failed. */
async function applyAll(run: Run): Promise<string[]> {
    // A number that carries its label counts as finished; a run whose engine is gone finishes nothing.
    await run.operation.assertEngineAlive();
    const { inputs, declaredBefore } = run;
    const leaving = surplusIds(run);
    const listed = run.orders.last.numbers.filter(isListed).map((number) => number.listed);
    return applySettings(run.operation, timeLeftMs(run, leastSettingsMs), listed, (number) =>
        leaving.has(number.id)
            ? { deletionLock: inputs.deletionLock === false ? false : undefined }
            : desiredSettings(number, inputs, declaredBefore),
    );
}

/**
 * Gives back what is too much. Nothing is given back while it is not known what was ordered, or while a group is not
 * settled; and no dropped group for one that was to take its place and got nothing.
 */
async function remove(run: Run, { outcome }: Additions, isAnyEmpty: boolean): Promise<readonly string[]> {
    if (outcome === "unknown" || !areSettled(run)) {
        return [];
    }
    const numbers = releasableNumbers(run, isAnyEmpty);
    const surplus = surplusNumbers(run, isAnyEmpty);
    if (surplus.length < surplusNumbers(run).length) {
        run.operation.log.warn("numbers of groups that are no longer declared stay until the new groups hold numbers");
    }
    if (numbers.length < surplus.length) {
        run.operation.log.warn(
            `${surplus.length - numbers.length} numbers more than declared were ordered by a resource of this name. They were ` +
                "taken into the state, and the next `pulumi up` releases them. If they belong to a stack or resource that " +
                "was renamed, do not run that: rename this one, and see the README of pulumi-telnyx",
        );
    }
    assertRemovable(run);
    return removeNumbers(run, numbers);
}
