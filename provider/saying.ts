import { ExplainedError, InitializationError, withoutValues } from "./lifecycle";
import type { TelnyxHandler, TelnyxOperation } from "./operation";
import { TelnyxError } from "./telnyx";

/** How messages call a resource and what is done with it. */
export interface Naming<Inputs> {
    /** What Telnyx calls it, such as `number order`. */
    readonly noun: string;
    /** What a create does, such as `ordering +13125550142`, and what it looks for before. */
    creating(inputs: Inputs): string;
    readonly lookingFor: string;
    /** What was not done when nothing but looks was sent: `Nothing was ordered`. */
    readonly notCreated: string;
    readonly notDeleted: string;
    /** What no message may repeat. @default nothing */
    values?(inputs: Inputs): string[];
}

/** A verb as a message names it, and the end of that message where nothing but looks was sent. */
interface Doing {
    readonly doing: string;
    /** The first look, where it needs a word of its own. */
    readonly looking?: string;
    readonly notDone?: string;
}

const notChanged = "Nothing was changed";

/**
 * The verbs of a resource that say of every error of Telnyx's what was being done, with what, and whether anything was
 * done already: the error itself only knows its request. What was written for the user goes on as it is, but for values
 * that Telnyx quoted there.
 */
export function sayingWhat<Inputs extends object, State extends Inputs>(
    handler: TelnyxHandler<Inputs, State>,
    naming: Naming<Inputs>,
): TelnyxHandler<Inputs, State> {
    const { noun, notCreated, notDeleted } = naming;
    const say = async <Result>(
        { api }: TelnyxOperation,
        about: readonly Inputs[],
        doing: Doing,
        verb: () => Promise<Result>,
    ): Promise<Result> => {
        try {
            return await verb();
        } catch (error) {
            const values = about.flatMap((inputs) => naming.values?.(inputs) ?? []);
            const isBare = error instanceof TelnyxError;
            const told = isBare ? new ExplainedError(sentence(error, doing, api.writes.now === 0)) : error;
            throw withoutQuoted(told, values);
        }
    };
    return {
        ...handler,
        create: (inputs, operation) => {
            const doing = { doing: naming.creating(inputs), looking: naming.lookingFor, notDone: notCreated };
            return say(operation, [inputs], doing, () => handler.create(inputs, operation));
        },
        read: (id, state, operation) => {
            const doing = { doing: `reading ${noun} (${id})`, notDone: notChanged };
            return say(operation, [state], doing, () => handler.read(id, state, operation));
        },
        get: (id, inputs, operation) =>
            say(operation, [inputs], { doing: `getting ${noun} (${id})` }, () => handler.get(id, inputs, operation)),
        update: (id, state, inputs, operation) => {
            const doing = { doing: `updating ${noun} (${id})`, notDone: notChanged };
            return say(operation, [state, inputs], doing, () => handler.update(id, state, inputs, operation));
        },
        delete: (id, state, operation) => {
            const doing = { doing: `deleting ${noun} (${id})`, notDone: notDeleted };
            return say(operation, [state], doing, () => handler.delete(id, state, operation));
        },
    };
}

/** An error for people without these values; a mistake of ours goes on as it is. */
function withoutQuoted(error: unknown, values: readonly string[]): unknown {
    if (error instanceof InitializationError) {
        const { id, state, reasons, secrets } = error;
        const clean = reasons.map((reason) => withoutValues(reason, values));
        return new InitializationError(id, state, clean, secrets);
    }
    return error instanceof ExplainedError ? new ExplainedError(withoutValues(error.message, values)) : error;
}

function sentence({ message }: TelnyxError, { doing, looking, notDone }: Doing, isUntouched: boolean): string {
    if (!isUntouched || notDone === undefined) {
        return `${doing}: ${message}`;
    }
    const what = looking === undefined ? doing : `${doing}: looking first for ${looking}`;
    return `${what}: ${message}${/[.?!]$/.test(message) ? "" : "."} ${notDone}`;
}
