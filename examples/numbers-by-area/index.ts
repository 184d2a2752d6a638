import * as pulumi from "@pulumi/pulumi";
import * as telnyx from "pulumi-telnyx";

const config = new pulumi.Config();
const areaCode = config.get("areaCode") ?? "312";
const count = config.getNumber("count") ?? 5;

/** Any numbers of the area code: nobody has to name them. */
const pool = new telnyx.InexplicitNumberOrder("pool", {
    orderingGroups: [
        {
            countRequested: count,
            countryIso: "US",
            phoneNumberType: "local",
            nationalDestinationCode: areaCode,
        },
    ],
});

export const status = pool.status;
export const phoneNumbers = pool.phoneNumbers;
