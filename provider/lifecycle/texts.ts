import { z } from "zod";

/** A string that says something; `what` completes "this must be ...", `orElse` "give ..., or ...": "" where it is required. */
export function text(what: string, orElse = "leave the property out") {
    return z
        .string({ error: ({ input }) => `${unquoted(input)}this must be ${what}, written as a string` })
        .min(1, { error: emptied(what, orElse) });
}

/** The id of something: Telnyx knows none with white space around it. */
export function idText(what: string, orElse?: string) {
    return text(what, orElse).refine((id) => id === id.trim(), {
        error: `there is white space before or after it: give ${what} alone`,
    });
}

/** A text that is required, and that no message may repeat. */
export function secretText(what: string) {
    return z
        .string({
            error: ({ input }) =>
                `${typeof input === "number" ? isNumber("a number") : ""}this must be ${what}, written as a string`,
        })
        .min(1, { error: emptied(what, "") });
}

/** What became of a text of digits without quotes, in YAML or by `pulumi config set --path`; "" of everything else. */
export function unquoted(input: unknown): string {
    return typeof input === "number" ? isNumber(`the number ${input}`) : "";
}

/** The end of a sentence about a required property that is missing; "" where something is there. */
export function unset(input: unknown): string {
    return (input ?? null) === null ? ", and is not set" : "";
}

function emptied(what: string, orElse: string): string {
    return `this must not be empty: give ${what}${orElse === "" ? "" : `, or ${orElse}`}`;
}

function isNumber(name: string): string {
    return (
        `this is ${name}, no text (YAML and \`pulumi config set --path\` make one of digits without quotes, ` +
        "and eat a plus): put it in quotes; "
    );
}
