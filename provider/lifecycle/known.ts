type Properties = Readonly<Record<string, unknown>>;

/** A resource of the state that the engine is about to delete although the program declares it, or one like it. */
export interface GivenUp {
    /** What is known of it: its state, or the inputs of the last run where nobody has read more. */
    readonly state: Properties;
    /** Its URN, where the program has not declared it up to now: if it is like a new one, it was moved or renamed, perhaps. */
    readonly movedFrom?: string;
}

/**
 * What the process of a run was told of the resources of the state. The engine says to no provider that it replaces or
 * drops one; but the last check of a resource that is replaced comes without old inputs, like that of a new one
 * (docs/facts.md, E14).
 */
export class KnownStates {
    private readonly states = new Map<string, Properties>();
    private readonly declared = new Set<string>();

    /** Notes what the state holds of a resource. */
    note(urn: string | undefined, state: Properties): void {
        if (urn !== undefined) {
            this.states.set(urn, state);
        }
    }

    /** Notes that a resource is gone. */
    forget(urn: string | undefined): void {
        this.states.delete(urn ?? "");
    }

    /**
     * Notes that the program declares a resource, and tells which resources are given up by what this check means.
     * `former` is the URN that the old inputs have.
     */
    declare(urn: string, olds: Properties, former = urn): GivenUp[] {
        this.declared.add(urn);
        if (Object.keys(olds).length > 0) {
            this.declared.add(former);
            this.note(urn, this.states.get(urn) ?? this.states.get(former) ?? olds);
            return [];
        }
        const state = this.states.get(urn);
        return state === undefined
            ? [...this.states]
                  .filter(([other]) => !this.declared.has(other))
                  .map(([movedFrom, other]) => ({ movedFrom, state: other }))
            : [{ state }];
    }
}

/** Says whether two URNs end with the same name, whatever stands before; a name may hold `::` itself. */
export function haveSameName(one: string, other = ""): boolean {
    const nameOf = (urn: string) => urn.split("::").slice(3).join("::");
    return nameOf(one) === nameOf(other);
}
