import { isDeepStrictEqual } from "node:util";

type Properties = Readonly<Record<string, unknown>>;

/** The hidden input that names the properties which the program gave as secrets. */
const marker = "__secrets";

/** The names of the properties that are secret in any of these, in an object to spread; empty when there are none. */
export function secretNames(...all: readonly (Properties | undefined)[]): { [marker]?: string[] } {
    const names = all.flatMap((properties) => (properties?.[marker] ?? []) as string[]);
    return names.length === 0 ? {} : { [marker]: [...new Set(names)].sort() };
}

/** Says whether a program gives other properties as secrets than before. */
export function areSecretsOther(olds: Properties, news: Properties): boolean {
    return !isDeepStrictEqual(secretNames(olds), secretNames(news));
}

/**
 * The names of secrets that a program no longer gives as such, while a state still has something else than the program
 * says: the engine marks outputs by the new inputs, and knows nothing of what is left of the old ones.
 */
export function secretsLeft(olds: Properties, news: Properties, state: Properties): { [marker]?: string[] } {
    const kept = new Set(secretNames(news)[marker]);
    const left = (secretNames(olds)[marker] ?? []).filter(
        (name) => !kept.has(name) && name in state && !isDeepStrictEqual(state[name], news[name]),
    );
    return left.length === 0 ? {} : { [marker]: left };
}

/**
 * Wraps secret properties as the engine does. It marks what read returns by the old inputs, and what a failed update
 * leaves by the new ones (docs/facts.md, E9): a secret that is new, or that could not be taken back, would stand in the
 * state in clear.
 */
export function wrapSecrets(properties: object, names: { [marker]?: string[] }): Record<string, unknown> {
    const secret = new Set(names[marker]);
    return Object.fromEntries(
        Object.entries(properties).map(([name, value]) => [name, secret.has(name) ? wireSecret(value) : value]),
    );
}

/** A secret as it travels between engine and plugin. */
function wireSecret(value: unknown) {
    return { "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270", value };
}
