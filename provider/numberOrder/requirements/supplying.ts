import type { OrderSet } from "../../orders";
import type { TelnyxOperation } from "../../operation";
import type { Carried } from "../carried";
import type { DeclaredNumber, NumberOrderInputs } from "../inputs";

/** What handing in groups and values needs to know of a run. */
export interface Supplying {
    readonly operation: TelnyxOperation;
    readonly inputs: NumberOrderInputs;
    /** The declared numbers in their long form. */
    readonly numbers: readonly DeclaredNumber[];
    readonly orders: OrderSet;
    readonly carried: Carried;
}
