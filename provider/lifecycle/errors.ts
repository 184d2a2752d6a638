/**
 * The resource exists, but does not work yet. The engine keeps it in the state with `id` and `state`, shows `reasons`
 * (and nothing else), and calls update at the next `up`.
 */
export class InitializationError extends Error {
    constructor(
        readonly id: string,
        readonly state: object,
        readonly reasons: readonly string[],
    ) {
        super(reasons.join("\n"));
    }
}

/** The sentence of an error, whatever was thrown. */
export function messageOf(error: unknown): string {
    return error instanceof Error ? error.message : String(error);
}
