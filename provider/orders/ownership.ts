import { ExplainedError } from "../lifecycle";
import type { TelnyxOperation } from "../operation";
import { isUuid } from "../telnyx";
import { adoptAdvice, adoptedOthers } from "./adoptAdvice";
import { ageOf, isYoung } from "./age";
import { assertTakable } from "./heldByOthers";
import type { Holder } from "./holder";
import { firstNames, maxNames } from "./names";
import { isAlive, isListed, type OrderedNumber } from "./number";
import type { Observation } from "./observe/observation";
import { carriesToken, hasToken, isMarkedByOther, type Mark } from "./reference";

/** An order that carries the mark of a resource which has no state. */
export interface FoundOrder {
    readonly id: string;
    /** What Telnyx calls it, such as `number order`. */
    readonly noun: string;
    /** The reference that it carries; undefined where it has none. */
    readonly reference?: string;
    /** An ISO 8601 time. */
    readonly createdAt?: string;
    /** Its numbers that are alive; none while a bulk order is under way. */
    readonly numbers: readonly OrderedNumber[];
}

/**
 * Decides for a create which orders are its own. The mark is made of names, and names are no proof: another backend can
 * have the same. So a create takes over by itself only what no run has finished and what is younger than a day; of
 * everything else somebody has to say, by `telnyx:adopt`, whose it is. Nothing is ordered while that question is open.
 */
export function assertOurs(operation: TelnyxOperation, mark: Mark, found: readonly FoundOrder[]): void {
    found.forEach(({ noun, id }) => assertTakable(operation, mark, noun, id));
    const nowMs = operation.clock.now();
    const own = found.filter((order) => operation.api.adopt.has(order.id) || isUnfinished(order, mark, nowMs));
    const foreign = found.filter((order) => !own.includes(order));
    if (foreign.length > 0) {
        const questions = foreign.map((order) => question(order, mark, nowMs)).join("\n");
        throw new ExplainedError(questions + adoptedOthers(operation.api.adopt, found));
    }
    own.forEach((order) =>
        operation.log.warn(
            `took over ${order.noun} (${order.id}), placed ${ageOf(order.createdAt, nowMs)}${heldBy(order)}: ` +
                (operation.api.adopt.has(order.id)
                    ? `telnyx:adopt names it${takenFrom(order, mark)}`
                    : "a run of this resource did not finish it"),
        ),
    );
}

/** What somebody has to know who copied the configuration of another stack. */
function takenFrom({ id, reference }: FoundOrder, { __token }: Mark): string {
    return isMarkedByOther(reference, __token)
        ? `. Until now it carried the mark of another resource (${placedAs(reference)}). Nothing of it is released in this run; ` +
              "later ones, once their previews have named it, release what is not declared here, and a destroy all of it. If the " +
              "other resource still stands, and this configuration was only copied: take telnyx:adopt out here, take this " +
              `resource out of the state (\`pulumi state delete <urn>\`), and set telnyx:adopt to ${id} there for one \`pulumi up\``
        : "";
}

function placedAs(reference = ""): string {
    return `"${reference.replace(/#[0-9a-f]{12}$/, "")}"`;
}

/** What is known of a resource that has a state, and of the orders that the state names. */
interface Standing {
    readonly operation: TelnyxOperation;
    readonly id: string | undefined;
    readonly token: string;
    readonly before: { readonly __token?: string } | undefined;
    readonly last: Observation;
}

/**
 * Throws, before anything is done, where an order of this state carries the mark of another resource by now: two
 * resources that both call it theirs would change its numbers in turns, and release those of the other. An import has no
 * mark yet, and is meant to take over.
 */
