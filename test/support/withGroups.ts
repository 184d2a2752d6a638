import type { CustomResourceOptions } from "@pulumi/pulumi";
import type { NumberOrderArgs, RequirementGroupArgs } from "pulumi-telnyx";

type Options = { options?: Pick<CustomResourceOptions, "customTimeouts"> };
/** A number of an order; `group` names a group of the same program. */
type NumberWithGroup = string | { phoneNumber: string; group: string };

/** What a program declares: groups, and orders that use them, each by its name. */
export interface WithGroups {
    readonly groups: Readonly<Record<string, RequirementGroupArgs & Options>>;
    readonly orders: Readonly<
        Record<string, Omit<NumberOrderArgs, "phoneNumbers"> & { phoneNumbers: NumberWithGroup[] } & Options>
    >;
}

/** Writes a program that declares requirement groups and orders. */
export function programWithGroups(declared: WithGroups): string {
    return `
        const telnyx = require("pulumi-telnyx");
        const declared = ${JSON.stringify(declared)};
        const groups = {};
        for (const [name, { options, ...args }] of Object.entries(declared.groups)) {
            groups[name] = new telnyx.RequirementGroup(name, args, options);
        }
        const withGroup = (number) => typeof number === "string"
            ? number
            : { phoneNumber: number.phoneNumber, requirementGroupId: groups[number.group].id };
        for (const [name, { options, phoneNumbers, ...args }] of Object.entries(declared.orders)) {
            new telnyx.NumberOrder(name, { ...args, phoneNumbers: phoneNumbers.map(withGroup) }, options);
        }
    `;
}
