/** An error that is written for the user: its message says what was being done, what happened, and what to do now. */
export class ExplainedError extends Error {}

/**
 * The resource exists, but does not work yet. The engine keeps it in the state with `id` and `state`, shows `reasons`
 * (and nothing else), and calls update at the next `up`.
 */
export class InitializationError extends Error {
    constructor(
        readonly id: string,
        readonly state: object,
        readonly reasons: readonly string[],
        /** Properties of the state that are secret, whatever the program says of them. */
        readonly secrets: readonly string[] = [],
    ) {
        super(reasons.join("\n"));
    }
}

/** The sentence of an error, whatever was thrown. */
export function messageOf(error: unknown): string {
    return error instanceof Error ? error.message : String(error);
}

/** What a user is told of an error that nobody wrote for users: a mistake of this package. Its stack goes to a log. */
export function mistakeOf(error: unknown): string {
    return (
        `this is a mistake in pulumi-telnyx, neither yours nor Telnyx's: ${String(error)}. ` +
        "Run the command again with --debug to see where it happened, and report that"
    );
}
