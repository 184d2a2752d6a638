const gatherMs = 5;

/** How calls of the same moment are gathered by a DataLoader, which keeps nothing of what it found. */
export const gathering = {
    cache: false,
    maxBatchSize: 20_000,
    batchScheduleFn: (run: () => void) => void setTimeout(run, gatherMs),
};
