import { InitializationError, messageOf } from "../lifecycle/errors";
import { blockedReasons, waitForActivation } from "../numbers/activation";
import { desiredSettings } from "../numbers/declaredSettings";
import { isListed, standingOf } from "../numbers/orderedNumber";
import { relabelOrders } from "../numbers/relabel";
import { applySettings } from "../numbers/settings";
import { orderMissing } from "./additions";
import { moveBundles } from "./bundles";
import { declaredNumbers } from "./declared";
import { referenceFor } from "./find";
import { listedSurplus, removeSurplus } from "./removals";
import { supplyRequirements } from "./requirements";
import { carriedInputs, timeLeftMs, type Run } from "./run";
import type { NumberOrderState } from "./schema";
import { toFinalState } from "./state";

/**
 * Closes the difference between what the API shows and what the program declares, with only the calls it takes:
 * labels, additions, requirements, the wait, settings, removals. Whatever goes wrong once there is an order, the state is kept:
 * the error carries it, and the next `up` goes on from there.
 */
export async function reconcile(run: Run): Promise<NumberOrderState> {
    const reasons: string[] = [];
    try {
        reasons.push(...(await relabelOrders(run.operation.api, run.orders.last, referenceFor(run.inputs))));
        const additions = await orderMissing(run);
        reasons.push(...additions.reasons, ...(await supplyRequirements(run)));
        reasons.push(...(await activate(run, additions.refused)));
        reasons.push(...(await settle(run)), ...(await moveBundles(run)));
        reasons.push(...(additions.unknown ? [] : await removeSurplus(run)));
        await run.orders.observe();
    } catch (error) {
        reasons.push(messageOf(error));
    }
    const state = toFinalState(run.orders.last, run.inputs, carriedInputs(run), run.declaredBefore);
    if (reasons.length > 0) {
        throw new InitializationError(run.orders.ids[0] ?? "", state, reasons);
    }
    return state;
}

/** Waits for the declared numbers, those refused apart. */
async function activate(run: Run, refused: ReadonlySet<string>): Promise<string[]> {
    if (run.inputs.waitFor === "none") {
        const observation = await run.orders.observe();
        const reasons = await blockedReasons(run.operation.api, observation);
        reasons.forEach((reason) => run.operation.log.warn(reason));
        return [];
    }
    const wanted = new Set(declaredNumbers(run.inputs).map(({ phoneNumber }) => phoneNumber));
    const isWanted = (phoneNumber: string) => wanted.has(phoneNumber) && !refused.has(phoneNumber);
    // What had its answer may have changed: at first by what was sent just now, in the end by the time that has passed.
    let isFirst = true;
    const look = async () => {
        const seen = isFirst ? undefined : await run.orders.observeWaiting();
        isFirst = false;
        return seen?.numbers.some((number) => isWanted(number.ordered.phoneNumber) && standingOf(number) === "waiting")
            ? seen
            : run.orders.observe();
    };
    const { reasons } = await waitForActivation(run.operation, timeLeftMs(run), isWanted, look);
    return reasons;
}

/** Bulk jobs get this long even when the operation's time was used up by waiting. */
const leastSettingsMs = 15_000;

/** Applies the settings that need the listed number, on every one that is there, also when others failed. */
async function settle(run: Run): Promise<string[]> {
    // A number that carries its label counts as finished; a run whose engine is gone finishes nothing.
    await run.operation.assertEngineAlive();
    const surplus = new Set(listedSurplus(run).map(({ listed }) => listed.id));
    const listed = run.orders.last.numbers.filter(isListed).map((number) => number.listed);
    return applySettings(run.operation, timeLeftMs(run, leastSettingsMs), listed, (number) =>
        surplus.has(number.id)
            ? { deletionLock: run.inputs.deletionLock === false ? false : undefined }
            : desiredSettings(number, run.inputs, run.declaredBefore),
    );
}
