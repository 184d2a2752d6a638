const momentMs = 5;
const busyMomentMs = 60;

/** Schedules what was gathered: a moment after the first call, and a longer one while there is much to do. */
export function inAMoment(isBusy: () => boolean): (run: () => void) => void {
    return (run) => void setTimeout(run, isBusy() ? busyMomentMs : momentMs);
}

/** How calls of the same moment are gathered by a DataLoader, which keeps nothing of what it found. */
export const gathering = {
    cache: false,
    maxBatchSize: 20_000,
    batchScheduleFn: inAMoment(() => false),
};
