import type { z } from "zod";

/** What of a schema leads to the schemas in it. */
interface Def {
    readonly innerType?: z.ZodType;
    readonly out?: z.ZodType;
    readonly element?: z.ZodType;
    readonly shape?: Readonly<Record<string, z.ZodType>>;
}

/** The property that was meant by one that there is not, at a place in what a schema describes; undefined for none. */
export function meantProperty(schema: z.ZodType, path: readonly PropertyKey[], key: string): string | undefined {
    const object = path.reduce<Def>((def, step) => defOf(def.element ?? def.shape?.[String(step)]), defOf(schema));
    const properties = Object.keys(object.shape ?? {}).filter((name) => !name.startsWith("__"));
    const farthest = Math.min(2, Math.floor(key.length / 3));
    const near = properties.map((name) => ({ name, far: distance(plain(name), plain(key)) }));
    return near.filter(({ far }) => far <= farthest).sort((left, right) => left.far - right.far)[0]?.name;
}

/** Says whether a property of what a schema describes is a list or an object. */
export function holdsParts(schema: z.ZodType, property: string): boolean {
    const { element, shape } = defOf(defOf(schema).shape?.[property]);
    return element !== undefined || shape !== undefined;
}

function defOf(schema: z.ZodType | undefined): Def {
    const def = (schema?.def ?? {}) as Def;
    const inner = def.innerType ?? def.out;
    return inner === undefined ? def : defOf(inner);
}

/** Capitals and underscores are what people write otherwise: `connectionID`, `connection_id`. */
function plain(name: string): string {
    return name.toLowerCase().replace(/[_-]/g, "");
}

/** How many letters have to be added, taken out or replaced to make the one of the other. */
function distance(from: string, to: string): number {
    let row = Array.from({ length: to.length + 1 }, (_, index) => index);
    for (const [line, letter] of [...from].entries()) {
        const next = [line + 1];
        for (const [column, other] of [...to].entries()) {
            const [replaced = 0, taken = 0, added = 0] = [row[column], row[column + 1], next[column]];
            next.push(Math.min(replaced + (letter === other ? 0 : 1), taken + 1, added + 1));
        }
        row = next;
    }
    return row.at(-1) ?? 0;
}
