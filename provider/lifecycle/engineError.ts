import { withoutEcho } from "./echo";
import { ExplainedError, InitializationError, messageOf } from "./errors";
import { accountName } from "./ownAccount";
import { secretNames, wrapSecrets } from "./secrets";

type Properties = Readonly<Record<string, unknown>>;

/** Says whether an error was meant for people: of any other one the stack is of interest, too. */
export function isExplained(error: unknown): boolean {
    return error instanceof InitializationError || error instanceof ExplainedError;
}

/**
 * Whatever a verb threw as an error that the engine can show; `stored` gives the form in which it keeps a state. Of the
 * message only, without a stack: the dynamic server would print that.
 */
export function toEngineError(
    error: unknown,
    stored: (state: object) => Properties,
    inputs?: Properties,
    olds?: Properties,
): Error {
    const plain = Object.assign(new Error(messageOf(error)), { stack: "" });
    if (!(error instanceof InitializationError)) {
        return withoutEcho(plain);
    }
    // Without __provider in the properties the next refresh or delete would find no handler (docs/facts.md, E8).
    const secrets = secretNames(olds, inputs, { __secrets: error.secrets });
    const properties = {
        ...wrapSecrets(stored(error.state), secrets),
        ...secrets,
        ...accountName(inputs),
        __provider: inputs?.["__provider"],
    };
    return Object.assign(plain, { id: error.id, properties, reasons: [...error.reasons] });
}
