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
