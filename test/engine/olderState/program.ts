/** The program of the stack whose state stands beside this file. */
export const programSource = `
const pulumi = require("@pulumi/pulumi");
const telnyx = require("pulumi-telnyx");

class Office extends pulumi.ComponentResource {
    constructor(name) {
        super("acme:index:Office", name);
        new telnyx.NumberOrder("desk", { phoneNumbers: ["+13125551009"] }, { parent: this });
    }
}

new Office("office");
new telnyx.RequirementGroup("papers", { countryCode: "DE", phoneNumberType: "local", action: "ordering" });
const lines = new telnyx.NumberOrder("lines", {
    phoneNumbers: ["+13125551001", "+13125551002", { phoneNumber: "+13125551003", connectionId: "8" }],
    connectionId: process.env.CONNECTION || "7",
}, { customTimeouts: { delete: "7m" } });
new telnyx.InexplicitNumberOrder("pool", {
    orderingGroups: [{ countRequested: 3, countryIso: "US", phoneNumberType: "local" }],
});
exports.numbers = lines.numbers;
`;
