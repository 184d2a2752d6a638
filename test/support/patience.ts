import { patienceOf, type Patience, type Stay } from "../../provider/telnyx/rate/patience";

/** A patience of which a test says what it cares about. */
export function patience(stay: Partial<Stay>): Patience {
    const nothing = { onWait: () => undefined, assertWanted: () => Promise.resolve() };
    return patienceOf({ deadlineMs: Number.POSITIVE_INFINITY, ...nothing, ...stay });
}
