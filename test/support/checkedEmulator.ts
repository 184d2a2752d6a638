import { startEmulator as start, type Emulator, type Reply, type StartOptions } from "pulumi-telnyx-emulator";
import { unreasoned } from "./description/exceptions";
import { mismatches, type Mismatch } from "./description/mismatches";
import { only, representatives } from "./description/representatives";

const complaints = new Set<string>();
const counts = { replies: 0, described: 0, mismatches: { usual: 0, strict: 0 } };

/** Starts an emulator of which every reply is compared with the official description, in both modes. */
export function startEmulator(options: StartOptions = {}): Promise<Emulator> {
    return start({
        ...options,
        onReply(reply) {
            // Compared after the test: in its midst it would hold up replies that clients wait for.
            const { method, path, status } = reply;
            const [body, strictBody] = [reply.body, reply.strictBody()].map((each) => JSON.stringify(each));
            waiting.push({ method, path, status, body, strictBody });
            options.onReply?.(reply);
        },
    });
}

interface Waiting extends Pick<Reply, "method" | "path" | "status"> {
    body: string | undefined;
    strictBody: string | undefined;
}

const waiting: Waiting[] = [];

function checkWaiting(): void {
    for (const { body = "null", strictBody = "null", ...rest } of waiting.splice(0)) {
        check({ ...rest, body: JSON.parse(body) as unknown, strictBody: () => JSON.parse(strictBody) as unknown });
    }
}

function check(reply: Reply): void {
    counts.replies += 1;
    if (reply.status >= 500 && reply.status !== 501) {
        complaints.add(`${reply.method} ${reply.path} ${String(reply.status)}: ${JSON.stringify(reply.body)}`);
    }
    const places = representatives(reply.body);
    const usual = mismatches(reply, only(reply.body, places));
    if (usual === undefined) {
        return;
    }
    counts.described += 1;
    complain("usual", unreasoned(usual, "usual"));
    complain("strict", unreasoned(mismatches(reply, only(reply.strictBody(), places)) ?? [], "strict"));
}

function complain(mode: "usual" | "strict", found: Mismatch[]): void {
    counts.mismatches[mode] += found.length;
    for (const { operation, status, kind, field, value } of found) {
        const shown = JSON.stringify(value)?.slice(0, 100);
        complaints.add(`${operation} ${String(status)} ${field} (${kind}, ${mode} mode): ${shown ?? ""}`);
    }
}

/** Throws if a reply since the last call was not as the official description has it. */
export function refuseMismatches(): void {
    checkWaiting();
    const found = [...complaints];
    complaints.clear();
    if (found.length > 0) {
        throw new Error(`The emulator's replies are not as the official description has them:\n${found.join("\n")}`);
    }
}

/** How many replies were compared so far in this process, and how many mismatches without a reason there were. */
export function conformance(): typeof counts {
    checkWaiting();
    return structuredClone(counts);
}
