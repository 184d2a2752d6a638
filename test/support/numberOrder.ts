import { numberOrderHandler } from "../../provider/numberOrder/handler";
import type { NumberOrderInputs, NumberOrderState } from "../../provider/numberOrder/inputs";
import type { NumberOrderArgs } from "../../provider/index";
import { Declared, type PlainArgs } from "./declared";
import type { Desk } from "./operation";

export { thrownBy } from "./declared";

/** A NumberOrder of a program, taken through its life by the handlers as an engine would take it. */
export class DeclaredOrder extends Declared<NumberOrderInputs, NumberOrderState, PlainArgs<NumberOrderArgs>> {
    constructor(desk: Desk, name = "main", stack = "dev") {
        super(numberOrderHandler, desk, "NumberOrder", name, stack);
    }

    /** The reference that the resource's orders should carry. */
    reference(label = this.label): string {
        return `${label}#${this.hidden.__token}`;
    }
}
