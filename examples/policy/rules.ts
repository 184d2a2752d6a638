import type { ResourceValidationPolicy } from "@pulumi/policy";

/** Types of resources that order numbers. */
const orders = ["pulumi-nodejs:dynamic/telnyx:NumberOrder", "pulumi-nodejs:dynamic/telnyx:InexplicitNumberOrder"];

/** What a rule sees of a resource: its properties, and some of its options. */
type Args = Parameters<Extract<ResourceValidationPolicy["validateResource"], (...args: never[]) => unknown>>[0];
type Report = (message: string) => void;

/** The limits of this company. */
export const limits = { numbersPerResource: 20, countryCodes: ["+1", "+49"] };

/** Makes a rule that looks at orders of numbers only. */
function rule(
    name: string,
    description: string,
    validate: (args: Args, report: Report) => void,
): ResourceValidationPolicy {
    return {
        name,
        description,
        enforcementLevel: "mandatory",
        validateResource: (args, report) => {
            if (orders.includes(args.type)) {
                validate(args, (message) => report(message));
            }
        },
    };
}

/** The numbers that a NumberOrder declares; bulk orders name none. */
function numbersOf({ props }: Args): string[] {
    const declared = (props["phoneNumbers"] ?? []) as (string | { phoneNumber: string })[];
    return declared.map((entry) => (typeof entry === "string" ? entry : entry.phoneNumber));
}

function countOf(args: Args): number {
    const groups = (args.props["orderingGroups"] ?? []) as { countRequested: number }[];
    return numbersOf(args).length + groups.reduce((sum, { countRequested }) => sum + countRequested, 0);
}

/** Rules for numbers. They look at inputs, before anything is ordered. */
export const rules: ResourceValidationPolicy[] = [
    rule("telnyx-locked", "Numbers have a deletion lock, or their resource is protected.", (args, report) => {
        if (args.props["deletionLock"] !== true && args.opts.protect !== true) {
            report("give the resource deletionLock: true, or the option protect: true");
        }
    }),
    rule("telnyx-billing-group", "Somebody pays.", (args, report) => {
        if (!args.props["billingGroupId"]) {
            report("set billingGroupId");
        }
    }),
    rule("telnyx-at-most", "No slip of a finger buys hundreds of numbers.", (args, report) => {
        const count = countOf(args);
        if (count > limits.numbersPerResource) {
            report(`${count} numbers in one resource; at most ${limits.numbersPerResource} are allowed`);
        }
    }),
    rule("telnyx-countries", "Numbers are of allowed countries.", (args, report) => {
        for (const number of numbersOf(args)) {
            if (!limits.countryCodes.some((code) => number.startsWith(code))) {
                report(`${number} is of no allowed country (${limits.countryCodes.join(", ")})`);
            }
        }
    }),
];
