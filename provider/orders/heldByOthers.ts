import { ExplainedError } from "../lifecycle";
import type { TelnyxOperation } from "../operation";
import type { Mark } from "./reference";
import { listenMs } from "./sharedMark";

/** An order that a create found. */
interface Found {
    readonly id: string;
    readonly customerReference?: string;
}

/**
 * Of the orders that `telnyx:adopt` names, those that no other resource of the program calls its own, once the others had
 * time to speak. They are taken: no other resource of the run gets them.
 */
export async function takeNamed<Order extends Found>(
    { api: { claims }, clock, urn }: TelnyxOperation,
    { __token }: Mark,
    named: readonly Order[],
): Promise<Order[]> {
    if (named.length > 0) {
        await clock.sleep(listenMs);
    }
    return named.filter(
        ({ id, customerReference }) =>
            !claims.isMarkOfOthers(__token, customerReference) &&
            claims.otherKeeperOf(urn, id) === undefined &&
            claims.take(__token, id),
    );
}

/**
 * Takes an order that a create found; throws, before anything is ordered, where another resource of the program has it,
 * which `telnyx:adopt` allowed before this one had spoken.
 */
export function assertTakable(
    { api: { claims }, urn }: TelnyxOperation,
    { __token }: Mark,
    what: string,
    id: string,
): void {
    const keeper = claims.otherKeeperOf(urn, id);
    if (keeper === undefined && claims.take(__token, id)) {
        return;
    }
    const why =
        keeper === undefined ? "another resource of this program took it over" : `${keeper} has it in its state`;
    throw new ExplainedError(
        `${what} (${id}) carries the mark of this resource, and ${why}. Nothing was ordered. If it is this one's, take the other ` +
            "one out of the program, and out of the state with `pulumi state delete <urn>`, until `pulumi up` has brought " +
            "this one back. If it is to stay where it is, give this one another name",
    );
}

/**
 * Throws, before anything is given back, where another resource that the program goes on declaring holds it as well: what
 * the preview shows is that this one goes, not what the other one has. In a destroy nobody is declared.
 */
export function assertKeptByNobody(
    { api, urn }: TelnyxOperation,
    { __token }: Pick<Mark, "__token">,
    noun: string,
    ids: readonly string[],
): void {
    for (const id of ids) {
        const isTaken = api.claims.isTakenFrom(__token, id);
        const other = api.claims.otherKeeperOf(urn, id) ?? (isTaken ? "another resource, by telnyx:adopt," : undefined);
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
