import assert from "node:assert/strict";
import { isDeepStrictEqual } from "node:util";
import { InitializationError } from "../../provider/lifecycle/errors";
import type { Handler } from "../../provider/lifecycle/handler";
import type { Hidden } from "../../provider/lifecycle/hidden";
import { present } from "../../provider/lifecycle/unknown";
import type { Account } from "../../provider/telnyx/account";
import { usualUrn } from "../../provider/lifecycle/urn";
import { must } from "./must";
import type { Desk } from "./operation";

/** What a program writes, without outputs: everything is known in handler tests. */
export type PlainArgs<Args> = { readonly [Name in keyof Args]: unknown } & { readonly __ignoreChanges?: string[] };

/** A resource of a program, taken through its life by its handler as an engine would take it. */
export class Declared<Inputs extends Hidden, State extends Inputs, Args extends object> {
    /** The id in the state; undefined while there is none. */
    id: string | undefined;
    private outputs: State | undefined;
    private inputs: Inputs | undefined;
    /** The last operation ended with an initialization failure, so the next one is an update whatever diff says. */
    private failed = false;
    private readonly type: string;
    protected hidden: Required<Pick<Hidden, "__urn" | "__label" | "__token">>;

    constructor(
        private readonly handler: Handler<Inputs, State, Account>,
        private readonly desk: Desk,
        resource: string,
        readonly name: string,
        private readonly stack: string,
    ) {
        this.type = `pulumi-nodejs:dynamic/telnyx:${resource}`;
        this.hidden = this.hiddenAs(name);
    }

    /** Stands under another name from now on, with an alias: the state stays, label and token of the state as well. */
    rename(name: string): void {
        this.hidden = this.hiddenAs(name);
    }

    private hiddenAs(name: string) {
        const { stack, type } = this;
        const urn = `urn:pulumi:${stack}::phones::${type}::${name}`;
        const token = Buffer.from(`${stack}/${name}`).toString("hex").slice(0, 12).padStart(12, "0");
        return { __urn: urn, __label: `acme/phones/${stack}/${name}`, __token: token };
    }

    /** What the resource is called at Telnyx when the program does not say. */
    get label(): string {
        return this.hidden.__label;
    }

    /** The state as the engine holds it; fails when it holds none. */
    get state(): State {
        return must(this.outputs);
    }

    /** The inputs as the engine holds them; after a refresh those that were read. */
    get knownInputs(): Inputs {
        return must(this.inputs);
    }

    /** Checks a program's inputs as the engine does before everything else. */
    check(args: Args) {
        const result = this.handler.check({ ...this.inputs }, { ...args, ...this.hidden });
        if (result.failures.length === 0) {
            const { api, urn } = this.operation();
            const former = this.inputs && (this.inputs.__urn ?? usualUrn(this.inputs.__label, this.type) ?? urn);
            this.handler.claim?.(result.inputs as unknown as Inputs, api, { urn, former });
        }
        return result;
    }

    /** What a preview would show: an update or replacement, and by which properties, as far as they tell. */
    preview(args: Args): { update: boolean; properties: string[]; replaces?: string[] } {
        const news = this.checked(args);
        this.hold();
        const {
            changes,
            replaces = [],
            warnings = [],
            intentions = [],
        } = this.handler.diff(this.state, news, must(this.id));
        [...warnings, ...intentions].forEach((sentence) => this.desk.log.warn(sentence));
        const properties = Object.keys({ ...this.inputs, ...news }).filter(
            (name) => !isDeepStrictEqual(valueOf(this.inputs, name), valueOf(news, name)),
        );
        const replacement = replaces.length > 0 ? { replaces } : {};
        return changes === undefined
            ? { update: properties.length > 0, properties, ...replacement }
            : { update: changes, properties: [], ...replacement };
    }

    /** The paths that change, as diff names them. */
    paths(args: Args): readonly string[] {
        return this.handler.diff(this.state, this.checked(args), must(this.id)).paths ?? [];
    }

