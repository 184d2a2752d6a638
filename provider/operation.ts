import { ExplainedError, mistakeOf, type Handler, type Operation } from "./lifecycle";
import { TelnyxError, type Account } from "./telnyx";

/** An operation of a resource of this package: its API is an account at Telnyx. */
export type TelnyxOperation = Operation<Account>;

/** The verbs of a resource of this package. */
export type TelnyxHandler<Inputs extends object, State extends object> = Handler<Inputs, State, Account>;

/** What a user is told of an error. A mistake of our own is no reason of theirs: its stack goes to the debug log. */
export function sentenceOf(error: unknown, { log }: TelnyxOperation): string {
    if (error instanceof TelnyxError || error instanceof ExplainedError) {
        return error.message;
    }
    log.debug(error instanceof Error ? (error.stack ?? error.message) : String(error));
    return mistakeOf(error);
}
