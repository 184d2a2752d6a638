import type { CheckFailure } from "./handler";
import { secretNames } from "./secrets";

/**
 * A failure as the engine is told of it. It prints the whole value of a top-level property that is named, secrets in clear
 * (docs/facts.md, E16): one that is secret, or may hold people's papers, is named in the sentence only.
 */
export function toldFailure(
    { property, reason, isPrivate }: CheckFailure,
    inputs: Record<string, unknown>,
): CheckFailure {
    const isSecret = secretNames(inputs).__secrets?.includes(property);
    const isHidden = isPrivate || isSecret || typeof inputs[property] === "object";
    return isHidden && property in inputs ? { property: "", reason: `${property}: ${reason}` } : { property, reason };
}
