import { emergencyOf } from "../lifecycle/emergency";
import { voiceOf } from "../lifecycle/voice";
import type { PhoneNumber } from "../store/rows";

/** The voice settings of a number. */
export function voiceSettings(number: PhoneNumber) {
    // The request has this one field, the reply has not: only the number's own view shows it.
    const { caller_id_name_enabled, ...settings } = voiceOf(number);
    void caller_id_name_enabled;
    const emergency = emergencyOf(number);
    return {
        id: number.id,
        record_type: "voice_settings",
        phone_number: number.phone_number,
        connection_id: number.connection_id,
        customer_reference: number.customer_reference,
        emergency: { ...emergency, emergency_address_id: emergency.emergency_address_id ?? "" },
        ...settings,
    };
}
