import type { InexplicitNumberOrderRecord, OrderingGroupRecord } from "../telnyx";
import { echoKeyOf, kindOf, shownCriteria, type DeclaredGroup, type Kind } from "./criteria";

/** How many numbers each group still lacks, by the key of its criteria. */
export type Shortfalls = ReadonlyMap<string, number>;

/**
 * Says for which criteria each group of an order was ordered, where we know what was sent: the reply keeps to the order
 * of the request, and as far as the API shows the criteria, they have to agree. One that does not fit is taken by what
 * it shows.
 */
export function assignSent(record: InexplicitNumberOrderRecord, sent: readonly Kind[]): Kind[] {
    const left = [...sent];
    const places = record.orderingGroups.map((group, index) => {
        const kind = sent[index];
        return kind !== undefined && fits(group, kind) ? take(left, kind) : undefined;
    });
    return places.map((kind, index) => {
        const group = record.orderingGroups[index] as OrderingGroupRecord;
        const other = left.find((candidate) => fits(group, candidate));
        return kind ?? (other === undefined ? kindOf(shownCriteria(group)) : take(left, other));
    });
}

/**
 * The same for an order that was found again, where nobody knows what was sent. Where several declared groups look the
 * same at the API (they differ in `locality` or `features` only), it is the one that lacks just as many numbers, else
 * the first one that lacks some. An order for something that the program no longer declares keeps what it shows.
 */
export function assignFound(
    record: InexplicitNumberOrderRecord,
    declared: readonly DeclaredGroup[],
    shortfalls: Shortfalls,
): Kind[] {
    const left = declared.map(kindOf);
    return record.orderingGroups.map((group) => {
        const exact = left.filter(({ criteria }) => echoKeyOf(shownCriteria(group)) === echoKeyOf(criteria));
        const alike = exact.length > 0 ? exact : left.filter((kind) => fits(group, kind));
        const chosen =
            alike.find(({ key }) => shortfalls.get(key) === group.countRequested) ??
            alike.find(({ key }) => (shortfalls.get(key) ?? 0) > 0) ??
            alike[0];
        return chosen === undefined ? kindOf(shownCriteria(group)) : take(left, chosen);
    });
}

/** Says whether an order bought something that is declared, as far as the API shows criteria. */
export function isFor(
    record: Pick<InexplicitNumberOrderRecord, "orderingGroups">,
    declared: readonly DeclaredGroup[],
): boolean {
    return record.orderingGroups.some((group) => declared.some((one) => fits(group, kindOf(one))));
}

/** A criterion that a reply leaves out contradicts nothing: replies were seen to lack what they should show. */
function fits(group: OrderingGroupRecord, { criteria }: Kind): boolean {
    const shown = shownCriteria(group);
    const { phoneNumber: pattern = {} } = shown;
    const known = Object.fromEntries(Object.entries(shown).filter(([, value]) => value !== undefined && value !== ""));
    const digits = Object.fromEntries(Object.entries(pattern).filter(([, value]) => value !== undefined));
    const completed = { ...criteria, ...known, phoneNumber: { ...criteria.phoneNumber, ...digits } };
    return echoKeyOf(completed) === echoKeyOf(criteria);
}

function take(left: Kind[], kind: Kind): Kind {
    left.splice(left.indexOf(kind), 1);
    return kind;
}
