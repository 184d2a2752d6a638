import { requirementsOf } from "../catalogue/combinations";
import { requirementType, requirementTypes, type RequirementType } from "../catalogue/requirementTypes";
import { notFound } from "../errors";
import {
    phoneNumberRequirements,
    regulatoryRequirements,
    requirementRecord,
    requirementTypeRecord,
    type Combination,
} from "../formats/requirements";
import { pageOf, wholeList } from "../server/paging";
import { param, type Call, type Route } from "../server/route";
import { identify } from "../numbering/identify";
import { plans } from "../numbering/plans";
import { listedNumbers } from "./phoneNumberFilter";

/** Everything the emulator knows requirements of. */
const combinations: Combination[] = plans.flatMap(({ country, ranges }) =>
    ranges.map(({ type }) => ({ country_code: country, phone_number_type: type })),
);

/** The catalogue lists these types only; the others have requirements all the same. */
const catalogued = ["local", "national", "toll_free"];

const records = combinations
    .filter((each) => catalogued.includes(each.phone_number_type))
    .filter((each) => requirementsOf(each.country_code, each.phone_number_type).length > 0)
    .map(requirementRecord);

function asked({ query }: Call): (combination: Combination) => boolean {
    const country = query.get("filter", "country_code")?.toUpperCase();
    const type = query.get("filter", "phone_number_type");
    const action = query.get("filter", "action");
    return (each) =>
        // All of the catalogue is for ordering and porting alike, and nothing in it for branded calling.
        (action === undefined || ["ordering", "porting"].includes(action)) &&
        (country === undefined || country === each.country_code) &&
        (type === undefined || type === each.phone_number_type);
}

function isOfVersion({ query }: Call): (record: { version: number }) => boolean {
    const version = query.positive("/version", "version");
    return (record) => version === undefined || version === record.version;
}

function sorted<T extends object>(rows: T[], call: Call, fields: (keyof T & string)[]): T[] {
    const sort = call.query.list("sort")?.[0] ?? "";
    const field = fields.find((each) => each === sort.replace(/^-/, ""));
    if (field === undefined) {
        return rows;
    }
    const direction = sort.startsWith("-") ? -1 : 1;
    return [...rows].sort((one, other) => direction * String(one[field]).localeCompare(String(other[field])));
}

function listTypes(call: Call) {
    const part = call.query.get("filter", "name", "contains")?.toLowerCase() ?? "";
    const types: RequirementType[] = Object.values(requirementTypes);
    const found = types.filter(({ name }) => name.toLowerCase().includes(part)).map(requirementTypeRecord);
    return wholeList(sorted(found, call, ["name", "created_at", "updated_at"]), (each) => each);
}

function byCombination(call: Call) {
    const { world, account, query } = call;
    const action = query.get("filter", "action") ?? "ordering";
    const phoneNumber = query.get("filter", "phone_number")?.trim().replace(/^\+?/, "+");
    const groupId = query.get("filter", "requirement_group_id");
    if (phoneNumber !== undefined) {
        const identity = identify(phoneNumber);
        const found = identity ? [{ country_code: identity.country, phone_number_type: identity.type }] : [];
        return { data: found.map((each) => regulatoryRequirements(each, action)) };
    }
    if (groupId !== undefined) {
        const group = world.store.requirementGroups.of(account, groupId);
        return { data: group ? [regulatoryRequirements(group, group.action)] : [] };
    }
    return { data: combinations.filter(asked(call)).map((each) => regulatoryRequirements(each, action)) };
}

function byNumber({ world, account, query }: Call) {
    // Without the filter: what the account's own numbers need.
    const own = () => listedNumbers(world, account).map((each) => each.phone_number);
    const numbers = query.list("filter", "phone_number") ?? own();
    return wholeList(
        numbers.map((number) => number.trim().replace(/^\+?/, "+")),
        phoneNumberRequirements,
    );
}

/** What numbers need, in the four views that the API has of it. */
export const requirementRoutes: Route[] = [
    {
        method: "GET",
        path: "/requirements",
        answer(call) {
            const fields = ["created_at", "updated_at", "country_code", "phone_number_type"] as const;
            const found = records.filter(asked(call)).filter(isOfVersion(call));
            return pageOf(sorted(found, call, [...fields]), call.query, (each) => each);
        },
    },
    {
        method: "GET",
        path: "/requirements/:id",
        answer(call) {
            const record = records.filter(isOfVersion(call)).find(({ id }) => id === param(call, "id"));
            if (record === undefined) {
                throw notFound("requirement");
            }
            return { data: record };
        },
    },
    { method: "GET", path: "/requirement_types", answer: listTypes },
    {
        method: "GET",
        path: "/requirement_types/:id",
        answer(call) {
            const type = requirementType(param(call, "id"));
            if (type === undefined) {
                throw notFound("requirement type");
            }
            return { data: requirementTypeRecord(type) };
        },
    },
    { method: "GET", path: "/regulatory_requirements", answer: byCombination },
    { method: "GET", path: "/phone_numbers_regulatory_requirements", answer: byNumber },
];
