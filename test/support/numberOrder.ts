import assert from "node:assert/strict";
import { isDeepStrictEqual } from "node:util";
import { InitializationError } from "../../provider/lifecycle/errors";
import { present } from "../../provider/lifecycle/unknown";
import { numberOrderHandler as handler } from "../../provider/numberOrder/handler";
import type { NumberOrderInputs, NumberOrderState } from "../../provider/numberOrder/schema";
import type { NumberOrderArgs } from "../../provider/index";
import { must } from "./must";
import type { Desk } from "./operation";

/** What a program writes, without outputs: everything is known in handler tests. */
export type PlainArgs = { readonly [Name in keyof NumberOrderArgs]: unknown };

/** A NumberOrder of a program, taken through its life by the handlers as an engine would take it. */
export class DeclaredOrder {
    /** The id in the state; undefined while there is none. */
    id: string | undefined;
    private outputs: NumberOrderState | undefined;
    private inputs: NumberOrderInputs | undefined;
    /** The last operation ended with an initialization failure, so the next one is an update whatever diff says. */
    private failed = false;
    private readonly hidden: { __urn: string; __label: string; __token: string };

    constructor(
        private readonly desk: Desk,
        readonly name = "main",
        stack = "dev",
    ) {
        const urn = `urn:pulumi:${stack}::phones::pulumi-nodejs:dynamic/telnyx:NumberOrder::${name}`;
        const token = Buffer.from(`${stack}/${name}`).toString("hex").slice(0, 12).padStart(12, "0");
        this.hidden = { __urn: urn, __label: `acme/phones/${stack}/${name}`, __token: token };
    }

    /** What the resource's numbers and orders are called when the program does not say. */
    get label(): string {
        return this.hidden.__label;
    }

    /** The reference that the resource's orders should carry. */
    reference(label = this.label): string {
        return `${label}#${this.hidden.__token}`;
    }

    /** The state as the engine holds it; fails when it holds none. */
    get state(): NumberOrderState {
        return must(this.outputs);
    }

    /** The inputs as the engine holds them; after a refresh those that were read. */
    get knownInputs(): NumberOrderInputs {
        return must(this.inputs);
    }

    /** Checks a program's inputs as the engine does before everything else. */
    check(args: PlainArgs) {
        return handler.check({ ...this.inputs }, { ...args, ...this.hidden });
    }

    /** What a preview would show: an update, and by which properties, as far as they tell. */
    preview(args: PlainArgs): { update: boolean; properties: string[] } {
        const news = this.checked(args);
        const { changes } = handler.diff(this.state, news, this.desk.log);
        const properties = Object.keys({ ...this.inputs, ...news }).filter(
            (name) => !isDeepStrictEqual(valueOf(this.inputs, name), valueOf(news, name)),
        );
        return changes === undefined
            ? { update: properties.length > 0, properties }
            : { update: changes, properties: [] };
    }

    /** `pulumi up --refresh=false`: creates, updates, or does nothing. Throws what the handler throws. */
    async up(args: PlainArgs): Promise<NumberOrderState> {
        const news = this.checked(args);
        if (this.id === undefined) {
            await this.keep(news, () => handler.create(news, this.desk.operation()));
        } else if (this.failed || this.preview(args).update) {
            const id = this.id;
            const olds = this.state;
            await this.keep(news, async () => ({
                id,
                state: await handler.update(id, olds, news, this.desk.operation()),
            }));
        }
        return this.state;
    }

    /** `up` that is to end with an initialization failure; returns its reasons, joined. */
    async upFails(args: PlainArgs): Promise<string> {
        const error = await thrownBy(this.up(args));
        assert.ok(error instanceof InitializationError, `not an initialization failure: ${error.message}`);
        return error.reasons.join("\n");
    }

    /** `up` that is to end with an error and without a new state; returns its message. */
    async upRefused(args: PlainArgs): Promise<string> {
        const error = await thrownBy(this.up(args));
        assert.ok(!(error instanceof InitializationError), `an initialization failure: ${error.message}`);
        return error.message;
    }

    /** `pulumi refresh`; false when the resource is gone. */
    async refresh(): Promise<boolean> {
        const read = await handler.read(must(this.id), this.state, this.desk.operation());
        this.outputs = read && present(read.state);
        this.inputs = read && present(read.inputs);
        this.id = read && this.id;
        return read !== undefined;
    }

    /** `pulumi destroy --refresh=false`. */
    async destroy(): Promise<void> {
        await handler.delete(must(this.id), this.state, this.desk.operation());
        this.id = this.outputs = this.inputs = undefined;
    }

    /** Forgets the state, as if the run that made it had been killed before the engine heard of it. */
    forget(): void {
        this.id = this.outputs = this.inputs = undefined;
    }

    /** `NumberOrder.get`. */
    async get(id: string) {
        return handler.get(id, { ...this.hidden } as unknown as NumberOrderInputs, this.desk.operation());
    }

    private checked(args: PlainArgs): NumberOrderInputs {
        const { inputs, failures } = this.check(args);
        assert.deepEqual(failures, []);
        return present(inputs) as unknown as NumberOrderInputs;
    }

    private async keep(news: NumberOrderInputs, verb: () => Promise<{ id: string; state: NumberOrderState }>) {
        try {
            this.set(news, await verb(), false);
        } catch (error) {
            if (error instanceof InitializationError) {
                this.set(news, { id: error.id, state: error.state as NumberOrderState }, true);
            }
            throw error;
        }
    }

    private set(news: NumberOrderInputs, { id, state }: { id: string; state: NumberOrderState }, failed: boolean) {
        assert.match(id, /^[0-9a-f-]{36}$/);
        this.id = id;
        this.outputs = present(state);
        this.inputs = news;
        this.failed = failed;
    }
}

function valueOf(inputs: NumberOrderInputs | undefined, name: string): unknown {
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
