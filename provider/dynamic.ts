import { openDoor } from "./lifecycle/door";
import { numberOrderHandler } from "./numberOrder/handler";
import { connect } from "./telnyx/account";

/*
 * The token table: `__provider` texts in users' states name these exports, so a name here never changes its meaning.
 */

/** The handler of `pulumi-nodejs:dynamic/telnyx:NumberOrder`. */
export const numberOrder = openDoor(numberOrderHandler, connect);
