import * as pulumi from "@pulumi/pulumi";

/** The account that a provider stands for. */
export interface ProviderArgs {
    /**
     * API key of the account: a secret, also when it is given as plain text. It is kept, encrypted, in the state, because
     * refresh and destroy use it. Another key of the same account (a rotation) changes nothing but the provider itself;
     * when the old key is revoked already, run `pulumi up --refresh=false` once. A key of another account is an error at
     * every resource: nothing moves between accounts.
     */
    apiKey: pulumi.Input<string>;
    /**
     * Where the API is: https, or http to this machine; anything else is refused before a key is sent.
     *
     * @default the stack's `telnyx:baseUrl`, else the environment's `TELNYX_BASE_URL`, else `https://api.telnyx.com/v2`
     */
    baseUrl?: pulumi.Input<string>;
    /**
     * Ids of orders and requirement groups, UUIDs, that resources of this provider take over although they have no state for them: after a state
     * was lost, an `up` asks for it, and gives the id. Those that the stack's `telnyx:adopt` names count as well. An order
     * goes to the resource that declares one of its numbers, or what it asked for, a group to the one whose mark it
     * carries; leaving an id here does no harm.
     *
     * @default none but those of `telnyx:adopt`
     */
    adopt?: pulumi.Input<pulumi.Input<string>[]>;
}

/** Dynamic providers share one package, so it is this one's. */
const packageName = "pulumi-nodejs";

/**
 * One more Telnyx account in the program, besides the one of the stack's configuration. Resources belong to it by the
 * option `provider`, those of a component by `providers: [...]`, functions by their own `provider`.
 *
 * A resource stays in its account. One that is given another provider goes on if that one reaches the same account, and is
 * an error otherwise: nothing is released. To move to another account, give the resource a new name.
 *
 * @example
 * ```typescript
 * import * as pulumi from "@pulumi/pulumi";
 * import * as telnyx from "pulumi-telnyx";
 *
 * const subsidiary = new telnyx.Provider("subsidiary", {
 *     apiKey: new pulumi.Config().requireSecret("subsidiaryKey"),
 * });
 * const line = new telnyx.NumberOrder("line", { phoneNumbers: ["+13125550142"] }, { provider: subsidiary });
 * ```
 */
export class Provider extends pulumi.ProviderResource {
    /** The API key, a secret. */
    public readonly apiKey: pulumi.Output<string>;
    /** The name in the program, which resources remember. */
    public readonly accountName: string;
    /** Where the API is; undefined where the environment or the default decide. */
    public readonly baseUrl: pulumi.Output<string | undefined>;

    /** Says whether something is such a provider, also one of another copy of this package. */
    public static override isInstance(value: unknown): value is Provider {
        const type = (value as { __pulumiType?: string } | null | undefined)?.__pulumiType;
        return type === `pulumi:providers:${packageName}` && "accountName" in (value as object);
    }

    /**
     * Declares an account.
     *
     * @param name Name of the provider; resources remember it, so that a change of provider is noticed.
     */
    constructor(name: string, args: ProviderArgs, opts?: pulumi.ResourceOptions) {
        // An empty key that only shows later is an error of the plugin; neither falls back to the account of the stack.
        if (args.apiKey === undefined || args.apiKey === "") {
            throw new Error(`the telnyx.Provider "${name}" has no API key: give it one in apiKey, as a secret`);
        }
        const apiKey = pulumi.secret(args.apiKey);
        const baseUrl = pulumi.output(args.baseUrl).apply((url) => url ?? new pulumi.Config("telnyx").get("baseUrl"));
        const config = {
            "telnyx:apiKey": apiKey,
            "telnyx:baseUrl": baseUrl,
            "telnyx:provider": name,
            "telnyx:adopt": adoptedIds(args.adopt),
        };
        super(packageName, name, config, opts);
        this.accountName = name;
        this.apiKey = apiKey;
        this.baseUrl = baseUrl;
    }
}

/** As the configuration has them: a text of ids with commas; undefined for none. */
function adoptedIds(adopt: ProviderArgs["adopt"]): pulumi.Output<string | undefined> {
    const ofStack = new pulumi.Config("telnyx").get("adopt");
    return pulumi
        .output(adopt)
        .apply((ids = []) => [...ids, ofStack ?? ""].filter((id) => id !== "").join(",") || undefined);
}
