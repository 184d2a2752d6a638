import type { Timeouts } from "./timeouts";
import { present } from "./unknown";

/** The inputs that every resource class adds and a door reads, and the text that names the handler. */
export type DoorInputs = { __provider?: string; __urn?: string; __label?: string; __timeouts?: Timeouts };

/** Properties as a handler gets them: without what only the door knows. */
export function bare(properties: Readonly<Record<string, unknown>>): Record<string, unknown> {
    const { __provider, __secrets, __account, ...rest } = properties;
    return present(rest);
}
