/** Takes values that are nobody's business out of a text, wherever somebody else's message repeats them. */
export function withoutValues(text: string, values: readonly string[]): string {
    const longestFirst = values.filter((value) => value !== "").sort((left, right) => right.length - left.length);
    return longestFirst.reduce((redacted, value) => redacted.split(value).join("[value]"), text);
}
