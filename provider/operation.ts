import {
    ExplainedError,
    mistakeOf,
    pulseOf,
    systemClock,
    waitUntilSettled,
    type Handler,
    type Look,
    type Operation,
    type Waited,
} from "./lifecycle";
import { accountFor, connect, LostReplyError, patienceOf, TelnyxError, type Account } from "./telnyx";

/** An operation of a resource of this package: its API is an account at Telnyx. */
export type TelnyxOperation = Operation<Account>;

/** The verbs of a resource of this package. */
export type TelnyxHandler<Inputs extends object, State extends object> = Handler<Inputs, State, Account>;

/** Says whether an error was written for a person to read; any other is a mistake of our own. */
export function isExplained(error: unknown): error is TelnyxError | ExplainedError {
    return error instanceof TelnyxError || error instanceof ExplainedError;
}

/**
 * Opens the account that the configuration names. For an operation, its requests wait for room under the account's rate
 * limit as long as the operation has time, and its row says so; without one, about a minute.
 */
export function connectAccount(
    setting: (key: string) => string | undefined,
    operation?: Omit<TelnyxOperation, "api">,
): Account {
    const account = connect(setting, { clock: systemClock });
    return operation === undefined ? account : accountWithin(account, operation);
}

const saidEveryMs = 15_000;

/** The account as one operation sees it. */
export function accountWithin(account: Account, operation: Omit<TelnyxOperation, "api">): Account {
    const { clock, deadlineMs, log, signal, assertEngineAlive } = operation;
    let saidAtMs = Number.NEGATIVE_INFINITY;
    const onWait = (sentence: string) => {
        if (clock.now() - saidAtMs >= saidEveryMs) {
            saidAtMs = clock.now();
            log.progress(sentence);
        }
    };
    return accountFor(account, patienceOf({ deadlineMs, signal, onWait, assertWanted: assertEngineAlive }));
}

/** What a user is told of an error. A mistake of our own is no reason of theirs: its stack goes to the debug log. */
export function sentenceOf(error: unknown, { log }: TelnyxOperation): string {
    if (isExplained(error)) {
        return error.message;
    }
    log.debug(error instanceof Error ? (error.stack ?? error.message) : String(error));
    return mistakeOf(error);
}

/**
 * Looks, at the beat of all waits of the account, until everything has its answer or the time is over. An outage of up to
 * a minute does not end it.
 */
export function waitOn<Seen>(
    { api, clock, signal, log }: TelnyxOperation,
    timeoutMs: number,
    look: () => Promise<Look<Seen>>,
): Promise<Waited<Seen>> {
    const blindness = (error: unknown) =>
        error instanceof LostReplyError ? `Telnyx does not answer (${error.message})` : undefined;
    const pulse = pulseOf(api.shared);
    return waitUntilSettled({ look, blindness, timeoutMs, clock, pulse, signal, report: log.progress });
}
