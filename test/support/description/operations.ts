import official from "../../../emulator/server/operations.json";
import description from "./telnyx-ordering.openapi.json";

/** A JSON schema as the official description has it. */
export type Schema = Record<string, unknown>;

interface Response {
    $ref?: string;
    content?: Record<string, { schema?: Schema }>;
}

type Operations = Record<string, Record<string, { responses: Record<string, Response> }>>;

/** Where a reply is described. */
export interface Described {
    /** The operation, as `GET /number_orders/{number_order_id}`. */
    operation: string;
    /** Where the schema of the reply's body is, as a pointer into the description; undefined for a status without one. */
    pointer: string | undefined;
}

const operations = description.paths as unknown as Operations;

/** What the official description says of a reply; undefined for an operation that it does not have. */
export function described(method: string, path: string, status: number): Described | undefined {
    const fixed = (template: string): number => template.split("/").filter((part) => !part.startsWith("{")).length;
    // The extract knows not all operations: what it lacks must not be taken for a record of something else.
    const [template = ""] = [...Object.keys(operations), ...Object.keys(official)]
        .filter((each) => isMeant(each, path))
        .sort((one, other) => fixed(other) - fixed(one));
    if (operations[template]?.[method.toLowerCase()] === undefined) {
        return undefined;
    }
    const operation = `${method} ${template}`;
    const responses = operations[template]?.[method.toLowerCase()]?.responses ?? {};
    const name = [String(status), `${String(status)[0] ?? ""}XX`, "default"].find((each) => each in responses);
    if (name === undefined) {
        return { operation, pointer: undefined };
    }
    const escaped = template.replace(/~/g, "~0").replace(/\//g, "~1");
    const reference = responses[name]?.$ref ?? `#/paths/${escaped}/${method.toLowerCase()}/responses/${name}`;
    return { operation, pointer: `${reference}/content/application~1json/schema` };
}

/** The part of the description that a pointer names. */
export function at(pointer: string): Schema {
    return pointer
        .split("/")
        .slice(1)
        .map((part) => part.replace(/~1/g, "/").replace(/~0/g, "~"))
        .reduce<unknown>((found, part) => (found as Record<string, unknown>)[part], description) as Schema;
}

function isMeant(template: string, path: string): boolean {
    const [parts, given] = [template.split("/"), path.split("/")];
    return parts.length === given.length && parts.every((part, i) => part.startsWith("{") || part === given[i]);
}
