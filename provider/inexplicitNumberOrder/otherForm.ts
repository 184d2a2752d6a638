import { echoKeyOf, type Criteria } from "./criteria";

/**
 * Says whether criteria that the API shows may be what was declared, written in another form, such as `Illinois` for `IL`
 * or `1312` for `312`. What only one of the two has contradicts nothing.
 */
export function mayMean(shown: Criteria, declared: Criteria): boolean {
    const theirs = texts(shown);
    return [...texts(declared)].every(([name, text]) => mayBeSame(theirs.get(name) || text, text));
}

function texts(criteria: Criteria): Map<string, string> {
    const { phoneNumber, features, ...others } = JSON.parse(echoKeyOf(criteria)) as Criteria;
    return new Map(Object.entries({ ...others, ...phoneNumber }));
}

function mayBeSame(one: string, other: string): boolean {
    const [short = "", long = ""] = [one, other].sort((left, right) => left.length - right.length);
    // Both countries have the code 1.
    return one === other || (/^\d+$/.test(one) ? long === `1${short}` : isAbbreviation(short, long));
}

/** The codes of states, provinces and countries begin as the names do, and have their letters in order. */
function isAbbreviation(short: string, long: string): boolean {
    const letters = [...short].map((letter) => letter.replace(/\W/, "\\$&"));
    return short.length < long.length && new RegExp(`^${letters.join(".*")}`).test(long);
}
