import { createHash } from "node:crypto";
import type { Properties } from "../test/support/grpc";

/** The types of the provider, by the names of their handlers. */
export type Kind = "numberOrder" | "requirementGroup" | "inexplicitNumberOrder";

/** What a program knows of its resources that are there already. */
export type Outputs = (name: string) => Properties;

/** A resource of a program. */
export interface Declaration {
    readonly kind: Kind;
    readonly name: string;
    /** What is declared; it may use the outputs of resources that stand before it. */
    readonly args: Properties | ((outputs: Outputs) => Properties);
    /** `customTimeouts`. @default two minutes for everything */
    readonly timeouts?: Readonly<Record<string, string>>;
}

/** A program: its resources, in the order in which they depend on each other. */
export type Program = readonly Declaration[];

const timeouts = { create: "2m", update: "2m", delete: "2m" };

/** What the resource's class adds to what is declared. */
export function hiddenOf({ kind, name, ...declared }: Declaration): Properties {
    const type = kind.charAt(0).toUpperCase() + kind.slice(1);
    const urn = `urn:pulumi:dev::phones::pulumi-nodejs:dynamic/telnyx:${type}::${name}`;
    const token = createHash("sha256").update(`acme\n${urn}`).digest("hex").slice(0, 12);
    return {
        __urn: urn,
        __label: `acme/phones/dev/${name}`,
        __token: token,
        __timeouts: declared.timeouts ?? timeouts,
    };
}

/** The names of the resources that one depends on. */
export function dependenciesOf({ args }: Declaration): string[] {
    const names: string[] = [];
    if (typeof args === "function") {
        args((name) => {
            names.push(name);
            return {};
        });
    }
    return names;
}

/** The order of numbers as one resource. */
export function numberOrder(args: Declaration["args"], name = "main", more: Partial<Declaration> = {}): Declaration {
    return { kind: "numberOrder", name, args, ...more };
}

/** A bulk order as one resource. */
export function bulkOrder(args: Declaration["args"], name = "pool", more: Partial<Declaration> = {}): Declaration {
    return { kind: "inexplicitNumberOrder", name, args, ...more };
}

/** A requirement group as one resource. */
export function group(args: Declaration["args"], name = "papers", more: Partial<Declaration> = {}): Declaration {
    return { kind: "requirementGroup", name, args, ...more };
}
