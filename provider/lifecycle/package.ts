/** Reads one configuration value of the stack, or of a provider of the program. */
export type ReadSetting = (key: string) => string | undefined;

/** What the door has to know of the package whose handlers it adapts. */
export interface Package {
    /** The name of the account that the configuration belongs to; undefined for that of the stack. */
    readonly providerName: (setting: ReadSetting) => string | undefined;
    /** Sentences about settings that are wrong for every resource, so that a preview refuses them. */
    readonly settingFaults?: (setting: ReadSetting) => readonly string[];
}
