import { isDeepStrictEqual } from "node:util";
import type { Properties } from "../../test/support/grpc";
import { PluginError } from "../../test/support/pluginError";
import { hiddenOf, type Declaration } from "../program";
import type { Held } from "./held";
import type { PluginProcess } from "./pluginProcess";
import { declaredNumbers, stored } from "./properties";

/** What one command did so far. */
export interface Run {
    readonly errors: string[];
    readonly changes: string[];
    readonly removals: string[];
    readonly seconds: Record<string, number>;
}

/** What the engine does with one resource, and what its state then holds. */
export class Steps {
    readonly resources = new Map<string, Held>();
    /** What was replaced and is still to be deleted: the engine does so at the beginning of its next command. */
    private replaced: Held[] = [];

    constructor(
        private readonly plugin: PluginProcess,
        private readonly speed: number,
    ) {}

    /** Reads one resource: what is gone leaves the state. */
    async read(run: Run, name: string): Promise<void> {
        const held = this.resources.get(name);
        if (held === undefined) {
            return;
        }
        const plugin = await this.pluginFor(held.declaration);
        const read = await this.timed(run, `read ${name}`, () => plugin.read(held.id, held.outputs));
        if (read.id === "") {
            this.resources.delete(name);
            run.changes.push(`${name}: gone`);
            return;
        }
        // What read reports replaces the initialization failure of before: none.
        this.resources.set(name, {
            ...held,
            outputs: stored(read.properties),
            inputs: stored(read.inputs),
            failed: false,
        });
    }

    /** Checks and compares one resource; undefined when nothing is to be done. */
    async compare(run: Run, declaration: Declaration) {
        const { name } = declaration;
        const held = this.resources.get(name);
        const plugin = await this.pluginFor(declaration);
        const written = { ...hiddenOf(declaration), ...this.argsOf(declaration) };
        const checked = await plugin.check(held?.inputs ?? {}, written);
        if (checked.failures.length > 0) {
            throw new PluginError(
                checked.failures.map((one) => `${one.property}: ${one.reason}`).join("\n"),
                undefined,
            );
        }
        const news = stored(checked.inputs);
        if (held === undefined) {
            run.changes.push(`${name}: create`);
            return { held, inputs: news, replaces: false, update: false };
        }
        const { changes, replaces } = await plugin.diff(held.id, held.outputs, news);
        const differing = Object.keys({ ...held.inputs, ...news }).filter(
            (key) => !isDeepStrictEqual(held.inputs[key], news[key]),
        );
        const update = held.failed || changes === "some" || (changes === "unknown" && differing.length > 0);
        const declared = declaredNumbers(news);
        run.removals.push(...declaredNumbers(held.inputs).filter((one) => !declared.includes(one)));
        if (replaces.length > 0) {
            run.changes.push(`${name}: replace because of ${replaces.join(", ")}`);
        } else if (update) {
            run.changes.push(`${name}: update of ${differing.join(", ") || "what the inputs do not show"}`);
        }
        return { held, inputs: news, replaces: replaces.length > 0, update };
    }

    /** Creates, replaces or updates one resource where that is to be done. */
    async place(run: Run, declaration: Declaration): Promise<void> {
        const { held, inputs, replaces, update } = await this.compare(run, declaration);
        const { name } = declaration;
        const plugin = await this.pluginFor(declaration);
        if (held === undefined || replaces) {
            try {
                await this.keep(run, `create ${name}`, { declaration, inputs }, () => plugin.create(inputs));
            } finally {
                // Also when the new one is there and not ready.
                const isReplaced = held !== undefined && this.resources.get(name) !== held;
                this.replaced.push(...(isReplaced ? [held] : []));
            }
            await this.removeReplaced(run);
        } else if (update) {
            await this.keep(run, `update ${name}`, { declaration, inputs, held }, async () => ({
                id: held.id,
                ...(await plugin.update(held.id, held.outputs, inputs)),
            }));
        } else {
            this.resources.set(name, { ...held, declaration, inputs });
        }
    }

    /** Deletes one resource that the state has. */
    async remove(run: Run, name: string): Promise<void> {
        const held = this.resources.get(name);
        if (held !== undefined) {
            const plugin = await this.pluginFor(held.declaration);
            await this.timed(run, `delete ${name}`, () => plugin.delete(held.id, held.outputs));
            run.changes.push(`${name}: delete`);
            this.resources.delete(name);
        }
    }

    /** Deletes what was replaced. */
    async removeReplaced(run: Run): Promise<void> {
        for (const held of [...this.replaced]) {
            const { name } = held.declaration;
            const plugin = await this.pluginFor(held.declaration);
            await this.timed(run, `delete ${name}`, () => plugin.delete(held.id, held.outputs));
            this.replaced = this.replaced.filter((one) => one !== held);
        }
    }

    /** Runs create or update and keeps what the engine would keep of it, also of a failure. */
    private async keep(
        run: Run,
        title: string,
        { declaration, inputs, held }: { declaration: Declaration; inputs: Properties; held?: Held },
        verb: () => Promise<{ id: string; properties: Properties }>,
    ): Promise<void> {
        const { name } = declaration;
        try {
            const { id, properties } = await this.timed(run, title, verb);
            this.resources.set(name, { declaration, id, inputs, outputs: stored(properties), failed: false });
        } catch (error) {
            if (error instanceof PluginError && error.initialization !== undefined) {
                const { id, properties } = error.initialization;
                // After an update that failed the engine stores the old inputs, after a create the new ones.
                const known = held?.inputs ?? inputs;
                this.resources.set(name, { declaration, id, inputs: known, outputs: stored(properties), failed: true });
            }
            throw error;
        }
    }

    private async timed<Result>(run: Run, title: string, verb: () => Promise<Result>): Promise<Result> {
        const start = Date.now();
        try {
            return await verb();
        } finally {
            run.seconds[title] = ((Date.now() - start) * this.speed) / 1000;
        }
    }

    private argsOf({ args }: Declaration): Properties {
        return typeof args === "function"
            ? args((name) => ({ ...this.resources.get(name)?.outputs, id: this.resources.get(name)?.id }))
            : args;
    }

    private pluginFor(declaration: Declaration) {
        return this.plugin.for(declaration.kind, String(hiddenOf(declaration)["__urn"]));
    }
}
