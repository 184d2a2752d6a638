/**
 * Which resource of a run declares which number of an account. The resources of one program are checked in one plugin
 * process, so a number that leaves one resource and enters another in the same `up` is seen here before it is released.
 */
export class Claims {
    private readonly numbers = new Map<string, ReadonlySet<string>>();
    private readonly taken = new Map<string, string>();
    private readonly staying = new Set<string>();
    private readonly withState = new Set<string>();
    private readonly held = new Map<string, Set<string>>();
    private readonly lost = new Map<string, string>();

    /**
     * Notes what a resource declares, known by the token on its orders; replaces what it declared before. `isStaying`
     * says that the resource has a state which the run goes on with; one that is new or replaced has none.
     */
    note(token: string, phoneNumbers: readonly string[], isStaying = false): void {
        this.numbers.set(token, new Set(phoneNumbers));
        if (isStaying) {
            this.withState.add(token);
            this.stay(token);
        } else {
            this.staying.delete(token);
        }
    }

    /** Notes the id at Telnyx that the state has of a resource. */
    hold(token: string, id: string): void {
        this.withState.add(token);
        this.held.set(token, new Set(this.held.get(token)).add(id));
    }

    /** Notes that a look did not show what the state has of a resource: the engine drops it from the state. */
    lose(token: string, id: string): void {
        const held = new Set(this.held.get(token));
        held.delete(id);
        this.held.set(token, held);
        this.lost.set(id, token);
    }

    /** Says whether a resource had this id in its state until a look of this run did not show it. */
    isLostBy(token: string, id: string): boolean {
        return this.lost.get(id) === token;
    }

    /** The ids that the state has of a resource; undefined where no one is known. */
    heldBy(token: string): ReadonlySet<string> | undefined {
        return this.held.get(token);
    }

    /** Says whether a resource of the run took over what has this id. */
    isTaken(id: string): boolean {
        return this.taken.has(id);
    }

    /** Says whether the run found a resource with this token in the state, be it that it is replaced now. */
    hasState(token: string): boolean {
        return this.withState.has(token);
    }

    /** Notes that a resource is there after the run, since it was created, or somebody tried to. */
    stay(token: string): void {
        this.staying.add(token);
    }

    /**
     * Says whether a resource with this token stays. When one with the same token is deleted, it is another one: a
     * resource that was moved with an alias keeps its token, and may be declared at its old place again without one.
     */
    isStaying(token: string): boolean {
        return this.staying.has(token);
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

    /** Lets one resource of the run take over an order, or a group; false when another one has it. */
    take(token: string, id: string): boolean {
        const holder = this.taken.get(id) ?? token;
        this.taken.set(id, holder);
        return holder === token;
    }
}
