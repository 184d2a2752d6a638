import {
    ExplainedError,
    mistakeOf,
    waitUntilSettled,
    type Handler,
    type Look,
    type Operation,
    type Waited,
} from "./lifecycle";
import { LostReplyError, TelnyxError, type Account } from "./telnyx";

/** An operation of a resource of this package: its API is an account at Telnyx. */
export type TelnyxOperation = Operation<Account>;

/** The verbs of a resource of this package. */
export type TelnyxHandler<Inputs extends object, State extends object> = Handler<Inputs, State, Account>;

/** Says whether an error was written for a person to read; any other is a mistake of our own. */
export function isExplained(error: unknown): error is TelnyxError | ExplainedError {
    return error instanceof TelnyxError || error instanceof ExplainedError;
}

/** What a user is told of an error. A mistake of our own is no reason of theirs: its stack goes to the debug log. */
export function sentenceOf(error: unknown, { log }: TelnyxOperation): string {
    if (isExplained(error)) {
        return error.message;
    }
    log.debug(error instanceof Error ? (error.stack ?? error.message) : String(error));
    return mistakeOf(error);
}

/** Looks, at the beat of all waits of the account, until everything has its answer or the time is over. */
export function waitOn<Seen>(
    { clock, pulse, signal, log }: TelnyxOperation,
    timeoutMs: number,
    look: () => Promise<Look<Seen>>,
): Promise<Waited<Seen>> {
    const isBlind = (error: unknown) => error instanceof LostReplyError;
    return waitUntilSettled({ look, isBlind, timeoutMs, clock, pulse, signal, report: log.progress });
}
