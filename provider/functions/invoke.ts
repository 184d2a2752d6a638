import * as pulumi from "@pulumi/pulumi";
import { isMocked } from "../lifecycle/mocks";
import { knownSettings, settingsOf, type FunctionSettings } from "./settings";

/** Asks Telnyx: the code behind it brings the HTTP client, so it is required only when it is called. */
export type Lookup<Args, Result> = (args: Args, settings: FunctionSettings) => Promise<Result>;
type Load<Args, Result> = () => Lookup<Args, Result>;

/** Runs a function in its plain form. Under mocks, `call` answers, with the token `telnyx:index:<name>`. */
export async function invoke<Args extends object, Result>(
    name: string,
    load: Load<Args, Result>,
    args: Args,
    options?: pulumi.InvokeOptions,
): Promise<Result> {
    if (isMocked()) {
        return mocked(name, args, options);
    }
    const settings = await knownSettings(name, options);
    return load()(args, settings);
}

/** Runs a function in its output form: when its arguments are known, and what it depends on is there. */
export function invokeOutput<Args extends object, Result>(
    name: string,
    load: Load<Args, Result>,
    args: pulumi.Input<object>,
    options?: pulumi.InvokeOutputOptions,
): pulumi.Output<Result> {
    const { dependsOn, ...rest } = options ?? {};
    const settings = isMocked() ? pulumi.output({}) : settingsOf(name, rest);
    const ready = pulumi.all([pulumi.output(args), settings, existing(dependsOn)]);
    return ready.apply(([known, from]) =>
        isMocked() ? mocked(name, known, rest) : load()(known as Args, from),
    ) as pulumi.Output<Result>;
}

/** Known when the resources exist, so not in the preview that plans to create them. */
function existing(dependsOn: pulumi.InvokeOutputOptions["dependsOn"]): pulumi.Output<unknown> {
    return pulumi
        .output(dependsOn ?? [])
        .apply((resources) =>
            pulumi.all(
                [resources]
                    .flat()
                    .map((each) => (pulumi.CustomResource.isInstance(each) ? each.id : (each as pulumi.Resource).urn)),
            ),
        );
}

/** Anything may come from mocks; as generated SDKs do, it is taken for what the function returns. */
function mocked<Result>(name: string, args: object, options?: pulumi.InvokeOptions): Promise<Result> {
    return pulumi.runtime.invoke(`telnyx:index:${name}`, { ...args }, options ?? {}) as Promise<Result>;
}
