import { at, type Schema } from "./operations";

/** The fields of a value that the description does not declare, as paths without places in lists. */
export function undeclared(value: unknown, pointer: string): string[] {
    return [...new Set(walk(value, [at(pointer)], ""))];
}

function walk(value: unknown, schemas: Schema[], path: string): string[] {
    const all = schemas.flatMap(parts);
    if (Array.isArray(value)) {
        const items = all.map(({ items }) => items as Schema | undefined).filter((each) => each !== undefined);
        return items.length === 0 ? [] : value.flatMap((each) => walk(each, items, `${path}[]`));
    }
    if (typeof value !== "object" || value === null) {
        return [];
    }
    const declared = all.flatMap(({ properties }) => (properties === undefined ? [] : [properties as Schema]));
    // An object without any declared field is free to have all.
    const isOpen = declared.length === 0 || all.some(({ additionalProperties }) => Boolean(additionalProperties));
    return Object.entries(value).flatMap(([name, field]) => {
        const own = declared.map((fields) => fields[name] as Schema | undefined).filter((each) => each !== undefined);
        const place = `${path}.${name}`;
        return own.length > 0 ? walk(field, own, place) : isOpen ? [] : [place];
    });
}

/** A schema together with all that it is put together from. */
function parts(schema: Schema): Schema[] {
    const { $ref, allOf, oneOf, anyOf } = schema as Record<string, unknown>;
    const further = [allOf, oneOf, anyOf].flatMap((each) => (each ?? []) as Schema[]);
    return [schema, ...(typeof $ref === "string" ? [at($ref)] : []), ...further].flatMap((each) =>
        each === schema ? [each] : parts(each),
    );
}
