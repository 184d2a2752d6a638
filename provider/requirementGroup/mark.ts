import { carriesToken, labelOf as labelOfOrder, orderReference } from "../orders/reference";
import { labelFor, type RequirementGroupInputs } from "./inputs";

/** Ends the reference of a group whose create has come to its end. */
const end = ":done";

type Token = Pick<RequirementGroupInputs, "__token">;

/** The reference of a group that a run still works on: `label#token`. */
export function openReference(inputs: RequirementGroupInputs): string {
    return orderReference(labelFor(inputs), inputs.__token);
}

/** The reference of a group that a create has brought into a state: `label#token:done`. */
export function finishedReference(inputs: RequirementGroupInputs): string {
    return openReference(inputs) + end;
}

/** Says whether a group carries the mark of a resource, and no create has finished it. */
export function isOpen(reference: string | undefined, { __token }: Token): boolean {
    return carriesToken(reference, __token);
}

/** Says whether a group carries the mark of a resource which a create put there at its end. */
export function isFinished(reference: string | undefined, { __token }: Token): boolean {
    return reference?.endsWith(end) === true && carriesToken(reference.slice(0, -end.length), __token);
}

/** The label in a group's reference; the whole reference when it has no mark of the resource. */
export function labelIn(reference: string | undefined, token: Token): string | undefined {
    const open = isFinished(reference, token) ? reference?.slice(0, -end.length) : reference;
    return labelOfOrder(open, token.__token);
}
