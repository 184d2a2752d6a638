import type { OrderedNumber } from "../../orders";
import { lateMs } from "../../requirements/late";
import { declaredNumbers } from "../inputs";
import type { Supplying } from "./supplying";

/**
 * Says of numbers, from now on and for a moment, whether they may be shown as they were before this run handed something
 * in: then what they seem to wait for is no answer yet.
 */
export function shownLate(run: Supplying, hasHandedIn: boolean): (number: OrderedNumber) => boolean {
    const { inputs, operation, orders } = run;
    const untilMs = operation.clock.now() + lateMs;
    const declared = new Map(declaredNumbers(inputs).map((number) => [number.phoneNumber, number]));
    const hasOwn = (phoneNumber: string) => {
        const own = declared.get(phoneNumber);
        return (own?.requirementGroupId ?? own?.regulatoryRequirements) !== undefined;
    };
    const isOrderedWith = ({ order, phoneNumber }: OrderedNumber) =>
        orders.isNew(order.id) && (inputs.regulatoryRequirements !== undefined || hasOwn(phoneNumber));
    return (number) => operation.clock.now() < untilMs && (hasHandedIn || isOrderedWith(number));
}
