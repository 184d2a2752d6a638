import { firstNames } from "./names";

/** Whose may be what carries the mark of a resource that has no state, and what to do; `effect` says what `up` does then. */
export function adoptAdvice(id: string, effect: string): string {
    return (
        "If another stack or resource of this name owns it, rename this one, or set telnyx:owner so that their marks " +
        "differ. If it is this one's, because its state was lost or its run was killed in the last moment, run " +
        `\`pulumi config set telnyx:adopt ${id}\` (several ids with commas; a telnyx.Provider also takes ` +
        `\`adopt: ["${id}"]\`) and then \`pulumi up\`, which ${effect}`
    );
}

/** What to add to such a question where `telnyx:adopt` is set and answers none of it; "" where it is not. */
export function adoptedOthers(adopt: ReadonlySet<string>, found: readonly { readonly id: string }[]): string {
    const isAnswer = found.some(({ id }) => adopt.has(id));
    return adopt.size === 0 || isAnswer
        ? ""
        : `\ntelnyx:adopt is set, and names ${firstNames([...adopt], 3)}, which is none of these`;
}
