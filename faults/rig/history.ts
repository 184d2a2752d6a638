import type { Control } from "pulumi-telnyx-emulator";

/** What a number's settings are called in the state. */
export const settingNames = {
    connection_id: "connectionId",
    billing_group_id: "billingGroupId",
    messaging_profile_id: "messagingProfileId",
    customer_reference: "customerReference",
    deletion_lock_enabled: "deletionLock",
} as const;

type Setting = keyof typeof settingNames;

/** Everything that was ever true of a number's settings, so that a state can be asked whether it remembers a dream. */
export class History {
    private readonly seen = new Set<string>();

    /** Notes what is true now. */
    note(control: Pick<Control, "numbers" | "orders">): void {
        for (const number of control.numbers()) {
            this.noteAll(number.phone_number, number);
        }
        for (const order of control.orders()) {
            order.phone_numbers.forEach(({ phone_number }) => {
                // Of a number that is not there yet the order's label is known, behind which stands our token.
                const label = order.customer_reference?.replace(/#[0-9a-f]{12}$/, "");
                this.noteAll(phone_number, { ...order, deletion_lock_enabled: false });
                this.noteAll(phone_number, { ...order, customer_reference: label, deletion_lock_enabled: false });
            });
        }
    }

    /** Whether a number ever had this value, by the name of the setting in the state. */
    was(phoneNumber: string, name: string, value: unknown): boolean {
        return this.seen.has(keyOf(phoneNumber, name, value));
    }

    /** Whether any number ever had this value. */
    wasAnywhere(name: string, value: unknown): boolean {
        return this.was(anywhere, name, value);
    }

    private noteAll(phoneNumber: string, settings: Readonly<Record<Setting, unknown>>): void {
        for (const [setting, name] of Object.entries(settingNames)) {
            this.seen.add(keyOf(phoneNumber, name, settings[setting as Setting]));
            this.seen.add(keyOf(anywhere, name, settings[setting as Setting]));
        }
    }
}

const anywhere = "*";

/** Nothing, however it is written, is one value. */
function keyOf(phoneNumber: string, name: string, value: unknown): string {
    return JSON.stringify([phoneNumber, name, value === undefined || value === false || value === "" ? null : value]);
}
