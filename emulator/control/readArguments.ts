import { z } from "zod";
import { controlArguments } from "./arguments";
import type { Control } from "./control";
import { signatureOf } from "./signature";

/** The arguments of a control method, as the body of a request has them, or in words what is wrong with them. */
export function readArguments(name: keyof Control, body: unknown): unknown[] | string {
    const args = controlArguments[name].safeParse(padded(name, body));
    return args.success ? args.data : z.prettifyError(args.error);
}

/** What each control method takes, as the schemas that its arguments have to fit say it. */
export function signatures(): Record<string, string> {
    return Object.fromEntries(Object.entries(controlArguments).map(([name, schema]) => [name, signatureOf(schema)]));
}

/** A single argument may come without its array, and trailing ones may be left out. */
function padded(name: keyof Control, body: unknown): unknown[] {
    const given = Array.isArray(body) ? body : body === undefined || body === null ? [] : [body];
    const schema = controlArguments[name];
    const expected = schema instanceof z.ZodTuple ? schema.def.items.length : given.length;
    return [...(given as unknown[]), ...Array<unknown>(Math.max(0, expected - given.length)).fill(undefined)];
}
