import type { Route } from "../http/route";
import { availablePhoneNumberRoutes } from "./availablePhoneNumbers";
import { numberOrderPhoneNumberRoutes } from "./numberOrderPhoneNumbers";
import { numberOrderRoutes } from "./numberOrders";
import { phoneNumberActionRoutes } from "./phoneNumberActions";
import { phoneNumberJobRoutes } from "./phoneNumberJobs";
import { phoneNumberRoutes } from "./phoneNumbers";
import { phoneNumberSettingsRoutes } from "./phoneNumberSettings";
import { subNumberOrderRoutes } from "./subNumberOrders";

/** Every verb the emulated API has. */
export const routes: Route[] = [
    ...availablePhoneNumberRoutes,
    ...numberOrderRoutes,
    ...subNumberOrderRoutes,
    ...numberOrderPhoneNumberRoutes,
    ...phoneNumberRoutes,
    ...phoneNumberSettingsRoutes,
    ...phoneNumberActionRoutes,
    ...phoneNumberJobRoutes,
];
