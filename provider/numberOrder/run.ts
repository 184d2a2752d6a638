import {
    isAlive,
    OrderRun,
    type Held,
    type OrderedNumber,
    type OrderSet,
    type SettingsByNumber,
    type Wanted,
} from "../orders";
import type { TelnyxOperation } from "../operation";
import { Carried } from "./carried";
import { declaredUpTo } from "./declaredUpTo";
import { declaredNumbers, type DeclaredNumber, type NumberOrderInputs, type NumberOrderState } from "./inputs";
import { heldNumbers, wantedNumbers } from "./plan";

/** One operation on a NumberOrder: what it knows. */
export abstract class NumberOrderRun extends OrderRun<NumberOrderInputs, NumberOrderState> {
    /** The declared numbers in their long form. */
    readonly numbers: readonly DeclaredNumber[];
    readonly carried: Carried;
    readonly declaredBefore: SettingsByNumber;

    constructor(
        operation: TelnyxOperation,
        inputs: NumberOrderInputs,
        readonly orders: OrderSet,
        before?: NumberOrderState,
    ) {
        super(operation, inputs, before);
        this.numbers = declaredNumbers(inputs);
        this.carried = new Carried(inputs, before);
        this.declaredBefore = declaredUpTo(operation, orders, inputs, before);
    }

    get id(): string | undefined {
        return this.orders.ids[0];
    }

    get last() {
        return this.orders.last;
    }

    get held(): readonly Held[] {
        return heldNumbers(this.last.numbers.filter(isAlive).map(({ phoneNumber }) => phoneNumber));
    }

    get shown(): ReadonlySet<string> {
        return new Set((this.before ? declaredNumbers(this.before) : []).map(({ phoneNumber }) => phoneNumber));
    }

    get wanted(): readonly Wanted[] {
        return wantedNumbers(this.numbers);
    }

    observe() {
        return this.orders.observe();
    }

    get isCurrent(): boolean {
        return this.orders.isCurrent;
    }

    noteReleased(number: OrderedNumber): void {
        this.orders.noteReleased(number);
    }

    isNew(orderId: string): boolean {
        return this.orders.isNew(orderId);
    }
}
