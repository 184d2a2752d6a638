import type { Desk } from "../rig/desk";
import { isTheirs } from "../rig/others";
import { ownedNumbers } from "../truth";
import { codeOf } from "./judge";
import type { EventName } from "./steps";

/** Our numbers that are in the account, and those that are still to come. */
function ours({ control }: Desk) {
    const owned = ownedNumbers(control).filter((one) => !isTheirs(one));
    const pending = control
        .orders()
        .flatMap(({ phone_numbers }) => phone_numbers)
        .filter(({ outcome }) => outcome === "pending");
    const groups = control.requirementGroups().filter((one) => one.customer_reference !== "theirs");
    return { owned, pending, groups };
}

/** Nobody reviews papers that are not there. */
function isFilledIn({ requirements }: { readonly requirements: readonly { readonly field_value: string }[] }): boolean {
    return requirements.every(({ field_value }) => field_value !== "");
}

/** Lets something happen behind the program's back; nothing where there is nothing for it to happen to. */
export function happen(desk: Desk, event: EventName, which: number): void {
    const { control } = desk;
    const { owned, pending, groups } = ours(desk);
    const number = owned[which % Math.max(1, owned.length)];
    const waiting = pending[which % Math.max(1, pending.length)];
    const group = groups[0];
    const change = (to: Parameters<typeof control.changeNumber>[1]): void => {
        if (number !== undefined) {
            control.changeNumber(number.phone_number, to);
        }
    };
    switch (event) {
        case "release":
            return number && control.releaseNumber(number.phone_number);
        case "portOut":
            return number && control.portOutNumber(number.phone_number);
        case "cancel":
            return waiting && control.cancelSubNumberOrder(waiting.sub_number_order_id);
        case "approve":
            return waiting && isFilledIn(waiting) ? control.approveNumber(waiting.phone_number) : undefined;
        case "reject":
            return waiting && isFilledIn(waiting)
                ? control.rejectNumber(waiting.phone_number, { comment: "Not readable." })
                : undefined;
        case "expire":
            return group && control.expireGroup(group.id);
        case "relabel":
            change({ customer_reference: "by hand" });
            return;
        case "connect":
            change({ connection_id: "by hand" });
            return;
        case "lock":
            change({ deletion_lock_enabled: true });
            return;
        case "unlock":
            change({ deletion_lock_enabled: false });
            return;
    }
}

/** What people do so that everything can come to its end: approve what was handed in, lift locks nobody declared. */
export function attend(desk: Desk, locked: boolean): void {
    const { control } = desk;
    const { owned, pending, groups } = ours(desk);
    pending.filter(isFilledIn).forEach(({ phone_number }) => {
        control.approveNumber(phone_number);
    });
    groups
        .filter(({ status }) => status === "expired" || status === "pending-approval")
        .forEach(({ id }) => {
            control.setGroupStatus(id, "unapproved");
        });
    owned
        // The program's lock is that of its order; the numbers of the bulk order have none.
        .filter((one) => one.deletion_lock_enabled && !(locked && codeOf(one) === undefined))
        .forEach(({ phone_number }) => {
            control.changeNumber(phone_number, { deletion_lock_enabled: false });
        });
    desk.history.note(control);
}
