import { settingNames } from "../orders";
import { declaredNumbers, type DeclaredNumber, type NumberOrderInputs } from "./inputs";

/**
 * Writes declared numbers in the form that the inputs of the last run have, so that the engine, which compares the two,
 * shows `~ connectionId: "theirs" => "mine"` for one number, and not one list element for another: a number that shows a
 * setting of its own there is written with that setting, also where the program sets it for all numbers.
 */
export function likeOlds(
    inputs: NumberOrderInputs,
    olds: Partial<NumberOrderInputs>,
): readonly (string | DeclaredNumber)[] {
    const before = new Map(objects(olds.phoneNumbers).map((entry) => [entry.phoneNumber, entry]));
    return inputs.phoneNumbers.map((entry) => {
        const [declared] = declaredNumbers({ phoneNumbers: [entry] });
        const old = declared && before.get(declared.phoneNumber);
        return declared === undefined || old === undefined ? entry : withSettingsOf(declared, old, inputs);
    });
}

function objects(entries: unknown): DeclaredNumber[] {
    return Array.isArray(entries) ? entries.filter((entry) => typeof entry === "object" && entry !== null) : [];
}

function withSettingsOf(declared: DeclaredNumber, old: DeclaredNumber, inputs: NumberOrderInputs): DeclaredNumber {
    const shown = settingNames.filter((name) => old[name] !== undefined && declared[name] === undefined);
    return { ...declared, ...Object.fromEntries(shown.map((name) => [name, inputs[name]])) };
}
