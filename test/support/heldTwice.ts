import { Claims } from "../../provider/telnyx/together/claims";
import type { Hidden } from "../../provider/lifecycle/hidden";
import type { Declared } from "./declared";
import { must } from "./must";
import type { Desk } from "./operation";

/**
 * Imports what a resource has under the name of another one as well, and begins the next run, in which both were
 * refreshed and none was checked yet.
 */
export async function importAgain<Inputs extends Hidden, State extends Inputs, Args extends object>(
    desk: Desk,
    first: Declared<Inputs, State, Args>,
    second: Declared<Inputs, State, Args>,
): Promise<void> {
    second.imported(must(first.id));
    await second.refresh();
    await nextRun(desk, first, second);
}

/** Begins the next run, with a refresh of these resources. */
export async function nextRun(desk: Desk, ...resources: { refresh(): Promise<boolean> }[]): Promise<void> {
    desk.claims = new Claims();
    for (const resource of resources) {
        await resource.refresh();
    }
}
