import type { Route } from "../server/route";
import { advancedOrderRoutes } from "./advancedOrders";
import { availablePhoneNumberRoutes } from "./availablePhoneNumbers";
import { inexplicitNumberOrderRoutes } from "./inexplicitNumberOrders";
import { numberOrderPhoneNumberRoutes } from "./numberOrderPhoneNumbers";
import { numberOrderRoutes } from "./numberOrders";
import { numberReservationRoutes } from "./numberReservations";
import { phoneNumberActionRoutes } from "./phoneNumberActions";
import { phoneNumberJobRoutes } from "./phoneNumberJobs";
import { phoneNumberRoutes } from "./phoneNumbers";
import { phoneNumberSettingsRoutes } from "./phoneNumberSettings";
import { commentRoutes } from "./comments";
import { requirementGroupAttachmentRoutes } from "./requirementGroupAttachments";
import { requirementGroupRoutes } from "./requirementGroups";
import { requirementRoutes } from "./requirements";
import { subNumberOrderRoutes } from "./subNumberOrders";
import { notificationProfileRoutes } from "./notificationProfiles";
import { notificationChannelRoutes } from "./notificationChannels";
import { notificationSettingRoutes } from "./notificationSettings";
import { notificationEventRoutes } from "./notificationEvents";
import { webhookDeliveryRoutes } from "./webhookDeliveries";
import { credentialConnectionRoutes } from "./credentialConnections";
import { connectionRoutes } from "./connections";
import { messagingProfileRoutes } from "./messagingProfiles";
import { billingGroupRoutes } from "./billingGroups";
import { addressRoutes } from "./addresses";
import { documentRoutes } from "./documents";
import { emergencyRoutes } from "./emergency";
import { countryCoverageRoutes } from "./countryCoverage";
import { inventoryCoverageRoutes } from "./inventoryCoverage";
import { numbersFeaturesRoutes } from "./numbersFeatures";

/** Every verb the emulated API has. */
export const routes: Route[] = [
    ...availablePhoneNumberRoutes,
    ...advancedOrderRoutes,
    ...numberOrderRoutes,
    ...inexplicitNumberOrderRoutes,
    ...subNumberOrderRoutes,
    ...numberOrderPhoneNumberRoutes,
    ...phoneNumberRoutes,
    ...phoneNumberSettingsRoutes,
    ...phoneNumberActionRoutes,
    ...phoneNumberJobRoutes,
    ...requirementGroupRoutes,
    ...requirementGroupAttachmentRoutes,
    ...requirementRoutes,
    ...commentRoutes,
    ...numberReservationRoutes,
    ...notificationProfileRoutes,
    ...notificationChannelRoutes,
    ...notificationSettingRoutes,
    ...notificationEventRoutes,
    ...webhookDeliveryRoutes,
    ...credentialConnectionRoutes,
    ...connectionRoutes,
    ...messagingProfileRoutes,
    ...billingGroupRoutes,
    ...addressRoutes,
    ...documentRoutes,
    ...emergencyRoutes,
    ...countryCoverageRoutes,
    ...inventoryCoverageRoutes,
    ...numbersFeaturesRoutes,
];
