import { ExplainedError } from "../lifecycle";
import { assertAllMayGo, sharedMark, whatIsGone } from "./destroySentences";
import { planFor, type Holder } from "./holder";
import { isAlive } from "./number";
import { assertUnmarked } from "./ownership";
import { firstOf } from "./run";
import { releaseAll } from "./surplus";

/** Gives back everything, or nothing when a number is locked or declared by another resource of the run. */
export async function giveBackAll(holder: Holder): Promise<void> {
    const { api, urn } = holder.operation;
    const { claims } = api;
    assertUnmarked(holder);
    const alive = aliveIn(holder);
    if (alive.length > 0 && claims.isStaying(holder.token)) {
        throw new ExplainedError(sharedMark(alive));
    }
    // Deletes come after all checks of a run, so what others declare is known by now.
    const claimed = new Set(claims.byOthers(urn, alive));
    // A destroy knows no program, so it is never the first run under another URN.
    const decided = planFor(holder, { claimed, isMoved: false });
    assertAllMayGo(decided);
    const { reasons } = await releaseAll(holder, decided.giveBack);
    if (reasons.length > 0) {
        throw new ExplainedError([...firstOf(reasons), whatIsGone(alive, aliveIn(holder))].join("\n"));
    }
}

function aliveIn({ last }: Holder): string[] {
    return last.numbers.filter(isAlive).map(({ phoneNumber }) => phoneNumber);
}
