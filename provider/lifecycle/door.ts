import type * as pulumi from "@pulumi/pulumi";
import { systemClock } from "./clock";
import { withoutEcho } from "./echo";
import { connectEngine, type Engine } from "./engine";
import { InitializationError, messageOf } from "./errors";
import type { Handler, Operation } from "./handler";
import { areSecretsOther, secretNames, wrapSecrets } from "./secrets";
import { timeoutMs, type Timeouts } from "./timeouts";
import { present } from "./unknown";

type Properties = Record<string, unknown>;
type ReadSetting = (key: string) => string | undefined;
/** The inputs that every resource class adds, and the text that names the handler. */
type Hidden = { __provider?: string; __urn?: string; __timeouts?: Timeouts };

/**
 * Adapts a handler to Pulumi's dynamic providers: the only file that knows them. It takes `__provider` and `__secrets`
 * off on the way in and puts them back where the engine would lose them, turns errors into what the engine understands,
 * and hands every operation its API, its time-out and its line to the engine.
 */
export function openDoor<Inputs extends object, State extends object, Api>(
    handler: Handler<Inputs, State, Api>,
    connect: (setting: ReadSetting) => Api,
): pulumi.dynamic.ResourceProvider {
    let setting: ReadSetting = () => undefined;
    let engine: Engine | undefined;
    const theEngine = () => (engine ??= connectEngine());
    const operation = (verb: keyof Timeouts, properties: Hidden): Operation<Api> => ({
        api: connect(setting),
        clock: systemClock,
        timeoutMs: timeoutMs(verb, properties.__timeouts),
        log: theEngine().log(properties.__urn),
        assertEngineAlive: () => theEngine().assertAlive(),
    });
    return {
        // Everything before the first await: the plugin does not wait for it (pulumi-engine.md, section 1).
        configure: (request) => {
            setting = (key) => request.config.get(key);
            return Promise.resolve();
        },
        check: (olds, news) =>
            settle(() => handler.check(bare(olds), bare(news))).then(({ inputs, failures }) => ({
                inputs: { ...present(inputs), ...secretNames(news) },
                failures: [...failures],
            })),
        diff: (_id, olds, news) =>
            settle(() => {
                const found = handler.diff(bare(olds) as State, bare(news) as Inputs, theEngine().log(urnOf(news)));
                // The engine then finds the difference, and the update makes the outputs secret as well.
                const isMarkedAnew = found.changes === false && areSecretsOther(olds, news);
                return isMarkedAnew ? { ...found, changes: undefined } : found;
            }),
        create: (inputs) =>
            settle(() => handler.create(bare(inputs) as Inputs, operation("create", inputs)), inputs).then(
                ({ id, state }) => ({ id, outs: { ...present(state), ...secretNames(inputs) } }),
            ),
        read: (id, props) => settle(() => read(handler, id, props as Properties, operation("update", props))),
        update: (id, olds, news) =>
            settle(
                () => handler.update(id, bare(olds) as State, bare(news) as Inputs, operation("update", news)),
                news,
                olds,
            ).then((state) => ({ outs: { ...present(state), ...secretNames(news) } })),
        delete: (id, props) => settle(() => handler.delete(id, bare(props) as State, operation("delete", props))),
    };
}

/** `get` sends inputs where a refresh sends outputs; only outputs carry the marker that every state has. */
async function read<Inputs extends object, State extends object, Api>(
    handler: Handler<Inputs, State, Api>,
    id: string,
    properties: Properties,
    operation: Operation<Api>,
): Promise<pulumi.dynamic.ReadResult> {
    const plain = bare(properties);
    const found =
        "status" in plain
            ? await handler.read(id, plain as State, operation)
            : await handler.get(id, plain as Inputs, operation);
    if (found === undefined) {
        return { id: undefined, props: {} };
    }
    const names = secretNames(properties);
    return { id, props: withSecrets(found.state, names), inputs: withSecrets(found.inputs, names) };
}

function withSecrets(properties: object, names: ReturnType<typeof secretNames>): Properties {
    return { ...wrapSecrets(present(properties) as Properties, names), ...names };
}

/** Runs a verb so that whatever it throws, at whatever moment, becomes an error the engine can show. */
async function settle<Result>(
    verb: () => Result | Promise<Result>,
    inputs?: Properties,
    olds?: Properties,
): Promise<Result> {
    try {
        return await verb();
    } catch (error) {
        throw toEngineError(error, inputs, olds);
    }
}

function toEngineError(error: unknown, inputs?: Properties, olds?: Properties): Error {
    const plain = Object.assign(new Error(messageOf(error)), { stack: "" });
    if (!(error instanceof InitializationError)) {
        return withoutEcho(plain);
    }
    // Without __provider in the properties the next refresh or delete would find no handler.
    const properties = { ...withSecrets(error.state, secretNames(olds, inputs)), __provider: inputs?.["__provider"] };
    return Object.assign(plain, { id: error.id, properties, reasons: [...error.reasons] });
}

function bare(properties: Properties): Properties {
    const { __provider, __secrets, ...rest } = properties;
    return present(rest);
}

function urnOf(properties: Properties): string | undefined {
    return (properties as Hidden).__urn;
}
