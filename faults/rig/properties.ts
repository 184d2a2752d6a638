import type { Properties } from "../../test/support/grpc";

/** The numbers that inputs name. */
export function declaredNumbers({ phoneNumbers }: Properties): string[] {
    return (Array.isArray(phoneNumbers) ? phoneNumbers : []).map((one: string | { phoneNumber: string }) =>
        typeof one === "string" ? one : one.phoneNumber,
    );
}

/** What is stored, without the text that names the handler: here every command has its own. */
export function stored(properties: Properties): Properties {
    const { __provider, ...rest } = properties;
    if (typeof __provider !== "string") {
        throw new Error("The plugin gave properties without __provider: the next command would find no handler.");
    }
    return rest;
}
