import type { PhoneNumber, VoiceSettings } from "../store/rows";
import type { World } from "../world";

/** The voice settings of a number that nobody changed yet: the defaults of the official description. */
const initial: VoiceSettings = {
    tech_prefix_enabled: false,
    translated_number: "",
    usage_payment_method: "pay-per-minute",
    inbound_call_screening: "disabled",
    caller_id_name_enabled: false,
    call_forwarding: { call_forwarding_enabled: true, forwards_to: "", forwarding_type: "always" },
    cnam_listing: { cnam_listing_enabled: false, cnam_listing_details: "" },
    media_features: {
        rtp_auto_adjust_enabled: true,
        accept_any_rtp_packets_enabled: false,
        t38_fax_gateway_enabled: false,
    },
    call_recording: {
        inbound_call_recording_enabled: false,
        inbound_call_recording_format: "wav",
        inbound_call_recording_channels: "single",
    },
};

/** What a request changes of the voice settings: any fields, also of the nested objects. */
export type VoiceChange = { [Name in keyof VoiceSettings]?: Partial<VoiceSettings[Name]> | undefined };

/** The voice settings of a number, the one truth behind all its views. */
export function voiceOf({ voice }: Pick<PhoneNumber, "voice">): VoiceSettings {
    return merged(initial, voice);
}

/** Changes what is named of a number's voice settings; the rest stays, also within nested objects. */
export function changeVoice(world: World, number: PhoneNumber, change: VoiceChange): void {
    number.voice = merged(number.voice, change);
    number.updated_at = world.clock.stamp();
}

function merged<T extends object>(base: T, change: object): T {
    const entries = Object.entries(change as Record<string, unknown>).filter(([, value]) => value !== undefined);
    const before = base as Record<string, unknown>;
    return {
        ...base,
        ...Object.fromEntries(
            entries.map(([name, value]) => {
                const nested = typeof value === "object" && value !== null;
                return [name, nested ? merged((before[name] ?? {}) as object, value) : value];
            }),
        ),
    };
}
