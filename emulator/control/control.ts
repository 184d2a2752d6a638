import type { World } from "../world";
import { advancedOrderControl } from "./advancedOrderControl";
import { announcing } from "./announcing";
import { bulkControl } from "./bulkControl";
import { groupControl } from "./groupControl";
import { numberControl } from "./numberControl";
import { orderControl } from "./orderControl";
import { requestControl } from "./requestControl";
import { webhookControl } from "./webhookControl";
import { worldControl } from "./worldControl";

/** Everything that can be done behind the API's back. */
export type Control = ReturnType<typeof worldControl> &
    ReturnType<typeof requestControl> &
    ReturnType<typeof orderControl> &
    ReturnType<typeof numberControl> &
    ReturnType<typeof groupControl> &
    ReturnType<typeof bulkControl> &
    ReturnType<typeof webhookControl> &
    ReturnType<typeof advancedOrderControl>;

/** The control of one emulator. */
export function controlOf(world: World): Control {
    const control = {
        ...worldControl(world),
        ...requestControl(world),
        ...orderControl(world),
        ...numberControl(world),
        ...groupControl(world),
        ...bulkControl(world),
        ...webhookControl(world),
        ...advancedOrderControl(world),
    };
    return announcing(control, () => {
        world.changed();
        world.keep();
    });
}
