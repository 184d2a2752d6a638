import type { Emulator } from "pulumi-telnyx-emulator";
import { ownedNumbers } from "../truth";

/** What somebody else has in the same account; nothing of it may ever change. */
export class Others {
    private constructor(
        private readonly emulator: Emulator,
        private readonly before: string,
    ) {}

    /** Orders a number and makes a group, by hand as it were, with the account's own key. */
    static async settle(emulator: Emulator, apiKey: string): Promise<Others> {
        const post = async (path: string, body: object): Promise<void> => {
            const headers = { authorization: `Bearer ${apiKey}`, "content-type": "application/json" };
            const reply = await fetch(emulator.url + path, { method: "POST", headers, body: JSON.stringify(body) });
            if (!reply.ok) {
                throw new Error(`${path} answered ${String(reply.status)}: ${await reply.text()}`);
            }
        };
        const phone_numbers = [{ phone_number: "+13125559990" }, { phone_number: "+13125559991" }];
        await post("/number_orders", { phone_numbers, customer_reference: "theirs", connection_id: "their line" });
        const papers = { country_code: "DE", phone_number_type: "local", action: "ordering" };
        await post("/requirement_groups", { ...papers, customer_reference: "theirs" });
        return new Others(emulator, snapshot(emulator));
    }

    /** What of theirs was touched; empty when nothing was. */
    touched(): string[] {
        const now = snapshot(this.emulator);
        return now === this.before ? [] : [`what others own was changed: ${this.before} became ${now}`];
    }
}

/** Whether a number belongs to the others. */
export function isTheirs({ phone_number }: { readonly phone_number: string }): boolean {
    return phone_number.startsWith("+1312555999");
}

function snapshot({ control }: Emulator): string {
    const orders = control.orders().filter(({ customer_reference }) => customer_reference === "theirs");
    const groups = control.requirementGroups().filter(({ customer_reference }) => customer_reference === "theirs");
    return JSON.stringify([ownedNumbers(control).filter(isTheirs), orders, groups]);
}
