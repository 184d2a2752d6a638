import type { Clock } from "../lifecycle/clock";

/**
 * Which resource of this run declares which number. Two resources of one program are checked in one plugin process, so
 * a number that leaves one resource and enters another in the same `up` is seen here before it would be released.
 */
const claims = new Map<string, ReadonlySet<string>>();

/**
 * How long a removal lets the other resources of the program speak first: those that wait for nothing are checked within
 * moments. One that depends on this resource is checked only after it; then the number is given up and ordered again.
 */
const listenMs = 1500;

/** Notes what a resource declares. */
export function claim(token: string, phoneNumbers: readonly string[]): void {
    claims.set(token, new Set(phoneNumbers));
}

/** Names those of the numbers that another resource of this run declares. */
export function claimedByOthers(token: string, phoneNumbers: readonly string[]): string[] {
    const others = [...claims].filter(([claimant]) => claimant !== token).map(([, numbers]) => numbers);
    return phoneNumbers.filter((phoneNumber) => others.some((numbers) => numbers.has(phoneNumber)));
}

/** Lets the other resources of the program speak first; then names what they declare. */
export async function listenForOthers(token: string, phoneNumbers: readonly string[], clock: Clock): Promise<string[]> {
    await clock.sleep(listenMs);
    return claimedByOthers(token, phoneNumbers);
}

/** Forgets everything: for tests, whose resources are not of one program. */
export function forgetClaims(): void {
    claims.clear();
}
