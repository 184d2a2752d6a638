import type { Fault, StandingFault } from "../traffic/faults";
import type { HeldRequest } from "../traffic/held";
import type { LoggedRequest, RequestFilter } from "../traffic/logEntry";
import type { World } from "../world";

/** What control does with requests: the log, faults, held requests. */
export function requestControl(world: World) {
    return {
        /** The requests that came so far, in order; those to control are never among them. */
        requests(filter: RequestFilter = {}): LoggedRequest[] {
            return world.log.requests(filter);
        },
        /** Forgets the requests that came so far. */
        clearRequests(): void {
            world.log.clear();
        },
        /** Resolves with the requests that a filter means, once there are so many; rejects at a reset. */
        waitForRequest(filter: RequestFilter = {}, count = 1, signal?: AbortSignal): Promise<LoggedRequest[]> {
            return world.log.waitFor(filter, count, signal);
        },
        /** Lays out a fault for the next requests of a method and path. */
        addFault(fault: Fault): void {
            world.faults.add(fault);
        },
        /** The faults that still wait for a request. */
        faults(): StandingFault[] {
            return world.faults.list();
        },
        /** Takes all faults away; held requests stay held. */
        clearFaults(): void {
            world.faults.clear();
        },
        /** The requests that are held at the moment. */
        held(): HeldRequest[] {
            return world.held.list();
        },
        /** Applies what is not applied yet, answers all held requests, and says how many there were. */
        releaseHeld(): number {
            return world.held.releaseAll();
        },
        /** Closes the connections of all held requests, and says how many there were; nothing further is applied. */
        dropHeld(): number {
            return world.held.dropAll();
        },
        /** Resolves with the held requests, once there are so many; rejects at a reset. */
        waitForHeld(count = 1, signal?: AbortSignal): Promise<HeldRequest[]> {
            return world.held.waitFor(count, signal);
        },
    };
}
