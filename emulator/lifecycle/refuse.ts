import { ApiError, errorObject, type ErrorObject } from "../errors";
import { identify } from "../numbering/identify";
import type { World } from "../world";
import { keptFor } from "./reservations";

/** Throws if any of these numbers cannot be ordered by this account; every offending number is named. */
export function refuseUnavailable(world: World, account: string, phoneNumbers: readonly string[]): void {
    refuseOnDemand(world, phoneNumbers);
    refuseWhere(phoneNumbers, 409, "85001", "was taken before this order was placed.", (phoneNumber) =>
        isTaken(world, account, phoneNumber),
    );
    refuseWhere(
        phoneNumbers,
        422,
        "85000",
        "must first be returned by a search.",
        (phoneNumber) =>
            identify(phoneNumber) === undefined ||
            (world.settings.searchRequired &&
                !world.store.searched.isKnown(account, phoneNumber) &&
                !isReserved(world, account, phoneNumber)),
    );
}

function isTaken(world: World, account: string, phoneNumber: string): boolean {
    const heldFor = keptFor(world, phoneNumber);
    return world.store.claims.has(phoneNumber) || (heldFor !== undefined && heldFor !== account);
}

/** What is reserved for an account was searched for then. */
function isReserved({ store, clock }: World, account: string, phoneNumber: string): boolean {
    return store.numberReservations.accountOf(phoneNumber, clock.now()) === account;
}

function refuseOnDemand({ store }: World, phoneNumbers: readonly string[]): void {
    const refusal = phoneNumbers.map((phoneNumber) => store.refusals.get(phoneNumber)).find((each) => each);
    if (refusal) {
        refuseWhere(phoneNumbers, refusal.status, refusal.code, "cannot be ordered.", (phoneNumber) =>
            store.refusals.has(phoneNumber),
        );
    }
}

function refuseWhere(
    phoneNumbers: readonly string[],
    status: number,
    code: string,
    why: string,
    isRefused: (phoneNumber: string) => boolean,
): void {
    const errors: ErrorObject[] = phoneNumbers.flatMap((phoneNumber, i) =>
        isRefused(phoneNumber)
            ? [errorObject(code, `${phoneNumber} ${why}`, `/phone_numbers/${String(i)}/phone_number`)]
            : [],
    );
    if (errors.length > 0) {
        throw new ApiError(status, errors);
    }
}
