import { strictly } from "../formats/strictly";
import type { LoggedRequest } from "../traffic/logEntry";
import type { World } from "../world";
import type { Answer } from "./route";

/** Notes in the log how a request is answered, and tells those who want to see every reply. */
export function tell(world: World, entry: LoggedRequest, { status, body }: Answer): void {
    entry.status = status;
    const { method, path } = entry;
    world.onReply?.({ method, path, status, body, strictBody: () => strictly(body) });
}
