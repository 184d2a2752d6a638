import type { World } from "../world";

/** The faults that wait for a request, in words. */
export function faultLines(world: World) {
    return world.faults.list().map(({ method, path, times, apply, respond }, i) => ({
        id: i,
        method,
        path,
        times,
        what: `${respond.kind === "reply" ? String(respond.status) : respond.kind}${apply ? ", but it is done" : ""}`,
    }));
}
