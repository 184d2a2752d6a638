import { inexplicitNumberOrderHandler } from "./inexplicitNumberOrder/handler";
import { openDoor } from "./lifecycle/door";
import { numberOrderHandler } from "./numberOrder/handler";
import { connectAccount } from "./operation";
import { requirementGroupHandler } from "./requirementGroup/handler";
import { providerName } from "./telnyx/settings";

/*
 * The token table: `__provider` texts in users' states name these exports, so a name here never changes its meaning.
 */

/** The handler of `pulumi-nodejs:dynamic/telnyx:NumberOrder`. */
export const numberOrder = openDoor(numberOrderHandler, connectAccount, providerName);

/** The handler of `pulumi-nodejs:dynamic/telnyx:RequirementGroup`. */
export const requirementGroup = openDoor(requirementGroupHandler, connectAccount, providerName);

/** The handler of `pulumi-nodejs:dynamic/telnyx:InexplicitNumberOrder`. */
export const inexplicitNumberOrder = openDoor(inexplicitNumberOrderHandler, connectAccount, providerName);
