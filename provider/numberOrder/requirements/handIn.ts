import { withoutValues } from "../../lifecycle";
import { LostReplyError, RefusedError, TelnyxError } from "../../telnyx";
import type { TelnyxOperation } from "../../operation";

/**
 * Hands something to a number or an order; it may be handed in twice, so a lost reply is answered by a second attempt.
 * Returns why it did not work, without the values: they are people's documents.
 */
export async function handIn(
    operation: TelnyxOperation,
    doing: string,
    secrets: readonly string[],
    change: () => Promise<unknown>,
): Promise<string[]> {
    for (let attempts = 1; ; attempts++) {
        await operation.assertEngineAlive();
        try {
            await change();
            return [];
        } catch (error) {
            if (error instanceof LostReplyError && attempts === 1) {
                continue;
            }
            if (!(error instanceof TelnyxError)) {
                throw error;
            }
            return [withoutValues(`${doing}: ${error.message}${adviceOn(error)}`, secrets)];
        }
    }
}

function adviceOn(error: TelnyxError): string {
    if (error instanceof LostReplyError) {
        return "; run `pulumi up` to try again";
    }
    return error instanceof RefusedError && error.hasCode("85003")
        ? ". Telnyx locks values once all are approved: put the old ones back"
        : "";
}
