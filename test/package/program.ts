/** A program that uses every exported name the way users do; compilers of several years read it. */
export const typedProgram = `
import * as pulumi from "@pulumi/pulumi";
import * as telnyx from "pulumi-telnyx";
import { NumberOrder, WaitFor, type NumberOrderArgs } from "pulumi-telnyx";

const subsidiary = new telnyx.Provider("subsidiary", { apiKey: pulumi.secret("KEY") });
const papers = new telnyx.RequirementGroup("papers", {
    countryCode: "DE",
    phoneNumberType: telnyx.PhoneNumberType.Local,
    action: telnyx.RequirementAction.Ordering,
    waitFor: WaitFor.None,
});
const fromConfig: string = new pulumi.Config().get("type") ?? "local";
new telnyx.RequirementGroup("plain", { countryCode: "DE", phoneNumberType: fromConfig, action: "ordering" });
const args: NumberOrderArgs = {
    phoneNumbers: ["+13125550142", { phoneNumber: "+4989555012345", requirementGroupId: papers.id }],
    waitFor: WaitFor.Activation,
};
const line = new NumberOrder("line", args, { provider: subsidiary, customTimeouts: { create: "30m" } });
const pool = new telnyx.InexplicitNumberOrder("pool", {
    orderingGroups: [
        { countRequested: 1, countryIso: "US", phoneNumberType: "local", strategy: telnyx.Strategy.Never },
        { countRequested: 1, countryIso: "CA", phoneNumberType: "local", features: [telnyx.NumberFeature.Sms] },
    ],
});
export const works: pulumi.Output<boolean> = line.status.apply((status) => status === telnyx.NumberOrderStatus.Success);
export const all: pulumi.Output<string[]> = pool.phoneNumbers;
export const first: pulumi.Output<string | undefined> = line.numbers.apply((numbers) => numbers[0]?.connectionId);
export const known: telnyx.NumberOrder = telnyx.NumberOrder.get("known", "6a1f", { provider: subsidiary });
export async function search(): Promise<string | undefined> {
    const { phoneNumbers } = await telnyx.getAvailablePhoneNumbers({ countryCode: "US", limit: 5 }, { provider: subsidiary });
    return phoneNumbers[0]?.costInformation?.monthlyCost;
}
export const id: pulumi.Output<string> = telnyx.getPhoneNumberOutput({ phoneNumber: line.id }, { dependsOn: [line] }).id;
export const order = telnyx.getNumberOrderOutput({ numberOrderId: line.id }).phoneNumbers;
export const wanted = telnyx.getRegulatoryRequirementsOutput({ phoneNumber: "+4989555012345" }).requirements;
const maybe: unknown = line;
if (telnyx.NumberOrder.isInstance(maybe)) {
    maybe.numberOrderIds.apply((ids) => ids.length);
}
// @ts-expect-error There is no such property.
new telnyx.NumberOrder("typo", { phoneNumber: ["+13125550142"] });
// @ts-expect-error There is no such word.
new telnyx.NumberOrder("word", { phoneNumbers: ["+13125550142"], waitFor: "approval" });
// @ts-expect-error Reading is all that can be done with outputs.
line.status = pulumi.output("success");
`;
