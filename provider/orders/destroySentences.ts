import { ExplainedError } from "../lifecycle";
import { firstNames, maxNames } from "./names";
import { keptFor, type Plan } from "./plan";
import { assertUnlocked, keptReasons } from "./planSentences";

/** Said of a destroy where another resource of the program holds the same numbers by the same mark. */
export function sharedMark(phoneNumbers: readonly string[]): string {
    return (
        `releasing ${firstNames(phoneNumbers, maxNames)}: another resource of this program has the mark of this one, which was moved ` +
        "or renamed with an alias before, so both hold the same numbers. Nothing was released: give the other one the " +
        "option `aliases` with the URN of this one; or, where it has its numbers in the state already, take this one out " +
        "of the state with `pulumi state delete <urn>`, which changes nothing at Telnyx"
    );
}

/** Throws when a plan that shall give everything back keeps a number that a destroy must not leave behind. */
export function assertAllMayGo(plan: Pick<Plan, "kept">): void {
    assertUnlocked(plan);
    const takenOver = keptFor(plan, "taken over");
    if (takenOver.length > 0) {
        throw new ExplainedError(
            `releasing ${takenOver.join(", ")}: the order carries the mark of another resource, which took it over. Nothing was ` +
                "released: take this resource out of the state with `pulumi state delete <urn>`, which changes nothing at Telnyx",
        );
    }
    const unseen = keptFor(plan, "not shown before");
    if (unseen.length > 0) {
        throw new ExplainedError(
            `releasing ${unseen.join(", ")}: found under an order of this resource, but its state did not list it, so no ` +
                "preview has shown it. Nothing was released: run `pulumi refresh`, and then destroy again",
        );
    }
    if (keptFor(plan, "declared elsewhere").length > 0) {
        throw new ExplainedError(`${keptReasons(plan).join("\n")}; nothing was released`);
    }
}

/** A destroy that stops half-way cannot write the state: the user has to know what it still says. */
export function whatIsGone(before: readonly string[], staying: readonly string[]): string {
    const gone = before.filter((phoneNumber) => !staying.includes(phoneNumber));
    const left = firstNames(staying, maxNames);
    return gone.length === 0
        ? `nothing was released; still there: ${left}. Do what is said above, and destroy again`
        : `released: ${firstNames(gone, maxNames)}; still there: ${left}. Do what is said above, and destroy again. The state still ` +
              "lists what was released until `pulumi refresh` (a `pulumi up` of a program that declares these numbers would order " +
              "them anew)";
}
