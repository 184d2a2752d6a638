import { bulkOrder, group, numberOrder, type Program } from "../program";
import { secretValues } from "../scenarios/papers";
import type { Declared } from "./steps";

const german = "+4989555012345";
const timeouts = { create: "30s", update: "30s", delete: "30s" };
const values = [
    { requirementId: "11111111-aaaa-4bbb-8ccc-222222222222", fieldValue: secretValues.address },
    { requirementId: "33333333-aaaa-4bbb-8ccc-444444444444", fieldValue: secretValues.proof },
];
const papers = { countryCode: "DE", phoneNumberType: "local", action: "ordering", regulatoryRequirements: values };

const [chicago, sanFrancisco] = [{ nationalDestinationCode: "312" }, { nationalDestinationCode: "415" }];

/** What the two groups of a bulk order ask for, by what tells them apart. No reply shows features or a locality. */
const criteria = {
    areaCode: [chicago, sanFrancisco],
    locality: [{ ...chicago, locality: "CHICAGO" }, sanFrancisco],
    features: [
        { ...chicago, features: ["sms"] },
        { ...chicago, features: ["voice"] },
    ],
};

/** What of a program a provider may not know yet. */
export interface Known {
    /** Settings of a number of its own. */
    readonly ownSettings: boolean;
}

/** The program that declares this. */
export function programOf(declared: Declared, known: Known): Program {
    const { phoneNumbers, group: hasGroup, counts, toldBy, bulkConnection, own, ...settings } = declared;
    const first = phoneNumbers[0];
    const order = numberOrder(
        (outputs) => ({
            ...settings,
            phoneNumbers: phoneNumbers.map((phoneNumber) => ({
                phoneNumber,
                ...(known.ownSettings && own !== undefined && phoneNumber === first ? { connectionId: own } : {}),
                ...(phoneNumber !== german
                    ? {}
                    : hasGroup
                      ? { requirementGroupId: outputs("papers")["id"] }
                      : { regulatoryRequirements: values }),
            })),
        }),
        "main",
        { timeouts },
    );
    const groups = counts
        .map((countRequested, place) => ({ countRequested, ...criteria[toldBy][place] }))
        .filter(({ countRequested }) => countRequested > 0)
        .map((one) => ({ ...one, countryIso: "US", phoneNumberType: "local" }));
    return [
        ...(hasGroup ? [group(papers, "papers", { timeouts })] : []),
        order,
        ...(groups.length > 0
            ? [bulkOrder({ orderingGroups: groups, connectionId: bulkConnection }, "pool", { timeouts })]
            : []),
    ];
}
