import assert from "node:assert/strict";
import * as telnyx from "../../provider/index";
import { DeclaredOrder, thrownBy } from "../support/numberOrder";
import { apiKey, telnyxEnvironment } from "../support/emulator";
import { must } from "../support/must";
import { useDesk } from "../support/operation";
import { idOf, numbers } from "../support/seen";
import { german } from "../support/requirementGroup";

const chicago = { countryCode: "US", phoneNumberType: "local", nationalDestinationCode: "312" };

describe("Functions", () => {
    const desk = useDesk();
    const before = { TELNYX_API_KEY: process.env["TELNYX_API_KEY"], TELNYX_BASE_URL: process.env["TELNYX_BASE_URL"] };

    beforeEach(() => Object.assign(process.env, telnyxEnvironment(desk.emulator)));
    // An empty setting counts as none.
    afterEach(() =>
        Object.assign(process.env, {
            TELNYX_API_KEY: before.TELNYX_API_KEY ?? "",
            TELNYX_BASE_URL: before.TELNYX_BASE_URL ?? "",
        }),
    );

    const messageOf = async (promise: Promise<unknown>) => (await thrownBy(promise)).message;

    describe("getAvailablePhoneNumbers", () => {
        it("shows offers with costs, features and places, and orders nothing", async () => {
            const { phoneNumbers } = await telnyx.getAvailablePhoneNumbers({ ...chicago, limit: 3 });

            assert.equal(phoneNumbers.length, 3);
            const [first] = phoneNumbers;
            assert.match(first?.phoneNumber ?? "", /^\+1312\d{7}$/);
            assert.deepEqual(first?.costInformation, { upfrontCost: "1.00", monthlyCost: "1.00", currency: "USD" });
            assert.ok(first?.features.includes("sms"));
            assert.deepEqual(first?.regionInformation[0], { regionType: "country_code", regionName: "US" });
            assert.ok(desk.emulator.control.requests().every(({ method }) => method === "GET"));
        });

        it("asks for everything that it is given", async () => {
            await telnyx.getAvailablePhoneNumbers({
                ...chicago,
                locality: "Chicago",
                administrativeArea: "IL",
                phoneNumber: { startsWith: "555", endsWith: "2", contains: "42" },
                features: [telnyx.NumberFeature.Sms, "voice"],
                limit: 7,
                reserved: true,
            });

            assert.deepEqual(desk.emulator.control.requests().at(-1)?.query, {
                "filter[country_code]": "US",
                "filter[phone_number_type]": "local",
                "filter[locality]": "Chicago",
                "filter[administrative_area]": "IL",
                "filter[national_destination_code]": "312",
                "filter[phone_number][starts_with]": "555",
                "filter[phone_number][ends_with]": "2",
                "filter[phone_number][contains]": "42",
                "filter[features]": "sms,voice",
                "filter[limit]": "7",
                "filter[only_reserved_numbers]": "true",
            });
        });

        it("shows an offer with whatever of it can be read", async () => {
            const cost = { upfront_cost: 1, monthly_cost: "1.00", currency: 5 };
            const odd = { features: ["sms", { name: "voice" }], region_information: "IL", quickship: "no" };
            answer("^/available_phone_numbers", [{ phone_number: numbers.a, cost_information: cost, ...odd }]);

            const { phoneNumbers } = await telnyx.getAvailablePhoneNumbers(chicago);

            assert.deepEqual(phoneNumbers, [
                {
                    phoneNumber: numbers.a,
                    features: ["voice"],
                    costInformation: { upfrontCost: "1", monthlyCost: "1.00" },
                    regionInformation: [],
                },
            ]);
        });

        it("finds a number that was released among the reserved ones", async () => {
            const order = new DeclaredOrder(desk);
            await order.up({ phoneNumbers: [numbers.a] });
            await order.destroy();

            const { phoneNumbers } = await telnyx.getAvailablePhoneNumbers({ countryCode: "US", reserved: true });

            assert.deepEqual(
                phoneNumbers.map(({ phoneNumber }) => phoneNumber),
                [numbers.a],
            );
        });

        it("says of every wrong argument which one and why, before anything is asked", async () => {
            const args = { countryCode: "UK", limit: 0, phoneNumber: { startWith: "5" } } as never;

            assert.deepEqual((await messageOf(telnyx.getAvailablePhoneNumbers(args))).split("\n").sort(), [
                "getAvailablePhoneNumbers: countryCode: no country has the code UK in ISO 3166-1: perhaps you mean GB",
                "getAvailablePhoneNumbers: limit: this must be a whole number from 1 to 1000",
                'getAvailablePhoneNumbers: phoneNumber.startWith: there is no property "startWith" here: perhaps you mean startsWith',
            ]);
            assert.deepEqual(desk.emulator.control.requests(), []);
        });
    });

    /** Answers a look-up with what the description does not have. */
    function answer(path: string, data: unknown): void {
        desk.emulator.control.addFault({
            ...{ method: "GET", path, times: 9 },
            respond: { kind: "reply", status: 200, body: { data } },
        });
    }

    describe("getPhoneNumber", () => {
        it("shows a number of the account with its settings", async () => {
            await new DeclaredOrder(desk).up({ phoneNumbers: [numbers.a], connectionId: "11", deletionLock: true });

            const { customerReference, ...found } = await telnyx.getPhoneNumber({ phoneNumber: numbers.a });

            assert.deepEqual(found, {
                id: idOf(desk.emulator.control, numbers.a),
                phoneNumber: numbers.a,
                status: telnyx.PhoneNumberStatus.Active,
                countryCode: "US",
                phoneNumberType: "local",
                connectionId: "11",
                tags: [],
                deletionLock: true,
            });
            assert.equal(customerReference, "acme/phones/dev/main");
        });

        it("says that the account has no such number", async () => {
            assert.equal(
                await messageOf(telnyx.getPhoneNumber({ phoneNumber: numbers.b })),
                `getPhoneNumber: this account has no number ${numbers.b}: check the digits, and whose key it is`,
            );
        });

        it("says so of a number that the account gave back, too, though its record is there", async () => {
            answer("^/phone_numbers", [{ id: "1", phone_number: numbers.b, status: "deleted" }]);

            assert.match(await messageOf(telnyx.getPhoneNumber({ phoneNumber: numbers.b })), /account has no number/);
        });

        it("says what is missing where it is called without arguments", async () => {
            assert.equal(
                await messageOf(telnyx.getPhoneNumber(undefined as never)),
                "getPhoneNumber: phoneNumber: this must be a phone number, written as a string",
            );
        });

        it("shares requests when many ask at the same moment", async () => {
            await new DeclaredOrder(desk).up({ phoneNumbers: [numbers.a, numbers.b] });
            desk.emulator.control.clearRequests();

            const twenty = Array.from({ length: 20 }, (_, index) => (index % 2 === 0 ? numbers.a : numbers.b));
            await Promise.all(twenty.map((phoneNumber) => telnyx.getPhoneNumber({ phoneNumber })));

            assert.ok(desk.emulator.control.requests().length <= 2);
        });
    });

    describe("getRegulatoryRequirements", () => {
        it("lists what a country and type need, and what a number needs", async () => {
            const byType = await telnyx.getRegulatoryRequirements({ countryCode: "DE", phoneNumberType: "local" });
            const byNumber = await telnyx.getRegulatoryRequirements({ phoneNumber: "+4989555012345" });

            assert.deepEqual(byNumber, byType);
            const address = byType.requirements.find(({ requirementId }) => requirementId === german.address);
            assert.equal(address?.name, "Address matching the number's area");
            assert.equal(address?.fieldType, "address");
        });

        it("is empty where nothing is needed", async () => {
            const { requirements } = await telnyx.getRegulatoryRequirements({ phoneNumber: numbers.a });
            assert.deepEqual(requirements, []);
        });

        it("tells the rest of a requirement of which it cannot read a field", async () => {
            const requirement = { id: german.address, name: "Address", example: 5 };
            answer("^/regulatory_requirements", [{ regulatory_requirements: [requirement] }]);

            const { requirements } = await telnyx.getRegulatoryRequirements({ phoneNumber: numbers.german });

            assert.deepEqual(requirements, [{ requirementId: german.address, name: "Address" }]);
        });

        it("does not take a list that it cannot read for an empty one", async () => {
            for (const data of [[{ regulatory_requirements: [{ name: "Address" }] }], [5], {}]) {
                desk.emulator.control.clearFaults();
                answer("^/regulatory_requirements", data);

                const asked = telnyx.getRegulatoryRequirements({ phoneNumber: numbers.german });

                assert.match(await messageOf(asked), /the answer does not look like Telnyx's/);
            }
        });

        it("wants country and type, or a number, and not both", async () => {
            const reason = /getRegulatoryRequirements: .*give countryCode and phoneNumberType, or else phoneNumber/;
            assert.match(await messageOf(telnyx.getRegulatoryRequirements({ countryCode: "DE" })), reason);
            const both = { countryCode: "DE", phoneNumberType: "local", phoneNumber: "+4989555012345" };
            assert.match(await messageOf(telnyx.getRegulatoryRequirements(both)), reason);
        });

        it("answers for one combination though Telnyx refuses another of the same moment, and asks for that one again", async () => {
            const [british, german] = ["GB", "DE"].map((countryCode) => ({ countryCode, phoneNumberType: "national" }));
            const body = { errors: [{ code: "10015", title: "Bad Request" }] };
            const respond = { kind: "reply", status: 422, body } as const;
            desk.emulator.control.addFault({ method: "GET", path: "^/regulatory_requirements", times: 1, respond });

            const [refused, answered] = await Promise.allSettled(
                [must(british), must(german)].map((args) => telnyx.getRegulatoryRequirements(args)),
            );

            assert.equal(answered?.status, "fulfilled");
            assert.match(
                String((refused as PromiseRejectedResult).reason),
                /getRegulatoryRequirements: asking what GB national numbers need for ordering: GET .* \(HTTP 422; 10015/,
            );
            const { requirements } = await telnyx.getRegulatoryRequirements(must(british));
            assert.equal(requirements.length, 3);
        });
    });

    describe("getNumberOrder", () => {
        it("shows an order and its numbers", async () => {
            const order = new DeclaredOrder(desk);
            const { id } = (await order.up({ phoneNumbers: [numbers.a] })) && { id: order.id ?? "" };

            const found = await telnyx.getNumberOrder({ numberOrderId: id });

            assert.equal(found.id, id);
            assert.equal(found.status, telnyx.NumberOrderStatus.Success);
            assert.equal(found.phoneNumbersCount, 1);
            assert.equal(found.phoneNumbers[0]?.phoneNumber, numbers.a);
            assert.ok(!JSON.stringify(found).includes("fieldValue"));
        });

        it("says that the account does not know an order, and that an id is none", async () => {
            const numberOrderId = "6a1f0f5e-3c1d-4f0a-9c52-0d6b5d5a7e11";
            assert.equal(
                await messageOf(telnyx.getNumberOrder({ numberOrderId })),
                `getNumberOrder: number order (${numberOrderId}): this account does not know it: check whose key it is`,
            );
            assert.match(await messageOf(telnyx.getNumberOrder({ numberOrderId: "7" })), /numberOrderId: .*UUID/);
        });
    });

    it("fail with the sentences of resources: no key, a wrong key, a host that must not get it", async () => {
        process.env["TELNYX_API_KEY"] = "";
        assert.match(
            await messageOf(telnyx.getAvailablePhoneNumbers(chicago)),
            /no Telnyx API key: run `pulumi config/,
        );

        process.env["TELNYX_API_KEY"] = apiKey;
        desk.emulator.control.revokeKey(apiKey);
        const refused = await messageOf(telnyx.getAvailablePhoneNumbers(chicago));
        assert.match(refused, /HTTP 401.*The API key is wrong, expired or revoked/);
        assert.ok(!refused.includes(apiKey));

        process.env["TELNYX_BASE_URL"] = "http://telnyx.example.com/v2";
        assert.match(await messageOf(telnyx.getAvailablePhoneNumbers(chicago)), /so the API key was not sent/);
    });
});
