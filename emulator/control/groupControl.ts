import { addComment } from "../lifecycle/comments";
import { approveGroup, isFulfilled, setStatuses } from "../lifecycle/groups";
import { approveNumber, rejectNumber } from "../lifecycle/review";
import { cancel } from "../lifecycle/settle";
import { settleDue } from "../lifecycle/settleDue";
import type { RequirementGroup } from "../store/groupRows";
import type { World } from "../world";
import { ControlError, existing } from "./errors";
import { pendingNumber } from "./orderControl";

/** What a reviewer says no to; without a requirement it is the first one. */
export interface Rejection {
    requirementId?: string;
    comment?: string;
}

function rejected(ids: string[], { requirementId }: Rejection): string {
    const id = requirementId ?? ids[0];
    return existing(
        ids.find((each) => each === id),
        `requirement ${id ?? ""} there`,
    );
}

/** What control does in the place of those who review. */
export function groupControl(world: World) {
    const find = (id: string): RequirementGroup =>
        existing(world.store.requirementGroups.find(id), `requirement group ${id}`);
    return {
        /** Approves a group that has all its values. */
        approveGroup(id: string): void {
            if (!isFulfilled(find(id))) {
                throw new ControlError(`requirement group ${id} still lacks values`);
            }
            approveGroup(world, find(id));
        },
        /** Declines one requirement of a group, approves the others, and says why in a comment. */
        declineGroup(id: string, rejection: Rejection = {}): void {
            const group = find(id);
            const declined = rejected(
                group.values.map((each) => each.requirement_id),
                rejection,
            );
            setStatuses(world, group, "approved", (value) => value.requirement_id !== declined);
            setStatuses(world, group, "declined", (value) => value.requirement_id === declined);
            if (rejection.comment !== undefined) {
                const { account } = group;
                const subject = { account, comment_record_type: "requirement_group", comment_record_id: id } as const;
                addComment(world, subject, rejection.comment, "admin");
            }
        },
        /** Lets a group's approval run out. */
        expireGroup(id: string): void {
            const group = find(id);
            setStatuses(world, group, "expired", () => true);
            group.values.forEach((value) => {
                value.expires_at = new Date(world.clock.now()).toISOString();
            });
        },
        /** Sets the status of a group to any literal; its requirements stay as they are. */
        setGroupStatus(id: string, status: string): void {
            Object.assign(find(id), { status, updated_at: world.clock.stamp() });
        },
        /** Changes a value of a group behind a program's back; its status stays as it is. */
        changeGroupValue(id: string, requirementId: string, fieldValue: string): void {
            const group = find(id);
            const found = group.values.find((each) => each.requirement_id === requirementId);
            const value = existing(found, `requirement ${requirementId} there`);
            value.field_value = fieldValue;
            value.updated_at = group.updated_at = world.clock.stamp();
        },
        /** Deletes a group behind a program's back, in use or not. */
        deleteGroup(id: string): void {
            world.store.requirementGroups.remove(find(id));
        },
        /** Approves everything about a pending number, so that it activates by itself. */
        approveNumber(phoneNumber: string): void {
            settleDue(world);
            approveNumber(world, pendingNumber(world, phoneNumber));
        },
        /** Rejects one requirement of a pending number, with a new deadline and a comment on its sub order. */
        rejectNumber(phoneNumber: string, rejection: Rejection = {}): void {
            settleDue(world);
            const number = pendingNumber(world, phoneNumber);
            const ids = number.requirements.map((each) => each.requirement_id);
            rejectNumber(world, number, rejected(ids, rejection), rejection.comment);
        },
        /** The deadline of a pending number passes: it is cancelled. */
        missDeadline(phoneNumber: string): void {
            settleDue(world);
            cancel(world, pendingNumber(world, phoneNumber));
        },
        /** All requirement groups, of one account or of all. */
        requirementGroups(account?: string): RequirementGroup[] {
            settleDue(world);
            return structuredClone([...world.store.requirementGroups.list(account)]);
        },
    };
}
