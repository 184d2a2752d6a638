import * as telnyx from "pulumi-telnyx";

const order = new telnyx.NumberOrder("main", {
    phoneNumbers: ["+13125550142"],
    connectionId: "2204417708812345678",
});

export const status = order.status;
export const numbers = order.numbers;
