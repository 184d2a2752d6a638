/**
 * Which resource of a run declares which number of an account. The resources of one program are checked in one plugin
 * process, so a number that leaves one resource and enters another in the same `up` is seen here before it is released.
 */
export class Claims {
    private readonly numbers = new Map<string, ReadonlySet<string>>();
    private readonly taken = new Map<string, string>();

    /** Notes what a resource declares, known by the token on its orders; replaces what it declared before. */
    note(token: string, phoneNumbers: readonly string[]): void {
        this.numbers.set(token, new Set(phoneNumbers));
    }

    /** Names those of the numbers that another resource declares. */
    byOthers(token: string, phoneNumbers: readonly string[]): string[] {
        const others = [...this.numbers].filter(([claimant]) => claimant !== token).map(([, numbers]) => numbers);
        return phoneNumbers.filter((phoneNumber) => others.some((numbers) => numbers.has(phoneNumber)));
    }

    /** Says whether a reference carries the token of another resource of the run. */
    isMarkOfOthers(token: string, reference: string | undefined): boolean {
        return [...this.numbers.keys()].some((other) => other !== token && reference?.endsWith(`#${other}`) === true);
    }

    /** Lets one resource of the run take over an order; false when another one has it. */
    take(token: string, orderId: string): boolean {
        const holder = this.taken.get(orderId) ?? token;
        this.taken.set(orderId, holder);
        return holder === token;
    }
}
