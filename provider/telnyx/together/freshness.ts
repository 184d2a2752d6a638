import type { ReadAt } from "./listing";
import type { Kind, Writes } from "./writes";

/** What counts as the same moment: less than any wait has between two looks. */
const momentMs = 250;

/** Says of what was read of an account whether it may be used again. */
export class Freshness {
    constructor(
        readonly writes: Writes,
        /** The moment. */
        readonly at: () => ReadAt,
    ) {}

    /** By a reader that takes nothing older than this, and nothing from before a change of what it shows. */
    isUnchanged(kind: Kind, maxAgeMs = 0): (readAt: ReadAt) => boolean {
        const isRecent = this.isRecent(maxAgeMs);
        return (readAt) => isRecent(readAt) && this.writes.isUnchanged(kind, readAt.writes);
    }

    /** By a reader that takes nothing older than this; what was read in the same moment is as good as new. */
    isRecent(maxAgeMs: number): (readAt: ReadAt) => boolean {
        return ({ ms }) => this.at().ms - ms <= Math.max(maxAgeMs, momentMs);
    }
}
