import { moved } from "../lifecycle/moved";
import { shortStamp } from "../clock";
import { addComment } from "../lifecycle/comments";
import { numberOrderStatus, outcomeOf, subNumberOrderStatus } from "../lifecycle/outcome";
import { newDeadline } from "../lifecycle/requirements";
import { approveNumber, remark } from "../lifecycle/review";
import { cancel, fail, succeed } from "../lifecycle/settle";
import { settleDue } from "../lifecycle/settleDue";
import { cancelSubNumberOrder } from "../lifecycle/cancelSubNumberOrder";
import type { Comment } from "../store/groupRows";
import type { OrderPhoneNumber } from "../store/rows";
import type { Refusal } from "../store/store";
import type { World } from "../world";
import { ControlError, existing } from "./errors";

/** The pending number with this E.164 form. */
export function pendingNumber(world: World, phoneNumber: string): OrderPhoneNumber {
    const claim = world.store.claims.get(phoneNumber) ?? "";
    const number = world.store.pending.has(claim) ? world.store.orderPhoneNumbers.find(claim) : undefined;
    return existing(number, `pending order for ${phoneNumber}`);
}

function setStatus(world: World, number: OrderPhoneNumber, status: string): void {
    const isPending = world.store.pending.has(number.id);
    if (isPending && status === "success") {
        succeed(world, number);
    } else if (isPending && status === "failure") {
        fail(world, number);
    } else {
        number.status = status;
        // Time must not change again what was set on purpose.
        number.activates_from = null;
        number.deadline = null;
        moved(world, number);
    }
}

/** What control does with orders. */
export function orderControl(world: World) {
    return {
        /** Ends the pending numbers of an order, or only those named. */
        settleOrder(orderId: string, status: "success" | "failure", phoneNumbers?: string[]): void {
            const order = existing(world.store.numberOrders.find(orderId), `number order ${orderId}`);
            const named = phoneNumbers && new Set(phoneNumbers);
            const pending = world.store.orderPhoneNumbers
                .pick(order.order_phone_number_ids)
                .filter((number) => world.store.pending.has(number.id))
                .filter((number) => named?.has(number.phone_number) ?? true);
            if (pending.length === 0) {
                throw new ControlError(`number order ${orderId} has nothing pending of that kind`);
            }
            pending.forEach((number) => {
                if (status === "success") {
                    succeed(world, number);
                } else {
                    fail(world, number);
                }
            });
        },
        /**
         * Sets the status of a number to any literal, also one the API does not know: of the owned number, or of the
         * pending number of an order as long as nobody owns it.
         */
        setNumberStatus(phoneNumber: string, status: string): void {
            settleDue(world);
            const owned = world.store.owned.get(phoneNumber);
            if (owned) {
                Object.assign(owned, { status, updated_at: world.clock.stamp() });
            } else {
                setStatus(world, pendingNumber(world, phoneNumber), status);
            }
        },
        /** Sets the status of a number within its newest order to any literal, also after it ended. */
        setOrderNumberStatus(phoneNumber: string, status: string): void {
            const ordered = world.store.orderPhoneNumbers.list().filter((each) => each.phone_number === phoneNumber);
            setStatus(world, existing(ordered.at(-1), `order for ${phoneNumber}`), status);
        },
        /** Cancels a sub order, as Telnyx staff may. */
        cancelSubNumberOrder(id: string): void {
            settleDue(world);
            cancelSubNumberOrder(world, existing(world.store.subNumberOrders.find(id), `sub number order ${id}`));
        },
        /** Sets the status of a pending number's requirements; a comment goes to its sub order. */
        setRequirementsStatus(phoneNumber: string, status: string, comment?: string): void {
            const number = pendingNumber(world, phoneNumber);
            if (status === "cancelled") {
                cancel(world, number);
            } else if (status === "approved") {
                approveNumber(world, number);
            } else {
                number.requirements_status = status;
                number.deadline = status === "requirement-info-under-review" ? null : newDeadline(world);
                moved(world, number);
            }
            remark(world, number, comment);
        },
        /** From now on an order for this number is refused with this status and code, and names it. */
        refuseNumber(phoneNumber: string, refusal: Refusal): void {
            world.store.refusals.set(phoneNumber, refusal);
        },
        /** The number can be ordered again. */
        acceptNumber(phoneNumber: string): void {
            world.store.refusals.delete(phoneNumber);
        },
        /** Answers the customer in the place of those who review, at a sub order or a requirement group. */
        commentOn(recordType: Comment["comment_record_type"], id: string, body: string): void {
            const { subNumberOrders, requirementGroups } = world.store;
            const subjects = recordType === "sub_number_order" ? subNumberOrders : requirementGroups;
            const { account } = existing<{ account: string }>(subjects.find(id), `${recordType} ${id}`);
            addComment(world, { account, comment_record_type: recordType, comment_record_id: id }, body, "admin");
        },
        /** Gives a pending number more time, as Telnyx does when the customer asks for it in a comment. */
        extendDeadline(phoneNumber: string, ms: number): void {
            const number = pendingNumber(world, phoneNumber);
            const deadline = existing(number.deadline ?? undefined, `deadline of ${phoneNumber}`);
            number.deadline = shortStamp(Date.parse(deadline) + ms);
        },
        /** All orders, of one account or of all. */
        orders(account?: string) {
            settleDue(world);
            return world.store.numberOrders.list(account).map((order) => ({
                ...structuredClone(order),
                status: numberOrderStatus(world, order),
                phone_numbers: world.store.orderPhoneNumbers
                    .pick(order.order_phone_number_ids)
                    .map((number) => ({ ...structuredClone(number), outcome: outcomeOf(world, number) })),
            }));
        },
        /** All sub orders, of one account or of all. */
        subOrders(account?: string) {
            settleDue(world);
            return world.store.subNumberOrders.list(account).map((sub) => ({
                ...structuredClone(sub),
                status: subNumberOrderStatus(world, sub),
                phone_numbers: world.store.orderPhoneNumbers
                    .pick(sub.order_phone_number_ids)
                    .map((number) => number.phone_number),
            }));
        },
    };
}
