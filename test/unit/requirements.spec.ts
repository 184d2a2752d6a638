import assert from "node:assert/strict";
import fc from "fast-check";
import { withoutValues } from "../../provider/lifecycle/redact";
import { reasonOf, wordFor } from "../../provider/orders/reasons";
import type { OrderedNumber } from "../../provider/orders/number";
import { readValues } from "../../provider/requirements/readValues";
import { openAccount } from "../../provider/telnyx/account";
import { RefusedError } from "../../provider/telnyx/errors";

describe("Values of people", () => {
    it("are taken out of a text wherever they stand, the longest first", () => {
        assert.equal(withoutValues('"Acme Limited" and "Acme"', ["Acme", "Acme Limited"]), '"[value]" and "[value]"');
        assert.equal(withoutValues("a.b+c(d) axb", ["a.b+c(d)"]), "[value] axb");
        assert.equal(withoutValues("nothing to hide", ["", "x"]), "nothing to hide");
    });

    it("are taken out also where the white space around them is not repeated", () => {
        assert.equal(withoutValues('"Acme Limited" is wrong', ["Acme Limited\n"]), '"[value]" is wrong');
    });

    it("that are short are taken out as words, so that ids stay whole", () => {
        assert.equal(withoutValues("group (4f42ab): 42 is taken", ["42"]), "group (4f42ab): [value] is taken");
    });

    it("are never left, whatever they are", () => {
        // Without what could grow together with the word that stands in for it.
        const plain = (value: string) => !/[[\]]/.test(value) && !"value".includes(value);
        const long = fc.string({ minLength: 4, unit: "grapheme" }).filter(plain);
        fc.assert(
            fc.property(long, fc.string(), fc.string(), (value, before, after) => {
                assert.ok(!withoutValues(`${before}${value}${after}`, [value]).includes(value));
            }),
        );
    });
});

describe("Declared values", () => {
    const declared = [
        { requirementId: "a", fieldValue: "1" },
        { requirementId: "b", fieldValue: "2" },
    ];
    const shown = (a?: string, b?: string) => [
        { requirementId: "a", fieldValue: a },
        { requirementId: "b", fieldValue: b },
    ];

    it("read back as declared where every number has them, shows none, or is not asked", () => {
        assert.deepEqual(readValues(declared, [shown("1", "2"), shown("1", "2")]), declared);
        assert.deepEqual(readValues(declared, [shown("1", undefined), []]), declared);
        assert.deepEqual(readValues(declared, []), declared);
    });

    it("read back as the first that deviates, also of a number that is not the first", () => {
        assert.deepEqual(readValues(declared, [shown("1", "2"), shown("1", "3"), shown("1", "4")]), [
            declared[0],
            { requirementId: "b", fieldValue: "3" },
        ]);
        assert.deepEqual(readValues(declared, [shown("", "2")])[0], { requirementId: "a", fieldValue: "" });
    });
});

describe("The reason why a number does not work", () => {
    const phoneNumber = "+4989555012345";
    const requirement = (fieldValue: string) => ({ requirementId: "r1", fieldType: "document", fieldValue });
    const number = (requirementsStatus: string, fieldValue = "", names = new Map([["r1", "Proof of address"]])) =>
        ({
            phoneNumber,
            order: { id: "o1", status: "pending", phoneNumbers: [], subNumberOrdersIds: [] },
            ordered: { id: "n1", phoneNumber, status: "pending", requirementsStatus },
            detail: {
                id: "n1",
                requirementsStatus,
                deadline: "2026-07-28T10:00:00Z",
                subNumberOrderId: "s1",
                regulatoryRequirements: [requirement(fieldValue), { requirementId: "r2", fieldValue: "given" }],
            },
            names,
        }) satisfies OrderedNumber;
    const refuse = () => Promise.reject(new RefusedError({ request: "GET /x", status: 422, entries: [] }));
    const answering = (answer: (path: string) => unknown) =>
        openAccount({ request: ({ path, reply }) => Promise.resolve(reply.parse(answer(path))) });
    const silent = openAccount({ request: refuse });

    it("names what is missing by its name and id, and until when", async () => {
        assert.equal(
            await reasonOf(silent, number("requirement-info-pending"), "after 0 s"),
            `${phoneNumber} needs 'Proof of address' (requirement r1) by 2026-07-28 (requirement-info-pending): ` +
                "give it in regulatoryRequirements or with a requirement group, and run `pulumi up`",
        );
    });

    it("names it by its type where the catalogue is silent", async () => {
        assert.match(
            await reasonOf(silent, number("requirement-info-pending", "", new Map()), "after 0 s"),
            /needs 'document' \(/,
        );
    });

    it("says what was rejected, in the reviewers' words, oldest first, and leaves out what users wrote", async () => {
        const comment = (body: string, createdAt: string, commenterType = "admin") => ({
            body,
            createdAt,
            commenterType,
        });
        const account = answering((path) =>
            path === "/comments"
                ? {
                      data: [
                          comment("Still illegible.", "2026-07-15"),
                          comment("I am sorry.", "2026-07-14T12:00", "user"),
                          comment("Illegible.", "2026-07-14"),
                      ],
                  }
                : {
                      data: {
                          phoneNumbers: [
                              {
                                  phoneNumber: "+4989555012346",
                                  regulatoryRequirements: [{ requirementId: "r9", status: "declined" }],
                              },
                              { phoneNumber, regulatoryRequirements: [{ requirementId: "r1", status: "declined" }] },
                          ],
                      },
                  },
        );

        assert.equal(
            await reasonOf(account, number("requirement-info-exception", "x"), "after 0 s"),
            `${phoneNumber}: Telnyx rejected 'Proof of address' (requirement r1): "Illegible.", "Still illegible." ` +
                "(requirement-info-exception). Correct the values by 2026-07-28 and run `pulumi up`",
        );
    });

    it("is told also when nothing more can be asked", async () => {
        assert.equal(
            await reasonOf(silent, number("requirement-info-exception", "x"), "after 0 s"),
            `${phoneNumber}: Telnyx rejected its requirements (requirement-info-exception). ` +
                "Correct the values by 2026-07-28 and run `pulumi up`",
        );
    });

    it("says who reviews, and after how long", async () => {
        const reason = await reasonOf(silent, number("requirement-info-under-review", "x"), "after 61 s");

        assert.match(reason, /is still requirement-info-under-review after 61 s: people at Telnyx are reviewing/);
        assert.equal(wordFor(number("requirement-info-under-review")), "requirement-info-under-review");
    });
});
