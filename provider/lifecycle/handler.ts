import type { Clock } from "./clock";
import type { EngineLog } from "./engine";

/** A property that failed check, and a sentence that says why. */
export interface CheckFailure {
    /** Path of the property, such as `phoneNumbers[1].phoneNumber`; empty for the resource as a whole. */
    readonly property: string;
    readonly reason: string;
    /** The value may be part of people's papers, although it is a plain one: no door shows it. @default false */
    readonly isPrivate?: boolean;
}

/** Inputs made canonical, and what is wrong with them. */
export interface CheckResult {
    readonly inputs: Record<string, unknown>;
    readonly failures: readonly CheckFailure[];
    /** Sentences about inputs that are odd, and taken as they are. */
    readonly warnings?: readonly string[];
}

/** What diff decided; `changes: undefined` lets the engine compare old and new inputs property by property. */
export interface DiffResult {
    readonly changes: boolean | undefined;
    /** Paths of the inputs that change, such as `phoneNumbers[1].connectionId`, for a door that can show them. */
    readonly paths?: readonly string[];
    readonly replaces?: string[];
    readonly deleteBeforeReplace?: boolean;
    /** Sentences about what the state holds, whatever the program says. */
    readonly warnings?: readonly string[];
    /** Sentences about what an `up` does, or what has to be done. They hold for what a program declares, not for the last run. */
    readonly intentions?: readonly string[];
}

/** What an operation works with, apart from its inputs and state. */
export interface Operation<Api> {
    readonly api: Api;
    /** The URN of the resource; "" where neither program nor state tells it. */
    readonly urn: string;
    readonly clock: Clock;
    /** Until when the operation may wait, by its clock. */
    readonly deadlineMs: number;
    readonly log: EngineLog;
    /**
     * Throws when the engine that asked for the operation is gone, or the operation was interrupted: then nothing more
     * may be bought or given back.
     */
    assertEngineAlive(): Promise<void>;
    /** Ends every wait when it is aborted, each by its own way: the state is kept, and a sentence says so. */
    readonly signal: AbortSignal;
    /** Nothing may be changed: the operation serves a preview, which may read only. */
    readonly isPreview: boolean;
}

/** Where a resource stands that was checked. */
export interface Whereabouts {
    readonly urn: string;
    /** The URN that its state has; undefined where it has none that the run goes on with: it is new, or replaced. */
    readonly former?: string;
}

/**
 * What a resource does, whatever transport the engine uses: the door adapts these verbs.
 * Inputs are as check returned them; state is as create, read or update returned it.
 */
export interface Handler<Inputs extends object, State extends object, Api> {
    /** Pure: no network, no clock. `olds` are the inputs of the last run, empty when there is none. */
    check(olds: Record<string, unknown>, news: Record<string, unknown>): CheckResult;
    /**
     * Notes in the account what checked inputs declare, where other resources of the run have to know of it. Called
     * after every check without failures, with inputs as check returned them; it makes no request.
     */
    claim?(inputs: Inputs, api: Api, whereabouts: Whereabouts): void;
    /** Notes in the account what the state has of a resource: called before every diff and read; it makes no request. */
    hold?(id: string, state: State, api: Api, urn: string): void;
    /**
     * Warnings for the check of these inputs, which have no state: the engine will delete the resource of this state to
     * replace it, or (`movedFrom` is its URN then) perhaps because nothing declares it any more; the handler says whether
     * the two are one. Of the state there may be nothing but inputs. Pure.
     */
    givenUp?(state: Partial<State>, inputs: Inputs, movedFrom?: string): readonly string[];
    /** Pure, too. */
    diff(state: State, inputs: Inputs, id: string): DiffResult;
    /** The form in which the engine keeps a state, in few bytes; the verbs read this form, too. @default as it is */
    stored?(state: State): object;
    /** Tells a state, as a refresh hands it over, from the bare inputs that `get` sends. */
    isState(properties: object): properties is State;
    create(inputs: Inputs, operation: Operation<Api>): Promise<{ id: string; state: State }>;
    /** Observes the resource; undefined when it is gone, and there is evidence for that. */
    read(id: string, state: State, operation: Operation<Api>): Promise<{ state: State; inputs: Inputs } | undefined>;
    /** Reads a resource that no state describes: `get`. Throws when it is not there. */
    get(id: string, inputs: Inputs, operation: Operation<Api>): Promise<{ state: State; inputs: Inputs }>;
    update(id: string, state: State, inputs: Inputs, operation: Operation<Api>): Promise<State>;
    delete(id: string, state: State, operation: Operation<Api>): Promise<void>;
}
