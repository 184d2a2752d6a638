import { inexplicitNumberOrderHandler } from "./inexplicitNumberOrder/handler";
import { openDoor } from "./lifecycle/door";
import { numberOrderHandler } from "./numberOrder/handler";
import { requirementGroupHandler } from "./requirementGroup/handler";
import { connect } from "./telnyx/account";
import { providerName } from "./telnyx/settings";

/*
 * The token table: `__provider` texts in users' states name these exports, so a name here never changes its meaning.
 */

/** The handler of `pulumi-nodejs:dynamic/telnyx:NumberOrder`. */
export const numberOrder = openDoor(
    numberOrderHandler,
    connect,
    providerName,
    "pulumi-nodejs:dynamic/telnyx:NumberOrder",
);

/** The handler of `pulumi-nodejs:dynamic/telnyx:RequirementGroup`. */
export const requirementGroup = openDoor(
    requirementGroupHandler,
    connect,
    providerName,
    "pulumi-nodejs:dynamic/telnyx:RequirementGroup",
);

/** The handler of `pulumi-nodejs:dynamic/telnyx:InexplicitNumberOrder`. */
export const inexplicitNumberOrder = openDoor(
    inexplicitNumberOrderHandler,
    connect,
    providerName,
    "pulumi-nodejs:dynamic/telnyx:InexplicitNumberOrder",
);
