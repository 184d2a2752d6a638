import { requirementsOf } from "../catalogue/combinations";
import { unprocessable } from "../errors";
import { featuresOf } from "../numbering/criteria";
import { identify } from "../numbering/identify";
import { plans, type Plan, type Range } from "../numbering/plans";
import type { Call, Route } from "../server/route";
import type { World } from "../world";

const groupings = ["locality", "npa", "national_destination_code"];

/** One destination code of a country and what is behind it. */
interface Source {
    plan: Plan;
    range: Range;
    prefix: string;
    /** What its national numbers begin with: the code, and the exchange that was asked for. */
    start: string;
}

const northAmerica = "1";

/** Where numbers of a code begin, of one exchange (nxx) if that is asked for; undefined where they cannot have it. */
function startOf({ country, callingCode }: Plan, prefix: string, nxx: string | undefined): string | undefined {
    if (nxx === undefined) {
        return prefix;
    }
    const start = prefix.slice(0, 3) + nxx;
    const isPossible = identify(`+${northAmerica}${start}0000`)?.country === country && start.startsWith(prefix);
    return callingCode === northAmerica && isPossible ? start : undefined;
}

/** An area code in North America, elsewhere the whole destination code. */
function npaOf({ callingCode }: Plan, prefix: string): string {
    return callingCode === northAmerica ? prefix.slice(0, 3) : prefix;
}

function sources({ query }: Call): Source[] {
    const country = query.get("filter", "country_code")?.toUpperCase() ?? "US";
    const type = query.get("filter", "phone_number_type");
    const area = query.get("filter", "administrative_area")?.toUpperCase();
    const npa = query.get("filter", "npa");
    const nxx = query.get("filter", "nxx");
    const features = query.list("filter", "features") ?? [];
    return plans
        .filter((plan) => plan.country === country)
        .flatMap((plan) => plan.ranges.flatMap((range) => range.prefixes.map((prefix) => ({ plan, range, prefix }))))
        .map((code) => ({ ...code, start: startOf(code.plan, code.prefix, nxx) ?? "" }))
        .filter(({ start }) => start !== "")
        .filter(({ range }) => type === undefined || type === range.type)
        .filter(({ plan, prefix }) => npa === undefined || npa === npaOf(plan, prefix))
        .filter((source) => area === undefined || area === placeOf(source)?.administrativeArea)
        .filter(({ range }) => features.every((feature) => featuresOf(country, range.type).includes(feature)));
}

function placeOf({ plan, range, prefix }: Source) {
    return identify(`+${plan.callingCode}${prefix.padEnd(range.digits, "2")}`);
}

/** How many numbers there still are: what control left in the inventory, or the range without what is taken. */
function countOf({ store, settings }: World, { plan, range, prefix, start }: Source): number {
    const limits = settings.inventory.filter(
        (entry) => entry.country_iso === plan.country && entry.phone_number_type === range.type,
    );
    const limit =
        limits.find((entry) => entry.national_destination_code === prefix) ??
        limits.find((entry) => entry.national_destination_code === undefined);
    const whole = `+${plan.callingCode}${start}`;
    const taken = [...store.claims.keys()].filter((phoneNumber) => phoneNumber.startsWith(whole)).length;
    const free = 10 ** (range.digits - start.length) - taken;
    return Math.min(limit?.available ?? Infinity, free);
}

function coverage(call: Call) {
    const grouping = call.query.get("filter", "groupBy") ?? "national_destination_code";
    if (!groupings.includes(grouping)) {
        throw unprocessable(`groupBy must be one of: ${groupings.join(", ")}.`, "/filter/groupBy");
    }
    const withCount = call.query.flag("filter", "count") ?? false;
    const groups = new Map<string, ReturnType<typeof groupOf>>();
    for (const source of sources(call)) {
        const group = groupOf(call.world, source, grouping, withCount);
        const key = `${group.group} ${group.phone_number_type}`;
        const known = groups.get(key);
        if (known === undefined) {
            groups.set(key, group);
        } else if (known.count !== undefined) {
            known.count += group.count ?? 0;
        }
    }
    return { data: [...groups.values()], meta: { total_results: groups.size } };
}

function groupOf(world: World, source: Source, group_type: string, withCount: boolean) {
    const { plan, range, prefix } = source;
    const place = placeOf(source);
    return {
        record_type: "inventory_coverage_group",
        group: group_type === "locality" ? (place?.locality ?? prefix) : prefix,
        group_type,
        number_type: range.type === "toll_free" ? "toll-free" : "did",
        phone_number_type: range.type,
        coverage_type: "number",
        number_range: 1,
        advance_requirements: requirementsOf(plan.country, range.type).length > 0,
        ...(place?.administrativeArea ? { administrative_area: place.administrativeArea } : {}),
        ...(withCount ? { count: countOf(world, source) } : {}),
    };
}

/** How many numbers there are where. */
export const inventoryCoverageRoutes: Route[] = [{ method: "GET", path: "/inventory_coverage", answer: coverage }];
