import type { Reply } from "../traffic/reply";

/** A reply as one line of the log: when, what was asked, and what the answer was. */
export function requestLine({ method, path, status, body }: Reply, now = new Date()): string {
    const errors = (body as { errors?: { code?: string; detail?: string }[] } | null)?.errors ?? [];
    const reasons = errors.map(({ code = "", detail = "" }) => ` ${code} ${detail}`).join(";");
    return `${now.toISOString().slice(11, 23)} ${String(status)} ${method} ${path}${reasons}`;
}
