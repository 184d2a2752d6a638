import type * as pulumi from "@pulumi/pulumi";
import { bare, type DoorInputs } from "./bare";
import { systemClock } from "./clock";
import { connectEngine, type Engine, type EngineLog } from "./engine";
import { isExplained, toEngineError } from "./engineError";
import type { Handler, Operation } from "./handler";
import { KnownStates, type GivenUp } from "./known";
import { accountName, assertStillThere, isAccountOther, named } from "./ownAccount";
import { Notes } from "./notes";
import type { Package, ReadSetting } from "./package";
import { areSecretsOther, secretNames, secretsLeft, wrapSecrets } from "./secrets";
import { Spoken } from "./spoken";
import { timeoutMs, type Timeouts } from "./timeouts";
import { toldFailure } from "./toldFailure";
import { present } from "./unknown";
import { usualUrn } from "./urn";

type Properties = Record<string, unknown>;
/** Gives an operation its API, and what is no operation the one that it has in common with others. */
type Connect<Api> = (setting: ReadSetting, operation?: Omit<Operation<Api>, "api">) => Api;
type Provider = Required<Omit<pulumi.dynamic.ResourceProvider, "__inputs">>;

/**
 * Adapts a handler to Pulumi's dynamic providers: the only file that knows them. It takes `__provider`, `__secrets` and
 * `__account` off on the way in and puts them back where the engine would lose them, turns errors into what the engine
 * understands, and hands every operation its API, its time-out and its line to the engine.
 */
export function openDoor<Inputs extends object, State extends object, Api>(
    handler: Handler<Inputs, State, Api>,
    connect: Connect<Api>,
    ofPackage: Package = { providerName: () => undefined },
    type = "",
): pulumi.dynamic.ResourceProvider {
    return new Door(handler, connect, ofPackage, type).provider;
}

class Door<Inputs extends object, State extends object, Api> {
    private setting: ReadSetting = () => undefined;
    private engine: Engine | undefined;
    private readonly known = new KnownStates();
    private readonly spoken = new Spoken();
    private readonly notes: Notes<Inputs, State, Api>;

    constructor(
        private readonly handler: Handler<Inputs, State, Api>,
        private readonly connect: Connect<Api>,
        private readonly ofPackage: Package,
        private readonly type: string,
    ) {
        this.notes = new Notes(handler, () => connect(this.setting));
    }

    /** The verbs as the dynamic server calls them: it takes them off the object, so they must not need `this`. */
    get provider(): Provider {
        return {
            // Everything before the first await: the plugin does not wait for it (docs/facts.md, E1).
            configure: (request) => {
                this.setting = (key) => request.config.get(key);
                return Promise.resolve();
            },
            check: (olds, news) => this.run(news, () => this.check(olds, news)),
            diff: (id, olds, news) => this.run(news, () => this.diff(id, olds, news)),
            create: (inputs) => this.run(inputs, () => this.create(inputs)),
            read: (id, props) => this.run(props, () => this.read(id, props as Properties)),
            update: (id, olds, news) => this.run(news, () => this.update(id, olds, news), olds),
            delete: (id, props) => this.run(props, () => this.delete(id, props)),
        };
    }

    private check(olds: Properties, news: Properties): pulumi.dynamic.CheckResult {
        const { inputs, failures: found, warnings = [] } = this.handler.check(bare(olds), bare(news));
        const settingFaults = this.ofPackage.settingFaults?.(this.setting) ?? [];
        const told = found.map((failure) => toldFailure(failure, news));
        const failures = [...told, ...settingFaults.map((reason) => ({ property: "", reason }))];
        warnings.forEach((warning) => this.log(news).warn(warning));
        if (failures.length === 0) {
            this.spoken.declare(this.urnOf(inputs));
            this.warnOfGivenUp(bare(olds), inputs as Inputs, news);
            const urn = this.urnOf(news) ?? "";
            const former = Object.keys(olds).length > 0 ? (this.urnOf(olds) ?? urn) : undefined;
            this.notes.claim(inputs as Inputs, { urn, former });
        }
        const account = named(this.ofPackage.providerName(this.setting));
        return { inputs: { ...present(inputs), ...secretNames(news), ...account }, failures };
    }

    private warnOfGivenUp(olds: Properties, inputs: Inputs, news: Properties): void {
        const __urn = this.urnOf(news);
        const givenUp = __urn === undefined ? [] : this.known.declare(__urn, olds, this.urnOf(olds));
        const warningsOf = ({ state, movedFrom }: GivenUp) =>
            this.handler.givenUp?.(state as Partial<State>, { ...inputs, __urn }, movedFrom) ?? [];
        givenUp.flatMap(warningsOf).forEach((warning) => this.log(news).warn(warning));
    }

