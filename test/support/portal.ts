import assert from "node:assert/strict";
import type { Emulator } from "pulumi-telnyx-emulator";
import { apiKey } from "./emulator";

/** Does what somebody does in the portal, behind the program's back: one request, which has to succeed. */
export async function inPortal(
    { url }: Pick<Emulator, "url">,
    method: "GET" | "POST" | "PATCH",
    path: string,
    body?: object,
    key = apiKey,
): Promise<void> {
    const reply = await fetch(`${url}${path}`, {
        method,
        headers: { Authorization: `Bearer ${key}`, "Content-Type": "application/json" },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    assert.equal(reply.status, 200, await reply.text());
}
