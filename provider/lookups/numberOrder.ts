import { z } from "zod";
import { NotFoundError, retrieveNumberOrder, type OrderedPhoneNumber } from "../telnyx";
import { uuid } from "./inputs";
import { lookup } from "./lookup";

/** Reads an order. The values of requirements stay behind: they are people's documents. */
export const findNumberOrder = lookup(
    "getNumberOrder",
    z.strictObject({ numberOrderId: uuid }),
    async ({ numberOrderId }, { client }) => {
        const order = await retrieveNumberOrder(client, numberOrderId).catch((error: unknown) => {
            throw error instanceof NotFoundError
                ? new Error(`number order (${numberOrderId}): this account does not know it: check whose key it is`)
                : error;
        });
        const { phoneNumbers, phoneNumbersCount = phoneNumbers.length, ...rest } = order;
        return { ...rest, phoneNumbersCount, phoneNumbers: phoneNumbers.map(toOutput) };
    },
);

function toOutput(number: OrderedPhoneNumber) {
    const { phoneNumber, status, phoneNumberType, requirementsStatus, requirementsMet, deadline } = number;
    const countryCode = number.countryCode ?? number.countryIsoAlpha2;
    return { phoneNumber, status, countryCode, phoneNumberType, requirementsStatus, requirementsMet, deadline };
}
