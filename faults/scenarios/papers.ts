import type { Control } from "pulumi-telnyx-emulator";
import type { Desk } from "../rig/desk";

/** Values that belong to people: they appear in the input of the same name and nowhere else. */
export const secretValues = {
    address: "2664398120045678901",
    proof: "5a2d4f0b-7e19-4a3c-b1d8-9e0f6c7a8b11",
    corrected: "6a2d4f0b-7e19-4a3c-b1d8-9e0f6c7a8b22",
    identity: "8a2d4f0b-7e19-4a3c-b1d8-9e0f6c7a8b44",
} as const;

/** A value as a program gives it. */
export const address = { requirementId: "11111111-aaaa-4bbb-8ccc-222222222222", fieldValue: secretValues.address };
/** Another one. */
export const proof = { requirementId: "33333333-aaaa-4bbb-8ccc-444444444444", fieldValue: secretValues.proof };
/** The one that Swiss numbers want. */
export const identity = { requirementId: "33333333-aaaa-4bbb-8ccc-555555555555", fieldValue: secretValues.identity };
/** What German numbers want. */
export const german = [address, proof];
/** The same with another proof. */
export const corrected = [address, { ...proof, fieldValue: secretValues.corrected }];

/** Approves everything that was handed in. */
export function approve({ control, history }: Desk): void {
    const review = control.orders().flatMap(({ phone_numbers }) => phone_numbers);
    review
        .filter((number) => number.outcome === "pending")
        .filter((number) => number.requirements_status === "requirement-info-under-review")
        .forEach(({ phone_number }) => {
            control.approveNumber(phone_number);
        });
    waitingGroups(control).forEach(({ id }) => {
        control.approveGroup(id);
    });
    history.note(control);
}

/** Groups that were handed in. */
export function waitingGroups(control: Control) {
    return control.requirementGroups().filter(({ status }) => status === "pending-approval");
}

/** A group with all values. */
export const germanPapers = {
    countryCode: "DE",
    phoneNumberType: "local",
    action: "ordering",
    regulatoryRequirements: german,
};
