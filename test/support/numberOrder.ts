import { numberOrderHandler } from "../../provider/numberOrder/handler";
import type { NumberOrderInputs, NumberOrderState } from "../../provider/numberOrder/inputs";
import type { NumberOrderArgs } from "../../provider/index";
import { Declared } from "./declared";
import type { Desk } from "./operation";

export { thrownBy } from "./declared";

/** What a program writes, without outputs: everything is known in handler tests. */
export type PlainArgs = { readonly [Name in keyof NumberOrderArgs]: unknown } & { readonly __ignoreChanges?: string[] };

/** A NumberOrder of a program, taken through its life by the handlers as an engine would take it. */
export class DeclaredOrder extends Declared<NumberOrderInputs, NumberOrderState, PlainArgs> {
    constructor(desk: Desk, name = "main", stack = "dev") {
        super(numberOrderHandler, desk, "NumberOrder", name, stack);
    }

    /** The reference that the resource's orders should carry. */
    reference(label = this.label): string {
        return `${label}#${this.hidden.__token}`;
    }
}
