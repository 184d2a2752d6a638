import type { InexplicitNumberOrderRecord, OrderingGroupRecord } from "../telnyx";
import { echoKeyOf, kindOf, shownCriteria, type DeclaredGroup, type Kind } from "./criteria";
import { mayMean } from "./otherForm";

/** How many numbers each group still lacks, by the key of its criteria. */
export type Shortfalls = ReadonlyMap<string, number>;

/**
 * Says for which criteria each group of an order was ordered, where we know what was sent: the reply keeps to the order
 * of the request, and as far as the API shows the criteria, they have to agree. One that does not fit is taken by what
 * it shows; one that fits nothing is for what is left: a reply may write criteria in another form.
 */
export function assignSent(record: InexplicitNumberOrderRecord, sent: readonly Kind[]): Kind[] {
    const left = [...sent];
    let kinds = record.orderingGroups.map((): Kind | undefined => undefined);
    for (const isItsOwn of [fits, mayBeFor, () => true]) {
        const fill = (isMeant: (kind: Kind, index: number) => boolean) => {
            kinds = record.orderingGroups.map((group, index) => {
                const find = () => left.find((kind) => isMeant(kind, index) && isItsOwn(group, kind));
                return kinds[index] ?? takeFound(left, find());
            });
        };
        fill((kind, index) => kind === sent[index]);
        fill(() => true);
    }
    return kinds.map((kind, index) => kind ?? shownKind(record.orderingGroups[index] as OrderingGroupRecord));
}

/**
 * The same for an order that was found again, where nobody knows what was sent. Where several declared groups look the
 * same at the API (they differ in `locality` or `features` only), it is the one that lacks just as many numbers, else
 * the first one that lacks some. One that fits nothing is for the only one that it may mean, in all or by its count. An
 * order for something that the program no longer declares keeps what it shows.
 */
export function assignFound(
    record: InexplicitNumberOrderRecord,
    declared: readonly DeclaredGroup[],
    shortfalls: Shortfalls,
): Kind[] {
    const left = declared.map(kindOf);
    const fitting = record.orderingGroups.map((group) => {
        const exact = left.filter(({ criteria }) => echoKeyOf(shownCriteria(group)) === echoKeyOf(criteria));
        const alike = exact.length > 0 ? exact : left.filter((kind) => fits(group, kind));
        const chosen =
            alike.find(({ key }) => shortfalls.get(key) === group.countRequested) ??
            alike.find(({ key }) => (shortfalls.get(key) ?? 0) > 0) ??
            alike[0];
        return takeFound(left, chosen);
    });
    return record.orderingGroups.map((group, index) => {
        if (fitting[index] !== undefined) {
            return fitting[index];
        }
        const possible = left.filter((kind) => mayBeFor(group, kind));
        const byCount = possible.filter(({ key }) => shortfalls.get(key) === group.countRequested);
        const chosen = [possible, byCount].find(({ length }) => length === 1)?.[0];
        return takeFound(left, chosen) ?? shownKind(group);
    });
}

/** Says whether a group may be one of this kind, in whatever form the reply writes its criteria. */
export function mayBeFor(group: OrderingGroupRecord, { criteria }: Kind): boolean {
    return mayMean(shownCriteria(group), criteria);
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

function shownKind(group: OrderingGroupRecord): Kind {
    return kindOf(shownCriteria(group));
}

function takeFound(left: Kind[], kind: Kind | undefined): Kind | undefined {
    if (kind !== undefined) {
        left.splice(left.indexOf(kind), 1);
    }
    return kind;
}
