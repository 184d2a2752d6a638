/** A resource as a check of this run saw it. */
export interface Claimant {
    readonly urn: string;
    /** The token on its orders or groups. */
    readonly token: string;
    /** The URN that its state has; undefined where it has none that the run goes on with: it is new, or replaced. */
    readonly former?: string;
}

/**
 * Which resource of a run declares which number of an account, and what the states hold. The resources of one program
 * are checked in one plugin process, so a number that leaves one resource and enters another in the same `up` is seen
 * here before it is released. Two resources can have one token: one that was moved with an alias keeps its own, and may
 * be declared at its old place again. So each is known by its URN.
 */
export class Claims {
    private readonly declared = new Map<string, { token: string; numbers: ReadonlySet<string>; isStaying: boolean }>();
    /** Where a resource stands now, by the URN of its state. */
    private readonly moved = new Map<string, string>();
    private readonly taken = new Map<string, string>();
    private readonly withState = new Set<string>();
    private readonly held = new Map<string, { token: string; ids: Set<string> }>();
    private readonly lost = new Map<string, string>();

    /** Notes what a resource declares; replaces what it declared before. */
    note({ urn, token, former }: Claimant, phoneNumbers: readonly string[]): void {
        const isStaying = former !== undefined;
        this.declared.set(urn, { token, numbers: new Set(phoneNumbers), isStaying });
        if (isStaying) {
            this.withState.add(token);
            this.moved.set(former, urn);
        }
    }

    /** Notes the ids at Telnyx that the state has of a resource. */
    hold({ urn, token }: Claimant, ids: readonly string[]): void {
        if (urn === "") {
            return; // The state of an import, whose program did not say yet where it stands.
        }
        this.withState.add(token);
        this.held.set(urn, { token, ids: new Set([...(this.held.get(urn)?.ids ?? []), ...ids]) });
    }

    /** Notes that a look did not show what the state has of a resource: the engine drops it from the state. */
    lose(token: string, id: string): void {
        [...this.held.values()].filter((held) => held.token === token).forEach(({ ids }) => ids.delete(id));
        this.lost.set(id, token);
    }

    /** Says whether a resource had this id in its state until a look of this run did not show it. */
    isLostBy(token: string, id: string): boolean {
        return this.lost.get(id) === token;
    }

    /** The ids that the state has of resources with a token; undefined where none is known. */
    heldBy(token: string): ReadonlySet<string> | undefined {
        const known = [...this.held.values()].filter((held) => held.token === token);
        return known.length === 0 ? undefined : new Set(known.flatMap(({ ids }) => [...ids]));
    }

    /** The URN of another resource whose state has this id, too. */
    otherHolderOf(urn: string, id: string): string | undefined {
        return this.otherHoldersOf(urn, id)[0];
    }

    /** The URN of another resource whose state has this id, too, and that the program declares and keeps. */
    otherKeeperOf(urn: string, id: string): string | undefined {
        return this.otherHoldersOf(urn, id).find((other) => this.declared.get(this.standing(other))?.isStaying);
    }

    /** Says whether a resource of the run took over what has this id. */
    isTaken(id: string): boolean {
        return this.taken.has(id);
    }

    /** Says whether a resource with another token took over what has this id. */
    isTakenFrom(token: string, id: string): boolean {
        return (this.taken.get(id) ?? token) !== token;
    }

    /** Says whether the run found a resource with this token in the state, be it that it is replaced now. */
    hasState(token: string): boolean {
        return this.withState.has(token);
    }

    /** Notes that a resource is there after the run, since it was created, or somebody tried to. */
    stay({ urn, token }: Claimant): void {
        const { numbers = new Set<string>() } = this.declared.get(urn) ?? {};
        this.declared.set(urn, { token, numbers, isStaying: true });
    }

    /** Says whether a resource with this token stays: when one with the same token is deleted, it is another one. */
    isStaying(token: string): boolean {
        return [...this.declared.values()].some((one) => one.token === token && one.isStaying);
    }

    /** The URN of another resource that stays and has the same token. */
    namesakeOf({ urn, token }: Claimant): string | undefined {
        return [...this.declared].find(([other, one]) => other !== urn && one.token === token && one.isStaying)?.[0];
    }

    /** Names those of the numbers that another resource declares. */
    byOthers(urn: string, phoneNumbers: readonly string[]): string[] {
        const others = [...this.declared].filter(([other]) => !this.isSame(urn, other));
        return phoneNumbers.filter((phoneNumber) => others.some(([, { numbers }]) => numbers.has(phoneNumber)));
    }

    /** Says whether a reference carries the token of another resource of the run. */
    isMarkOfOthers(token: string, reference: string | undefined): boolean {
        return [...this.declared.values()].some(
            (other) => other.token !== token && reference?.endsWith(`#${other.token}`) === true,
        );
    }

    /** Lets one resource of the run take over an order, or a group; false when another one has it. */
    take(token: string, id: string): boolean {
        const holder = this.taken.get(id) ?? token;
        this.taken.set(id, holder);
        return holder === token;
    }

    private otherHoldersOf(urn: string, id: string): string[] {
        const others = [...this.held].filter(([other, { ids }]) => !this.isSame(urn, other) && ids.has(id));
        return others.map(([other]) => other);
    }

    /** Says whether two URNs are one resource, which was moved. */
    private isSame(one: string, other: string): boolean {
        return this.standing(one) === this.standing(other);
    }

    /** Where a resource stands now that a state has under this URN. */
    private standing(urn: string): string {
        return this.moved.get(urn) ?? urn;
    }
}
