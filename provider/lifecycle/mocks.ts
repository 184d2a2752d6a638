import * as pulumi from "@pulumi/pulumi";

/** The organization under mocks that name none; that of self-managed backends. */
const standIn = "organization";

/**
 * Says whether this is a unit test after `pulumi.runtime.setMocks`. The SDK has no question for it: its mock monitor
 * is known by the mocks that it holds (runtime/mocks.ts), which a connection to an engine never has.
 */
export function isMocked(): boolean {
    const monitor: object | undefined = pulumi.runtime.getMonitor();
    return monitor !== undefined && "mocks" in monitor;
}

/**
 * The organization of the stack. It goes into labels and tokens, so a stack without one is an error, never a guess;
 * under mocks, which name none by default and reach no Telnyx, a stand-in serves.
 */
export function stackOrganization(): string {
    try {
        return pulumi.getOrganization();
    } catch (error) {
        if (isMocked()) {
            return standIn;
        }
        throw error;
    }
}
