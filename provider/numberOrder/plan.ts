import { inseparable, isLockHeld, isLockIgnored, isMoved, isPendingStatus, lockOfOrder, plan } from "../orders";
import type { Held, NumberOutput, Plan, Wanted } from "../orders";
import { declaredNumbers, type DeclaredNumber, type NumberOrderInputs, type NumberOrderState } from "./inputs";

/** Each number is a thing of its own, held once. */
export function heldNumbers(phoneNumbers: readonly string[]): Held[] {
    return phoneNumbers.map((phoneNumber) => ({ key: phoneNumber, phoneNumbers: [phoneNumber], coming: 0 }));
}

/** Each declared number, wanted once. */
export function wantedNumbers(numbers: readonly DeclaredNumber[]): Wanted[] {
    return numbers.map(({ phoneNumber }) => ({ key: phoneNumber, count: 1 }));
}

/** What an `up` would do about the numbers that a state holds. */
export function planOfNumbers(state: NumberOrderState, inputs: NumberOrderInputs): Plan {
    const held = declaredNumbers(state).map(({ phoneNumber }) => phoneNumber);
    const wantedOnes = wantedNumbers(declaredNumbers(inputs));
    const wanted = new Set(wantedOnes.map(({ key }) => key));
    const members = state.numbers
        .filter(({ phoneNumber }) => held.includes(phoneNumber))
        .map(({ phoneNumber, numberOrderId, subNumberOrderId, status, phoneNumberId }) => ({
            phoneNumber,
            numberOrderId,
            subNumberOrderId,
            isPending: phoneNumberId === undefined && isPendingStatus(status),
        }));
    const lock = lockOfOrder(inputs);
    const isLocked = ({ phoneNumber, deletionLock = false }: NumberOutput) =>
        isLockHeld(lock, state, phoneNumber, deletionLock);
    return plan(heldNumbers(held), wantedOnes, {
        isMoved: isMoved(state, inputs),
        isLockIgnored: isLockIgnored(inputs),
        locked: new Set(state.numbers.filter(isLocked).map(({ phoneNumber }) => phoneNumber)),
        inseparable: inseparable(members, (phoneNumber) => !wanted.has(phoneNumber)),
    });
}
