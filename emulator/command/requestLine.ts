import type { FaultyReply, Reply } from "../traffic/reply";

/** A reply as one line of the log: when, what was asked, and what the answer was. */
export function requestLine(reply: Reply, now = new Date()): string {
    return lineOf(reply, now);
}

/** The same of a request that a fault hit; dashes where nothing was answered. */
export function faultLine(reply: FaultyReply, now = new Date()): string {
    return `${lineOf(reply, now)} (fault: ${reply.fault})`;
}

function lineOf({ method, path, status, body }: Omit<FaultyReply, "fault">, now: Date): string {
    // The body of a fault may be anything.
    const { errors } = Object(body) as { errors?: unknown };
    const reasons = (Array.isArray(errors) ? errors : []).map(reasonOf).join(";");
    return `${now.toISOString().slice(11, 23)} ${String(status ?? "---")} ${method} ${path}${reasons}`;
}

function reasonOf(error: unknown): string {
    const { code = "", detail = "" } = Object(error) as { code?: unknown; detail?: unknown };
    return ` ${String(code)} ${String(detail)}`;
}
