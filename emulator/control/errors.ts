/** Control was asked for something that cannot be done; over HTTP it is answered with 422 and this message. */
export class ControlError extends Error {}

/** The thing asked for, or an error that names it. */
export function existing<T>(found: T | undefined, what: string): T {
    if (found === undefined) {
        throw new ControlError(`there is no ${what}`);
    }
    return found;
}