    private diff(id: string, olds: Properties, news: Properties): pulumi.dynamic.DiffResult {
        const [state, inputs, urn] = [bare(olds) as State, bare(news) as Inputs, this.urnOf(news)];
        this.known.note(urn, state as Properties);
        this.notes.hold(id, state, urn ?? "");
        const { paths, warnings, intentions, ...found } = this.handler.diff(state, inputs, id);
        this.spoken.due({ warnings, intentions }, urn).forEach((sentence) => this.log(news).warn(sentence));
        // The engine then finds the difference, and the update makes the outputs secret as well.
        const isMarkedAnew = found.changes === false && (areSecretsOther(olds, news) || isAccountOther(olds, news));
        return isMarkedAnew ? { ...found, changes: undefined } : found;
    }

    private async create(inputs: Properties): Promise<pulumi.dynamic.CreateResult> {
        const { id, state } = await this.handler.create(bare(inputs) as Inputs, this.operation("create", inputs));
        return { id, outs: { ...this.stored(state), ...secretNames(inputs), ...accountName(inputs) } };
    }

    /** `get` sends inputs where a refresh sends outputs (docs/facts.md, E7): only those have what every state has. */
    private async read(id: string, properties: Properties): Promise<pulumi.dynamic.ReadResult> {
        const plain = bare(properties);
        const operation = this.operation("update", properties);
        const state = this.handler.isState(plain) ? plain : undefined;
        if (state !== undefined) {
            this.notes.hold(id, state, operation.urn);
        }
        const found = state
            ? await this.handler.read(id, state, operation)
            : await this.handler.get(id, plain as Inputs, operation);
        if (found === undefined) {
            this.known.forget(this.urnOf(properties));
            return { id: undefined, props: {} };
        }
        this.known.note(this.urnOf(properties), bare(found.state as Properties));
        const names = secretNames(properties);
        const more = { ...names, ...accountName(properties) };
        return {
            id,
            props: { ...wrapSecrets(this.stored(found.state), names), ...more },
            inputs: { ...wrapSecrets(present(found.inputs), names), ...more },
        };
    }

    private async update(id: string, olds: Properties, news: Properties): Promise<pulumi.dynamic.UpdateResult> {
        const operation = this.operation("update", news);
        const before = bare(olds) as State;
        await assertStillThere(olds, news, () => this.handler.read(id, before, operation));
        const state = await this.handler.update(id, before, bare(news) as Inputs, operation);
        const stored = this.stored(state);
        const left = secretsLeft(olds, news, stored);
        return { outs: { ...wrapSecrets(stored, left), ...secretNames(news, left), ...accountName(news) } };
    }

    private stored(state: State): Properties {
        return present({ ...(this.handler.stored?.(state) ?? state) });
    }

    private async delete(id: string, properties: Properties): Promise<void> {
        await this.handler.delete(id, bare(properties) as State, this.operation("delete", properties));
        this.known.forget(this.urnOf(properties));
    }

    private operation(verb: keyof Timeouts, properties: DoorInputs): Operation<Api> {
        const { signal } = new AbortController();
        const operation = {
            urn: this.urnOf(properties) ?? "",
            clock: systemClock,
            deadlineMs: systemClock.now() + timeoutMs(verb, properties.__timeouts),
            log: this.log(properties),
            assertEngineAlive: () => this.theEngine().assertAlive(),
            // The dynamic server passes neither on; a preview calls nothing here but check, diff and read.
            signal,
            isPreview: false,
        };
        return { ...operation, api: this.connect(this.setting, operation) };
    }

    private log(properties: DoorInputs | undefined): EngineLog {
        return this.theEngine().log(this.urnOf(properties));
    }

    private urnOf(properties: DoorInputs | undefined): string | undefined {
        return properties?.__urn ?? usualUrn(properties?.__label, this.type);
    }

    private theEngine(): Engine {
        return (this.engine ??= connectEngine());
    }

    /** Runs a verb so that whatever it throws, at whatever moment, becomes an error the engine can show. */
    private async run<Result>(
        properties: Properties | undefined,
        verb: () => Result | Promise<Result>,
        olds?: Properties,
    ): Promise<Result> {
        try {
            return await verb();
        } catch (error) {
            if (!isExplained(error)) {
                this.log(properties).debug(error instanceof Error ? (error.stack ?? error.message) : String(error));
            }
            throw toEngineError(error, (state) => this.stored(state as State), properties, olds);
        }
    }
}