    /** `pulumi up --refresh=false`: creates, updates, or does nothing. Throws what the handler throws. */
    async up(args: Args): Promise<State> {
        const news = this.checked(args);
        if (this.id === undefined) {
            await this.keep(news, () => this.handler.create(news, this.operation()));
        } else if (this.failed || this.preview(args).update) {
            const id = this.id;
            const olds = this.state;
            await this.keep(news, async () => ({
                id,
                state: await this.handler.update(id, olds, news, this.operation()),
            }));
        }
        return this.state;
    }

    /** `up` that is to end with an initialization failure; returns its reasons, joined. */
    async upFails(args: Args): Promise<string> {
        const error = await thrownBy(this.up(args));
        assert.ok(error instanceof InitializationError, `not an initialization failure: ${error.message}`);
        return error.reasons.join("\n");
    }

    /** `up` that is to end with an error and without a new state; returns its message. */
    async upRefused(args: Args): Promise<string> {
        const error = await thrownBy(this.up(args));
        assert.ok(!(error instanceof InitializationError), `an initialization failure: ${error.message}`);
        return error.message;
    }

    /** `pulumi refresh`; false when the resource is gone. */
    async refresh(): Promise<boolean> {
        this.hold();
        const read = await this.handler.read(must(this.id), this.state, this.operation());
        this.outputs = read && present(read.state);
        this.inputs = read && present(read.inputs);
        this.id = read && this.id;
        return read !== undefined;
    }

    /** `pulumi destroy --refresh=false`. */
    async destroy(): Promise<void> {
        const operation = this.operation();
        // It is a run of its own, in which nobody checks this resource.
        operation.api.claims.note({ urn: operation.urn, token: this.hidden.__token }, []);
        await this.handler.delete(must(this.id), this.state, operation);
        this.forget();
    }

    /** Deletes what a state describes, in a run that goes on: it is replaced. */
    deleteState(id: string, state: State): Promise<void> {
        return this.handler.delete(id, state, this.operation());
    }

    /** The same resource in a run that will be killed: the engine never hears what it did. */
    fork(): this {
        return Object.assign(Object.create(Object.getPrototypeOf(this) as object) as this, this);
    }

    /** Forgets the state, as if the run that made it had been killed before the engine heard of it. */
    forget(): void {
        this.id = this.outputs = this.inputs = undefined;
    }

    /** `pulumi import` under an id: a state without outputs. */
    imported(id: string): void {
        this.id = id;
        this.outputs = {} as State;
        this.inputs = {} as Inputs;
    }

    /** `get` of the resource's class. */
    async get(id: string) {
        return this.handler.get(id, { ...this.hidden } as unknown as Inputs, this.operation());
    }

    private get urn(): string {
        return this.hidden.__urn;
    }

    private operation() {
        return this.desk.operation(this.urn);
    }

    private hold(): void {
        this.handler.hold?.(must(this.id), this.state, this.operation().api, this.urn);
    }

    private checked(args: Args): Inputs {
        const { inputs, failures } = this.check(args);
        assert.deepEqual(failures, []);
        return present(inputs) as unknown as Inputs;
    }

    private async keep(news: Inputs, verb: () => Promise<{ id: string; state: State }>) {
        try {
            this.set(news, await verb(), false);
        } catch (error) {
            if (error instanceof InitializationError) {
                // With an update that failed the engine stores the old inputs, with a create the new ones.
                this.set(this.inputs ?? news, { id: error.id, state: error.state as State }, true);
            }
            throw error;
        }
    }

    private set(news: Inputs, { id, state }: { id: string; state: State }, failed: boolean) {
        assert.match(id, /^[0-9a-f-]{36}$/);
        this.id = id;
        this.outputs = present(state);
        this.inputs = news;
        this.failed = failed;
    }
}

function valueOf(inputs: object | undefined, name: string): unknown {
    return (inputs as Record<string, unknown> | undefined)?.[name];
}

/** What a promise rejects with; fails when it does not. */
export async function thrownBy(promise: Promise<unknown>): Promise<Error> {
    try {
        await promise;
    } catch (error) {
        assert.ok(error instanceof Error);
        return error;
    }
    return assert.fail("this should have failed");
}
