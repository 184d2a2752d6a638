import { createHash } from "node:crypto";
import * as pulumi from "@pulumi/pulumi";
import { stackOrganization } from "./mocks";

/** The inputs that every resource class adds; the CLI does not show names with two underscores. */
export interface HiddenInputs {
    /** Names the compiled handler. It stands in users' states: its meaning never changes (docs/facts.md, E2). */
    readonly __provider: string;
    /** For the lines that a running operation shows in the resource's own row. */
    readonly __urn: Promise<string>;
    /** The default label, `organization/project/stack/name`, with `telnyx:owner` before it where that is set. */
    readonly __label: string;
    /** What marks this resource's orders at Telnyx. */
    readonly __token: Promise<string>;
    /** `customTimeouts`, which the engine does not hand to dynamic providers (docs/facts.md, E10). */
    readonly __timeouts?: pulumi.CustomTimeouts;
    /** `ignoreChanges`, which the engine does not hand to dynamic providers either. */
    readonly __ignoreChanges?: string[];
    /** `replaceOnChanges`, of resources that refuse it. */
    readonly __replaceOnChanges?: string[];
    /** Names of the properties given as secrets, which the engine hands to dynamic providers in clear. */
    readonly __secrets: Promise<string[] | undefined>;
}

/** Makes the hidden inputs of a resource of this type; `handler` is an export of `pulumi-telnyx/dynamic`. */
export function hiddenInputs(
    handler: string,
    type: string,
    name: string,
    args: object = {},
    options: pulumi.CustomResourceOptions = {},
): HiddenInputs {
    const organization = stackOrganization();
    // As an output, the URN would carry its parent as a dependency, and two orders in one component would wait for
    // each other for ever (docs/facts.md, E4).
    const urn = new Promise<string>((resolve) => {
        pulumi.createUrn(name, type, options.parent).apply(resolve);
    });
    const owner = new pulumi.Config("telnyx").get("owner");
    const mark = owner === undefined ? organization : `${owner}\n${organization}`;
    return {
        __provider: handlerText(handler),
        __urn: urn,
        __label: [
            ...(owner === undefined ? [] : [owner]),
            organization,
            pulumi.getProject(),
            pulumi.getStack(),
            name,
        ].join("/"),
        __token: urn.then((text) => createHash("sha256").update(`${mark}\n${text}`).digest("hex").slice(0, 12)),
        ...(options.customTimeouts === undefined ? {} : { __timeouts: options.customTimeouts }),
        ...(options.ignoreChanges === undefined ? {} : { __ignoreChanges: options.ignoreChanges }),
        __secrets: namesOfSecrets(args),
    };
}

/** Where the package is missing, one sentence says so in the place of a stack of Node's. A state holds the text twice. */
function handlerText(handler: string): string {
    return (
        `exports.handler=()=>{try{return require('pulumi-telnyx/dynamic').${handler}}` +
        "catch(e){if(e.code=='MODULE_NOT_FOUND')e.stack='',e.message=" +
        "`pulumi-telnyx is not installed in ${process.cwd()}: run npm install pulumi-telnyx there`;throw e}}"
    );
}

async function namesOfSecrets(args: object): Promise<string[] | undefined> {
    const names = await Promise.all(
        Object.entries(args).map(async ([name, value]) =>
            (await pulumi.isSecret(pulumi.output(value))) ? [name] : [],
        ),
    );
    return names.flat().length === 0 ? undefined : names.flat().sort();
}
