import { strictly } from "../formats/strictly";
import type { LoggedRequest } from "../traffic/logEntry";
import type { StandingFault } from "../traffic/faults";
import type { World } from "../world";
import type { Answer } from "./route";

/** Notes in the log how a request is answered, and tells those who want to see every reply. */
export function tell(world: World, entry: LoggedRequest, { status, body }: Answer): void {
    entry.status = status;
    const { method, path } = entry;
    world.onReply?.({ method, path, status, body, strictBody: () => strictly(body) });
}

/** Notes in the log what a fault answered, nothing where it dropped the connection, and tells who wants to see that. */
export function tellFaulty(world: World, entry: LoggedRequest, { respond }: StandingFault, answer?: Answer): void {
    const status = answer?.status ?? null;
    entry.status = status;
    const { method, path } = entry;
    world.onFault?.({ method, path, status, body: answer?.body, fault: respond.kind });
}
