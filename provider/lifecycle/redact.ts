/** From here on a value is taken out wherever it stands; a shorter one only as a word, or it would tear ids apart. */
const longLength = 4;

/**
 * Takes values that are nobody's business out of a text, wherever somebody else's message repeats them: also without the
 * white space around them, such as the end of a file's last line.
 */
export function withoutValues(text: string, values: readonly string[]): string {
    const all = values.flatMap((value) => [value, value.trim()]).filter((value) => value !== "");
    const longestFirst = [...new Set(all)].sort((left, right) => right.length - left.length);
    return longestFirst.reduce((redacted, value) => redacted.replace(patternOf(value), "[value]"), text);
}

function patternOf(value: string): RegExp {
    const literal = value.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
    return new RegExp(value.length < longLength ? `(?<![\\p{L}\\p{N}])${literal}(?![\\p{L}\\p{N}])` : literal, "gu");
}
