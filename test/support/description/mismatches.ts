import { Ajv2020, type ErrorObject, type ValidateFunction } from "ajv/dist/2020";
import addFormats from "ajv-formats";
import description from "./telnyx-ordering.openapi.json";
import { described } from "./operations";
import { undeclared } from "./undeclared";

/** One way in which a reply is not as the official description has it. */
export interface Mismatch {
    operation: string;
    status: number;
    /** `status` for one that is not listed, `undeclared` for a field, else the keyword of the schema. */
    kind: string;
    /** Where, without places in lists: `.data[].connection_id`. */
    field: string;
    value: unknown;
}

const ajv = addFormats.default(new Ajv2020({ strict: false, allErrors: true, verbose: true }));
ajv.addSchema(description, "description");
const validators = new Map<string, ValidateFunction>();

function validator(pointer: string): ValidateFunction {
    const known = validators.get(pointer);
    const made = known ?? ajv.compile({ $ref: `description${encodeURI(pointer)}` });
    validators.set(pointer, made);
    return made;
}

/** All ways in which a reply is not as described; undefined for an operation that the description does not have. */
export function mismatches(
    { method, path, status }: { method: string; path: string; status: number },
    body: unknown,
): Mismatch[] | undefined {
    const found = described(method, path, status);
    if (found === undefined) {
        return undefined;
    }
    const { operation, pointer } = found;
    if (pointer === undefined) {
        return [{ operation, status, kind: "status", field: "", value: status }];
    }
    const validate = validator(pointer);
    // As a client reads it: what is undefined here is not sent.
    const sent: unknown = JSON.parse(JSON.stringify(body));
    const errors = validate(sent) ? [] : (validate.errors ?? []);
    return [
        ...errors.map((error) => ({ operation, status, ...placeOf(error) })),
        ...undeclared(sent, pointer).map((field) => ({ operation, status, kind: "undeclared", field, value: null })),
    ];
}

function placeOf({ instancePath, keyword, data, params }: ErrorObject) {
    const missing = keyword === "required" ? `.${String(params["missingProperty"])}` : "";
    const field = instancePath.replace(/\/\d+(?=\/|$)/g, "[]").replace(/\//g, ".") + missing;
    return { kind: keyword, field, value: data as unknown };
}
