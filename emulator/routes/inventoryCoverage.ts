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
}

function sources({ query }: Call): Source[] {
    const country = query.get("filter", "country_code")?.toUpperCase() ?? "US";
    const type = query.get("filter", "phone_number_type");
    const area = query.get("filter", "administrative_area")?.toUpperCase();
    const npa = query.get("filter", "npa");
    const features = query.list("filter", "features") ?? [];
    return plans
        .filter((plan) => plan.country === country)
        .flatMap((plan) => plan.ranges.flatMap((range) => range.prefixes.map((prefix) => ({ plan, range, prefix }))))
        .filter(({ range }) => type === undefined || type === range.type)
        .filter(({ prefix }) => npa === undefined || npa === prefix)
        .filter((source) => area === undefined || area === placeOf(source)?.administrativeArea)
        .filter(({ range }) => features.every((feature) => featuresOf(country, range.type).includes(feature)));
}

function placeOf({ plan, range, prefix }: Source) {
    return identify(`+${plan.callingCode}${prefix.padEnd(range.digits, "2")}`);
}

/** How many numbers there still are: what control left in the inventory, or the range without what is taken. */
function countOf({ store, settings }: World, { plan, range, prefix }: Source): number {
    const limits = settings.inventory.filter(
        (entry) => entry.country_iso === plan.country && entry.phone_number_type === range.type,
    );
    const limit =
        limits.find((entry) => entry.national_destination_code === prefix) ??
        limits.find((entry) => entry.national_destination_code === undefined);
    const start = `+${plan.callingCode}${prefix}`;
    const taken = [...store.claims.keys()].filter((phoneNumber) => phoneNumber.startsWith(start)).length;
    return limit?.available ?? 10 ** (range.digits - prefix.length) - taken;
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
