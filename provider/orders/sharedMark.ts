import { ExplainedError } from "../lifecycle";
import type { TelnyxOperation } from "../operation";
import type { Mark } from "./reference";

/**
 * How long an operation lets the other resources of the program speak first, in milliseconds: those that wait for
 * nothing are checked within moments.
 */
export const listenMs = 1500;

/**
 * Throws, before anything is done, where a resource that is to be created would have the mark of another one of the
 * program: the other stood at this place until it was moved or renamed with an alias, and kept its mark. Each would take
 * the orders of the other for its own.
 */
export function assertMarkIsFree({ api, urn }: TelnyxOperation, { __token: token }: Mark): void {
    const namesake = api.claims.namesakeOf({ urn, token });
    if (namesake !== undefined) {
        throw new ExplainedError(
            `another resource of this program, ${namesake}, stood at this place before it was moved or renamed with an alias, ` +
                "and its orders carry the mark that this one would have. Nothing was ordered: give this resource another name",
        );
    }
}

/** The same before something that was found is taken over, once the others of the program had time to speak. */
export async function assertMarkStaysFree(operation: TelnyxOperation, mark: Mark): Promise<void> {
    await operation.clock.sleep(listenMs);
    assertMarkIsFree(operation, mark);
}

/**
 * Throws, before anything is given back, where another resource that the program goes on declaring holds it as well: what
 * the preview shows is that this one goes, not what the other one has. In a destroy nobody is declared.
 */
export function assertKeptByNobody({ api, urn }: TelnyxOperation, noun: string, ids: readonly string[]): void {
    for (const id of ids) {
        const other = api.claims.otherKeeperOf(urn, id);
        if (other !== undefined) {
            throw new ExplainedError(
                `deleting ${noun} (${id}): ${other} has the same one in its state, and the program declares it. Nothing was given ` +
                    "back: take this resource out of the state with `pulumi state delete <urn>`, which changes nothing at Telnyx",
            );
        }
    }
}

/** Throws, before anything is changed, where another resource of the stack holds an order as well. */
export function assertHeldAlone({ api, urn }: TelnyxOperation, noun: string, ids: readonly string[]): void {
    for (const id of ids) {
        const other = api.claims.otherHolderOf(urn, id);
        if (other !== undefined) {
            throw new ExplainedError(
                `updating ${noun} (${id}): ${other} has the same order in its state, and each would change or release numbers of ` +
                    "the other. Nothing was changed: take one of the two out of the program, and out of the state with `pulumi state " +
                    "delete <urn>`, which changes nothing at Telnyx",
            );
        }
    }
}
