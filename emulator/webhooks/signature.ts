import { createHash, createPrivateKey, createPublicKey, sign } from "node:crypto";

/**
 * The emulator's key is always the same one, so that a receiver can be set up before the emulator starts. It is made
 * from public text and protects nothing: never trust it outside of tests.
 */
const seed = createHash("sha256").update("pulumi-telnyx-emulator webhooks").digest();

/** What stands before the 32 bytes of an Ed25519 key in the PKCS #8 form. */
const pkcs8 = Buffer.from("302e020100300506032b657004220420", "hex");

const privateKey = createPrivateKey({ key: Buffer.concat([pkcs8, seed]), format: "der", type: "pkcs8" });

/** The public key as the portal shows it: base64 of the raw 32 bytes. Clients take it as `TELNYX_PUBLIC_KEY`. */
export const webhookPublicKey = createPublicKey(privateKey)
    .export({ format: "der", type: "spki" })
    .subarray(-32)
    .toString("base64");

/**
 * The two headers that sign a body. The time is the machine's, not the emulator's: receivers compare it with their own
 * clock and refuse what is older than five minutes, however far the emulator's clock was pushed.
 */
export function signatureHeaders(body: string, seconds = Math.floor(Date.now() / 1000)): Record<string, string> {
    const timestamp = String(seconds);
    return {
        "telnyx-timestamp": timestamp,
        "telnyx-signature-ed25519": sign(null, Buffer.from(`${timestamp}|${body}`), privateKey).toString("base64"),
    };
}
