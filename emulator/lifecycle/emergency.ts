import { featuresOf } from "../numbering/criteria";
import type { PhoneNumberType } from "../numbering/plans";
import type { EmergencySettings, PhoneNumber } from "../store/rows";
import type { World } from "../world";

/** What a request about emergency services says. */
export interface EmergencyChange {
    emergency_enabled: boolean;
    emergency_address_id?: string | null | undefined;
}

/** The emergency settings of a number; of one that nobody touched: off. */
export function emergencyOf({ emergency }: PhoneNumber): EmergencySettings {
    return emergency ?? { emergency_enabled: false, emergency_address_id: null, emergency_status: "disabled" };
}

/** Why a number's emergency services cannot be set up so; undefined if they can. */
export function emergencyFault(number: PhoneNumber, change: EmergencyChange): string | undefined {
    const features = featuresOf(number.country_iso_alpha2, number.phone_number_type as PhoneNumberType);
    if (change.emergency_enabled && !features.includes("emergency")) {
        return "cannot be used for emergency calls";
    }
    const address = change.emergency_address_id || emergencyOf(number).emergency_address_id;
    return change.emergency_enabled && address === null ? "has no address for emergency services" : undefined;
}

/** Switches emergency services on or off. Real ones take their time; here it is done at once, unless control says no. */
export function changeEmergency(world: World, number: PhoneNumber, change: EmergencyChange): void {
    number.emergency = {
        emergency_enabled: change.emergency_enabled,
        emergency_address_id: change.emergency_address_id || emergencyOf(number).emergency_address_id,
        emergency_status: change.emergency_enabled ? "active" : "disabled",
    };
    number.updated_at = world.clock.stamp();
}