export function assertStillOurs({ operation: { api }, id = "", token, before, last }: Standing): void {
    const holding = new Set(last.numbers.filter(isAlive).map(({ order }) => order.id));
    const isAdopted = (orderId: string) => api.adopt.has(orderId) || api.adopt.has(id);
    const order = last.orders.find(
        (each) => holding.has(each.id) && isMarkedByOther(each.customerReference, token) && !isAdopted(each.id),
    );
    if (before?.__token && order !== undefined) {
        throw new ExplainedError(
            `updating number order (${order.id}): it carries the mark of another resource (${placedAs(order.customerReference)}), ` +
                "which took it over, so nothing was changed and nothing was released. If that is right, take this resource out of " +
                "the state with `pulumi state delete <urn>` and out of the program. If it is still this one's, take the other " +
                `one out of its state, run \`pulumi config set telnyx:adopt ${id}\` here and then \`pulumi up\``,
        );
    }
}

/**
 * Throws, before anything is given back, where an import holds what carries a mark, and no `up` has given it its own: the
 * numbers may be another stack's. What another resource has in its state is this stack's.
 */
export function assertUnmarked({
    operation: { api, urn },
    token,
    last,
}: Pick<Holder, "operation" | "token" | "last">): void {
    const isOthers = ({ order: { id, customerReference } }: OrderedNumber) =>
        hasToken(customerReference) && api.claims.otherHolderOf(urn, id) === undefined;
    const marked = last.numbers.find((number) => isAlive(number) && isOthers(number));
    if (token === "" && marked !== undefined) {
        const { phoneNumber, order } = marked;
        throw new ExplainedError(
            `releasing ${phoneNumber}: number order (${order.id}) carries the mark of a resource (${placedAs(order.customerReference)}), ` +
                "and no `pulumi up` has made it this one's since it was imported. Nothing was released: take this resource out of " +
                "the state with `pulumi state delete <urn>`, which changes nothing at Telnyx; or, if the numbers shall go, declare " +
                "them, run `pulumi up`, and then destroy",
        );
    }
}

/** What a preview says where the state shows that another resource took an order over. */
export function takenOverWarnings({ orderReference, __token = "" }: { orderReference?: string; __token?: string }) {
    return isMarkedByOther(orderReference, __token)
        ? [
              `an order of this resource carries the mark of another resource (${placedAs(orderReference)}), which took it over: ` +
                  "`pulumi up` will refuse to change or release anything, and say what to do, unless telnyx:adopt names the order",
          ]
        : [];
}

/** A number that some run brought to its end carries its label instead of the reference. */
function isUnfinished({ numbers, createdAt }: FoundOrder, { __token }: Mark, nowMs: number): boolean {
    return (
        isYoung(createdAt, nowMs) &&
        numbers.every((number) => !isListed(number) || carriesToken(number.listed.customerReference, __token))
    );
}

function question(order: FoundOrder, { __label }: Mark, nowMs: number): string {
    const { noun, id } = order;
    return (
        `${noun} (${id}), placed ${ageOf(order.createdAt, nowMs)}${heldBy(order)}, carries the mark of this resource (${__label}), which ` +
        `has no state. Nothing was ordered, and nothing changed. ${adoptAdvice(id, "takes it over and orders only what is missing")}. ` +
        "If the program had it in another place before, in a component for instance, give it the option `aliases` instead"
    );
}

function heldBy({ numbers }: FoundOrder): string {
    const names = numbers.map(({ phoneNumber }) => phoneNumber);
    return names.length === 0 ? "" : `, with ${firstNames(names, maxNames)}`;
}

/** Throws, before any request, when the id of a resource is none of an order's: an import took another one for it. */
export function assertOrderId(id: string, noun: string): void {
    if (!isUuid(id)) {
        const isNumber = /^\d{6,}$/.test(id);
        throw new ExplainedError(
            `reading ${noun} (${id}): this is ${isNumber ? "the id of a phone number" : "no id of an order"}, and the id of this ` +
                `resource is that of its ${noun}, a UUID: the portal shows it, and \`telnyx.getPhoneNumber\` and GET /number_orders find ` +
                "it. Take the wrong import out of the state with `pulumi state delete --force <urn>`, and import again",
        );
    }
}
