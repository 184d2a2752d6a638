import { withoutValues } from "../lifecycle";
import { planFor, type Holder } from "./holder";
import { keptFor } from "./plan";
import { assertUnlocked, keptReasons, keptWarnings } from "./planSentences";
import type { Circumstances } from "./policies";
import { release } from "./release";
import { seenValues } from "./seenValues";
import { listenMs } from "./sharedMark";

/** A release gets this long even when the operation's time was used up by waiting. */
const minReleaseMs = 15_000;

/** Gives back what is too much, and says what is kept and why. Returns a sentence for each number that could not go. */
export async function giveBackSurplus(holder: Holder, circumstances: Circumstances): Promise<string[]> {
    const { operation } = holder;
    const first = planFor(holder, circumstances);
    const leaving = [...first.giveBack, ...keptFor(first, "moved")];
    if (leaving.length > 0) {
        // A resource that depends on this one is checked only after it; then the number is given up and ordered again.
        await operation.clock.sleep(listenMs);
    }
    const claimed = new Set(operation.api.claims.byOthers(operation.urn, leaving));
    const decided = planFor(holder, { ...circumstances, claimed });
    assertUnlocked(decided);
    const { kept, reasons } = await releaseAll(holder, decided.giveBack);
    const became = kept.map(({ phoneNumber }) => ({ phoneNumber, why: "bound to its sub order" }) as const);
    keptWarnings({ kept: [...decided.kept, ...became] }).forEach((warning) => operation.log.warn(warning));
    return [...keptReasons(decided), ...reasons];
}

/** Gives back these numbers, and says which were kept and which could not go. */
export async function releaseAll(holder: Holder, phoneNumbers: readonly string[]) {
    if (phoneNumbers.length === 0) {
        return { kept: [], reasons: [] };
    }
    const targets = new Set(phoneNumbers);
    const values = seenValues(holder.last.numbers);
    const { kept, reasons } = await release(holder, holder.timeLeftMs(minReleaseMs), (phoneNumber) =>
        targets.has(phoneNumber),
    );
    return { kept, reasons: reasons.map((reason) => withoutValues(reason, values)) };
}
