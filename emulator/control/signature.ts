import { z } from "zod";

/** Objects in objects are shown down to here; what is below is three dots. */
const deepest = 2;

/** The arguments of a control method as its schema has them, for people: `(id, { requirementId?, comment? }?)`. */
export function signatureOf(schema: z.ZodType): string {
    const items = schema instanceof z.ZodTuple ? (schema.def.items as z.ZodType[]) : [];
    return `(${items.map((item) => `${shapeOf(item, deepest)}${isOptional(item) ? "?" : ""}`).join(", ")})`;
}

/** The schema within those that only say what may be missing. */
function bare(schema: z.ZodType): z.ZodType {
    const { innerType, in: before } = schema.def as { innerType?: z.ZodType; in?: z.ZodType };
    const inner = innerType ?? before;
    return inner === undefined ? schema : bare(inner);
}

function isOptional(schema: z.ZodType): boolean {
    return schema.safeParse(undefined).success;
}

/** A value by its name, where its schema has one, or else by its form. */
function shapeOf(schema: z.ZodType, depth: number): string {
    const plain = bare(schema);
    const name = plain.description;
    if (name !== undefined) {
        return name;
    }
    if (plain instanceof z.ZodObject) {
        return depth === 0 ? "{ ... }" : `{ ${propertiesOf(plain.shape as Shape, depth).join(", ")} }`;
    }
    if (plain instanceof z.ZodArray) {
        return `[${shapeOf(plain.element as z.ZodType, depth)}, ...]`;
    }
    if (plain instanceof z.ZodUnion) {
        return (plain.options as z.ZodType[]).map((option) => shapeOf(option, depth)).join(" | ");
    }
    if (plain instanceof z.ZodEnum || plain instanceof z.ZodLiteral) {
        const values = plain instanceof z.ZodEnum ? plain.options : [...plain.values];
        return values.map((value) => JSON.stringify(value)).join(" | ");
    }
    return plain.type;
}

type Shape = Readonly<Record<string, z.ZodType>>;

/** Properties by name; one that is more than a single value shows its form. */
function propertiesOf(shape: Shape, depth: number): string[] {
    return Object.entries(shape).map(([name, schema]) => {
        const form = isCompound(bare(schema)) ? `: ${shapeOf(schema, depth - 1)}` : "";
        return `${name}${isOptional(schema) ? "?" : ""}${form}`;
    });
}

function isCompound(schema: z.ZodType): boolean {
    return ["object", "array", "union", "enum", "literal"].includes(schema.type);
}
