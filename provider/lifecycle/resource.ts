import * as pulumi from "@pulumi/pulumi";
import { hiddenInputs } from "./hiddenInputs";

/** What tells one kind of resource from another. */
export interface ResourceKind {
    /** The type token, such as `pulumi-nodejs:dynamic/telnyx:NumberOrder`. */
    readonly type: string;
    /** The export of `pulumi-telnyx/dynamic` that is its handler. */
    readonly handler: string;
    /** Names of the properties that only the provider sets. */
    readonly outputs: readonly string[];
    /** Resource options that hold whatever the user says. */
    readonly enforced?: pulumi.CustomResourceOptions;
    /** A replacement would lose what it stands for: its check refuses the option `replaceOnChanges`. */
    readonly isIrreplaceable?: boolean;
}

/** A resource whose handler is named, not serialized: what all resource classes of this package share. */
export abstract class HandledResource extends pulumi.CustomResource {
    protected constructor(
        kind: ResourceKind,
        name: string,
        args: object | undefined,
        opts: pulumi.CustomResourceOptions | undefined,
    ) {
        // An output is there on the instance only when it is passed, without a value.
        const outputs = Object.fromEntries(kind.outputs.map((output) => [output, undefined]));
        const hidden = hiddenInputs(kind.handler, kind.type, name, args, opts);
        const refused = kind.isIrreplaceable ? { __replaceOnChanges: opts?.replaceOnChanges } : {};
        super(
            kind.type,
            name,
            { ...outputs, ...args, ...hidden, ...refused },
            pulumi.mergeOptions(opts, kind.enforced),
        );
    }
}

/** Says whether something is a resource of a kind, also one of another copy of this package. */
export function isOfKind({ type }: ResourceKind, value: unknown): boolean {
    // The SDK sets the type on the instance itself.
    return (value as { __pulumiType?: string } | null | undefined)?.__pulumiType === type;
}
