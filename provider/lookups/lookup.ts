import type { z } from "zod";
import { findFailures, messageOf, present } from "../lifecycle";
import { connectAccount } from "../operation";
import type { Account } from "../telnyx";

/**
 * Makes the lookup behind a function: the arguments are checked as those of resources are, the account is the one that
 * the settings name, and whatever goes wrong begins with the name of the function.
 */
export function lookup<Args, Result>(
    name: string,
    schema: z.ZodType<Args>,
    find: (args: Args, account: Account) => Promise<Result>,
): (args: object | undefined, settings: object) => Promise<Result> {
    return async (args = {}, settings) => {
        const failures = findFailures(schema, present(args));
        if (failures.length > 0) {
            throw new Error(failures.map(({ property, reason }) => `${name}: ${property}: ${reason}`).join("\n"));
        }
        try {
            const account = connectAccount((key) => (settings as Readonly<Record<string, string | undefined>>)[key]);
            return present(await find(schema.parse(present(args)), account));
        } catch (error) {
            throw new Error(`${name}: ${messageOf(error)}`);
        }
    };
}
