import assert from "node:assert/strict";
import type { CustomResourceOptions } from "@pulumi/pulumi";
import { inFull } from "../../provider/orders/inFull";
import type { NumberOutput } from "../../provider/orders/numberOutput";
import type { NumberOrderArgs } from "pulumi-telnyx";
import type { Emulator, EmulatorSettings, LoggedRequest } from "pulumi-telnyx-emulator";
import { startEmulator } from "./checkedEmulator";
import type { RunningCommand } from "./command";
import { apiKey, telnyxEnvironment } from "./emulator";
import { createStack, type ResourceState, type Stack, type StackOptions } from "./stack";

/** What a program declares under one name; `options` are those of the resource that can be written as JSON. */
export type Declared = NumberOrderArgs & {
    options?: Pick<CustomResourceOptions, "customTimeouts" | "aliases" | "ignoreChanges" | "protect">;
};

/** What a program declares, by the resources' names. */
export type Orders = Readonly<Record<string, Declared>>;

export interface EngineWorldOptions extends Partial<StackOptions> {
    readonly orders?: Orders;
    readonly settings?: Partial<EmulatorSettings>;
    /** The Telnyx of another world, for two stacks in one account. */
    readonly emulator?: Emulator;
}

/** Writes a program that declares these orders; `more` is JavaScript behind them. */
export function programOf(orders: Orders, more = ""): string {
    const lines = Object.entries(orders).map(
        ([name, { options, ...args }]) =>
            `orders[${JSON.stringify(name)}] = new telnyx.NumberOrder(` +
            `${JSON.stringify(name)}, ${JSON.stringify(args)}, ${JSON.stringify(options ?? {})});`,
    );
    return [
        `const pulumi = require("@pulumi/pulumi");`,
        `const telnyx = require("pulumi-telnyx");`,
        "const orders = {};",
        ...lines,
        more,
    ].join("\n");
}

/** The n-th American number of the tests. */
export function us(n: number): string {
    return `+1312555${String(1000 + n)}`;
}

/** What one command did: what it said, which state it left, what it asked Telnyx for. */
export class Step {
    constructor(
        readonly code: number,
        readonly output: string,
        readonly requests: readonly LoggedRequest[],
        readonly resources: readonly ResourceState[],
    ) {}

    /** The state of a resource; throws if there is none. */
    resource(name: string): ResourceState {
        const found = this.resources.find(({ urn }) => urn.endsWith(`::${name}`));
        assert.ok(found, `the state has no resource ${name}; the command said:\n${this.output}`);
        return found;
    }

    /** The numbers of a resource as programs see them; the state holds them in fewer words. */
    numbers(name: string): Record<string, unknown>[] {
        const numbers = this.resource(name).outputs["numbers"] as NumberOutput[];
        return inFull(numbers).map((number) => ({ ...number }));
    }

    /** One property of every number of a resource. */
    each(name: string, property: string): unknown[] {
        return this.numbers(name).map((number) => number[property]);
    }

    /** Method and path of every request that was not a look. */
    changes(): string[] {
        return this.requests.filter(({ method }) => method !== "GET").map(({ method, path }) => `${method} ${path}`);
    }

    /** The numbers of each POST of an order, sorted. */
    ordered(): string[][] {
        return this.requests
            .filter(({ method, path }) => method === "POST" && path === "/number_orders")
            .map(({ body }) => (body as { phone_numbers: { phone_number: string }[] }).phone_numbers)
            .map((numbers) => numbers.map(({ phone_number }) => phone_number).sort())
            .sort((left, right) => (String(left[0]) < String(right[0]) ? -1 : 1));
    }

    /** The part of a detailed preview that is about the update of one resource. */
    planned(name: string): string {
        const parts = this.output.split(/^(?= *[~+-]* ?[\w:./-]+: \()/m);
        return parts.filter((part) => part.includes(`::${name}]`) && !part.includes("(refresh)")).join("");
    }
}

/** A stack on the real engine and a Telnyx that it reaches. */
export class EngineWorld {
    private readonly ownsEmulator: boolean;
    private constructor(
        readonly emulator: Emulator,
        readonly stack: Stack,
        options: EngineWorldOptions,
    ) {
        this.ownsEmulator = options.emulator === undefined;
    }

    static async open(options: EngineWorldOptions): Promise<EngineWorld> {
        const { orders = {}, settings = {}, emulator: shared, env, ...rest } = options;
        const emulator = shared ?? (await startEmulator({ settings: { searchRequired: false, ...settings } }));
        const stack = await createStack({
            program: programOf(orders),
            ...rest,
            env: { ...telnyxEnvironment(emulator), ...env },
        });
        return new EngineWorld(emulator, stack, options);
    }

    get control(): Emulator["control"] {
        return this.emulator.control;
    }

    /** Replaces the program by one that declares these orders. */
    declare(orders: Orders, more?: string): void {
        this.stack.writeProgram(programOf(orders, more));
    }

    /** Runs a command to its end. The API key must not appear in anything that it leaves behind. */
    async run(command: "up" | "preview" | "refresh" | "destroy", ...args: string[]): Promise<Step> {
        this.control.clearRequests();
        const { code, output } = await this.stack[command](...args);
        return this.record(code, output);
    }

    /** Runs a command that has to succeed. */
    async must(command: "up" | "preview" | "refresh" | "destroy", ...args: string[]): Promise<Step> {
        const step = await this.run(command, ...args);
        assert.equal(step.code, 0, step.output);
        return step;
    }

    /** Starts an `up` and does not wait for its end. */
    startUp(...args: string[]): RunningCommand {
        this.control.clearRequests();
        return this.stack.start(["up", "--yes", "--skip-preview", ...args]);
    }

    /** What a command did that was started with `startUp`. */
    async finish(command: RunningCommand): Promise<Step> {
        const { code, output } = await command.exited;
        return this.record(code, output);
    }

    async close(): Promise<void> {
        this.control.dropHeld();
        await this.stack.dispose();
        if (this.ownsEmulator) {
            await this.emulator.close();
        }
    }

    private async record(code: number, output: string): Promise<Step> {
        const requests = this.control.requests();
        const { resources } = await this.stack.state();
        for (const left of [output, JSON.stringify(requests), JSON.stringify(resources)]) {
            assert.ok(!left.includes(apiKey), "the API key leaked");
        }
        return new Step(code, output, requests, resources);
    }
}
