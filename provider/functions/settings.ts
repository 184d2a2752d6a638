import * as pulumi from "@pulumi/pulumi";
import { Provider } from "../provider";

/** What a lookup reads its settings from: keys as in the configuration, such as `telnyx:apiKey`. */
export interface FunctionSettings {
    readonly "telnyx:apiKey"?: string | undefined;
    readonly "telnyx:baseUrl"?: string | undefined;
    /** The name of the provider that they are of. */
    readonly "telnyx:provider"?: string | undefined;
}

/** Any member of the package of dynamic providers: by it a parent knows its providers. */
const member = "pulumi-nodejs:dynamic/telnyx:Function";

/**
 * Finds the settings of a function where resources find theirs: the option `provider`, that of the parent, else the
 * configuration of the stack. The environment is left to whoever uses them.
 */
export function settingsOf(name: string, options: pulumi.InvokeOptions = {}): pulumi.Output<FunctionSettings> {
    const provider = options.provider ?? options.parent?.getProvider(member);
    if (provider === undefined) {
        const config = new pulumi.Config("telnyx");
        return pulumi.output({ "telnyx:apiKey": config.get("apiKey"), "telnyx:baseUrl": config.get("baseUrl") });
    }
    if (!Provider.isInstance(provider)) {
        throw new Error(`${name}: the option provider takes a telnyx.Provider`);
    }
    // What a search finds is no secret because the key is one.
    const apiKey = pulumi.unsecret(provider.apiKey);
    return pulumi.all([apiKey, provider.baseUrl]).apply(([key, url]) => ({
        "telnyx:apiKey": key,
        "telnyx:baseUrl": url,
        "telnyx:provider": provider.accountName,
    }));
}

/** The settings as soon as they are there; throws where a preview cannot know them. */
export async function knownSettings(name: string, options?: pulumi.InvokeOptions): Promise<FunctionSettings> {
    const settings = settingsOf(name, options);
    // Not in the SDK's types, but on every output: an output that is not known never calls back.
    const { isKnown } = settings as unknown as { isKnown: Promise<boolean> };
    if (!(await isKnown)) {
        throw new Error(`${name}: the provider's apiKey is not known before \`pulumi up\`: use ${name}Output instead`);
    }
    return new Promise((resolve) => {
        settings.apply((known) => resolve(known));
    });
}
