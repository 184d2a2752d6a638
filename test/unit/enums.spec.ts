import assert from "node:assert/strict";
import type Telnyx from "telnyx";
import * as telnyx from "../../provider/index";
import { inputsSchema as bulkSchema } from "../../provider/inexplicitNumberOrder/inputs";
import { findFailures } from "../../provider/lifecycle/check";
import { inputsSchema as groupSchema } from "../../provider/requirementGroup/inputs";

const group = { countryCode: "DE", phoneNumberType: "local", action: "ordering" };
const orderingGroup = { countRequested: 1, countryIso: "US", phoneNumberType: "local" };
const failuresOf = (more: object) => findFailures(groupSchema, { ...group, ...more }).map(({ reason }) => reason);

/*
 * Held against the official client, whose types are generated from the official description: the compiler says which word
 * it does not know (`npm run check`).
 */
type Word<Record extends object, Name extends keyof Record> = Readonly<{ [key: string]: NonNullable<Record[Name]> }>;
telnyx.PhoneNumberStatus satisfies Word<Telnyx.NumbersPhoneNumberDetailed, "status">;
telnyx.NumberOrderStatus satisfies Word<Telnyx.NumberOrderWithPhoneNumbers, "status">;
telnyx.RequirementsStatus satisfies Word<Telnyx.NumberOrderPhoneNumber, "requirements_status">;
// Telnyx's guides name it, the description does not.
const { NoLongerEligible, ...described } = telnyx.RequirementGroupStatus;
described satisfies Word<Telnyx.RequirementGroup, "status">;
telnyx.InexplicitNumberOrderStatus satisfies Word<
    NonNullable<Telnyx.InexplicitNumberOrderResponse["ordering_groups"]>[number],
    "status"
>;

describe("Enums", () => {
    it("every word of theirs is accepted where it is meant, also as a plain string", () => {
        for (const phoneNumberType of Object.values(telnyx.PhoneNumberType)) {
            assert.deepEqual(failuresOf({ phoneNumberType }), []);
            const orderingGroups = [{ ...orderingGroup, phoneNumberType }];
            assert.deepEqual(findFailures(bulkSchema, { orderingGroups }), []);
        }
        for (const action of Object.values(telnyx.RequirementAction)) {
            assert.deepEqual(failuresOf({ action }), []);
        }
        for (const strategy of Object.values(telnyx.Strategy)) {
            const orderingGroups = [{ ...orderingGroup, strategy, features: Object.values(telnyx.NumberFeature) }];
            assert.deepEqual(findFailures(bulkSchema, { orderingGroups }), []);
        }
        const { Activation, Approval, None } = telnyx.WaitFor;
        assert.deepEqual([...failuresOf({ waitFor: Approval }), ...failuresOf({ waitFor: None })], []);
        const orderingGroups = [orderingGroup];
        assert.deepEqual(findFailures(bulkSchema, { orderingGroups, waitFor: Activation }), []);
    });

    it("a country is one that ISO 3166-1 knows, found wrong at preview", () => {
        assert.deepEqual(failuresOf({ countryCode: "PT" }), []);
        assert.deepEqual(failuresOf({ countryCode: "XX" }), ["no country has the code XX in ISO 3166-1"]);
        assert.deepEqual(failuresOf({ countryCode: "UK" }), [
            "no country has the code UK in ISO 3166-1: perhaps you mean GB",
        ]);
        assert.deepEqual(failuresOf({ countryCode: "de" }), [
            "this must be a country code of two capital letters: perhaps you mean DE",
        ]);
    });

    it("a status that only Telnyx's guides name is among them", () => {
        assert.equal(NoLongerEligible, "no-longer-eligible");
    });
});
