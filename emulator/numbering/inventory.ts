import { hasPattern, isOfKind, type Criteria } from "./criteria";
import { identify, isKindFixed } from "./identify";
import { plans, type Plan, type Range } from "./plans";

/** A number with open places: a digit where it is fixed, a dot where it is not. */
type Template = string;

/** After so many fillings in a row that do not fit, a template is taken to have none that does. */
const patience = 1500;

/** Numbers that fit the criteria, always the same ones in the same order, until the criteria are exhausted. */
export function* candidates(criteria: Criteria): Generator<string> {
    if (!patternsOf(criteria).every((pattern) => /^\+?\d*$/.test(pattern))) {
        return;
    }
    const shown = new Set<string>();
    for (const template of new Set(templates(criteria))) {
        for (const phoneNumber of fitting(template, criteria)) {
            if (!shown.has(phoneNumber)) {
                shown.add(phoneNumber);
                yield phoneNumber;
            }
        }
    }
}

function* fitting(template: Template, criteria: Criteria): Generator<string> {
    // Where all fillings are of one kind, the first possible number speaks for all: nothing else is tried in vain.
    const isOneKind = isKindFixed(template.slice(0, (template + ".").indexOf(".")));
    const anywhere = { ...criteria, country_code: undefined };
    let misses = 0;
    for (const digits of fillings(template)) {
        const phoneNumber = `+${digits}`;
        const identity = identify(phoneNumber);
        const isKind = identity !== undefined && isOfKind(identity, criteria);
        if (isKind && hasPattern(phoneNumber, identity, criteria)) {
            misses = 0;
            yield phoneNumber;
        } else if ((isOneKind && identity !== undefined && !isOfKind(identity, anywhere)) || ++misses === patience) {
            return;
        }
    }
}

function* templates(criteria: Criteria): Generator<Template> {
    for (const plan of plans) {
        if (criteria.country_code !== undefined && criteria.country_code.toUpperCase() !== plan.country) {
            continue;
        }
        for (const range of plan.ranges) {
            if (criteria.phone_number_type === undefined || criteria.phone_number_type === range.type) {
                yield* templatesOf(plan, range, criteria);
            }
        }
    }
}

function* templatesOf(plan: Plan, range: Range, criteria: Criteria): Generator<Template> {
    const { ends_with = "", contains = "" } = criteria;
    for (const start of starts(plan, range, criteria)) {
        const length = Math.max(plan.callingCode.length + range.digits, start.length);
        const ended = overlay(start.padEnd(length, "."), length - digitsOf(ends_with).length, digitsOf(ends_with));
        const template = ended && containing(ended, digitsOf(contains));
        if (template !== undefined) {
            yield template;
        }
    }
}

/** What the number can begin with, from calling code over destination code to the pattern asked for. */
function starts(plan: Plan, range: Range, criteria: Criteria): string[] {
    const { callingCode, possible } = plan;
    const { national_destination_code: code, starts_with = "" } = criteria;
    const pattern = digitsOf(starts_with);
    // A plus stands nowhere but at the beginning, whatever the pattern was meant for.
    const beginning = patternsOf(criteria).find((each) => each.startsWith("+"));
    if (beginning !== undefined) {
        return beginning.startsWith(`+${callingCode}`) ? [digitsOf(beginning)] : [];
    }
    const whole = patternsOf(criteria)
        .map(digitsOf)
        .find((digits) => digits.length >= possible[0]);
    if (whole !== undefined) {
        return [whole, callingCode + whole].filter((start) => start.startsWith(callingCode));
    }
    if (code !== undefined) {
        const follows = callingCode + code + pattern;
        const longer = range.prefixes.filter((prefix) => prefix.startsWith(code) && prefix !== code && pattern === "");
        const known = longer.map((prefix) => callingCode + prefix);
        return pattern.startsWith(code) ? [callingCode + pattern, ...known, follows] : [...known, follows];
    }
    return (pattern === "" ? range.prefixes : [pattern]).map((prefix) => callingCode + prefix);
}

function patternsOf({ starts_with = "", contains = "", ends_with = "" }: Criteria): string[] {
    return [starts_with, contains, ends_with];
}

function digitsOf(text: string): string {
    return text.replace(/\D/g, "");
}

function overlay(template: Template, at: number, digits: string): Template | undefined {
    const fits = at >= 0 && [...digits].every((digit, i) => template[at + i] === "." || template[at + i] === digit);
    return fits ? template.slice(0, at) + digits + template.slice(at + digits.length) : undefined;
}

function containing(template: Template, digits: string): Template | undefined {
    for (let at = template.length - digits.length; at >= 0; at -= 1) {
        const filled = overlay(template, at, digits);
        if (filled !== undefined) {
            return filled;
        }
    }
    return undefined;
}

function* fillings(template: Template): Generator<string> {
    const open = template.split(".").length - 1;
    const count = 10 ** open;
    const first = Number("23456789012345".slice(0, open) || "0");
    for (let i = 0; i < count; i += 1) {
        // 7919 has no factor in common with ten, so the steps visit every filling once and look unordered.
        const digits = String((i * 7919 + first) % count).padStart(open, "0");
        let next = 0;
        yield open === 0 ? template : template.replace(/\./g, () => digits[next++] ?? "0");
    }
}
