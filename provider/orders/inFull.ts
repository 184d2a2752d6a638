import { isDeepStrictEqual } from "node:util";

/** What every number of a list says of itself. */
interface Numbered {
    readonly phoneNumber: string;
    readonly numberOrderId: string;
}

/** A number as the state holds it: without its order, it is in all that it does not say like the last one that names its order. */
type Shortened<Entry extends Numbered> = Partial<Entry> & Pick<Entry, "phoneNumber">;

/**
 * Numbers as the state holds them, in few bytes: those of one order are alike in nearly everything, so the first one
 * says it for those that follow. One that lacks something of the first is written in full, and begins anew.
 */
export function shortened<Entry extends Numbered>(numbers: readonly Entry[]): object[] {
    let model: Entry | undefined;
    return numbers.map((number) => {
        if (model === undefined || !isLike(number, model)) {
            return (model = number);
        }
        const own = new Map(Object.entries(number));
        for (const [name, value] of Object.entries(model)) {
            if (name !== "phoneNumber" && isDeepStrictEqual(own.get(name), value)) {
                own.delete(name);
            }
        }
        return Object.fromEntries(own);
    });
}

/** Numbers as programs and handlers see them, from either form: what is in full already stays as it is. */
export function inFull<Entry extends Numbered>(numbers: readonly (Entry | Shortened<Entry>)[] = []): Entry[] {
    let model: Entry | undefined;
    return numbers.flatMap((number) => {
        if (isModel(number, model)) {
            return (model = number);
        }
        return model === undefined ? [] : { ...model, ...number };
    });
}

/** Says whether a number says all of itself; the first one has no other to be like, whatever it lacks. */
function isModel<Entry extends Numbered>(number: Entry | Shortened<Entry>, before: Entry | undefined): number is Entry {
    return before === undefined || number.numberOrderId !== undefined;
}

/** Says whether a number is of the same order and has everything that the other has, though it may be another value. */
function isLike(number: Numbered, model: Numbered): boolean {
    const own = new Map(Object.entries(number));
    return (
        number.numberOrderId === model.numberOrderId &&
        Object.entries(model).every(([name, value]) => value === undefined || own.get(name) !== undefined)
    );
}
