/** What the set-up says while it works: one line when it starts something, one when that is done. */

/** How often a long step says that it is still at work. */
const heartbeat = 60_000;

/**
 * Runs one step and says what it is and how long it took.
 *
 * @template T
 * @param {string} what a sentence without its full stop, such as "installing the dependencies"
 * @param {() => Promise<T>} run
 * @param {string} [expectation] how long it takes, where that is long
 * @returns {Promise<T>}
 */
export async function step(what, run, expectation = "") {
    const start = Date.now();
    const elapsed = () => duration(Date.now() - start);
    say(`${what} ... ${expectation}`.trimEnd());
    const timer = setInterval(() => say(`${what}: still at work after ${elapsed()}`), heartbeat);
    try {
        const result = await run();
        say(`${what}: done in ${elapsed()}`);
        return result;
    } catch (error) {
        say(`${what}: failed after ${elapsed()}`);
        throw error;
    } finally {
        clearInterval(timer);
    }
}

/** Prints one line of the set-up. */
export function say(line) {
    console.log(`[set-up] ${line}`);
}

/** A time span as a person reads it: "1.4 s", "6 min 12 s". */
export function duration(milliseconds) {
    const seconds = milliseconds / 1000;
    return seconds < 60 ? `${seconds.toFixed(1)} s` : `${Math.floor(seconds / 60)} min ${Math.round(seconds % 60)} s`;
}
