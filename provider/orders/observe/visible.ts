import { ExplainedError } from "../../lifecycle";
import { NotFoundError } from "../../telnyx";

/** A record that cannot be deleted at Telnyx, and yet the account does not know it. */
export class InvisibleError extends ExplainedError {}

/** Reads a record that cannot be deleted at Telnyx. When it is not visible, that is never "gone": it throws. */
export async function visible<Found>(noun: string, read: () => Promise<Found>): Promise<Found> {
    try {
        return await read();
    } catch (error) {
        if (error instanceof NotFoundError) {
            throw new InvisibleError(
                `reading ${noun}: this account does not know it. Orders cannot be deleted at Telnyx, so the ` +
                    "API key belongs to another account, or telnyx:baseUrl points to another host: nothing was changed. " +
                    "Set both right and run again; if the wrong ones were stored by the last `pulumi up`, run " +
                    "`pulumi up --refresh=false` once",
            );
        }
        throw error;
    }
}
