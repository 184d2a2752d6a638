/**
 * The dynamic server prints what check, diff, read and delete throw, and the CLI shows such lines once more, under the
 * stack (docs/facts.md, E12). The engine gets the error itself, so the echo says nothing new.
 */
const expected = new Set<string>();
const { console: screen } = globalThis;
const print = screen.error.bind(screen);

screen.error = (...values: unknown[]) => {
    if (!expected.has(String(values[0]))) {
        print(...values);
    }
};

/** Keeps an error that goes to the engine from being printed by the dynamic server as well. */
export function withoutEcho(error: Error): Error {
    expected.add(`${error.toString()}: ${error.stack}`);
    return error;
}
