"use strict";

const pulumi = require("@pulumi/pulumi");
const pollEveryMs = 5000;

/** One request. The handlers are serialized into the state together with this function. */
async function telnyx(method, path, body) {
    const reply = await fetch(process.env.TELNYX_BASE_URL + path, {
        method,
        headers: {
            authorization: "Bearer " + process.env.TELNYX_API_KEY,
            "content-type": "application/json",
        },
        body: body === undefined ? undefined : JSON.stringify(body),
    });
    if (reply.status === 404) {
        return undefined;
    }
    if (!reply.ok) {
        throw new Error(`${method} ${path}: ${reply.status} ${await reply.text()}`);
    }
    return (await reply.json()).data;
}

/** Reads an order, and its numbers one by one. */
async function observe(id, inputs) {
    const order = await telnyx("GET", `/number_orders/${id}`);
    const numbers = [];
    for (const phoneNumber of inputs.phoneNumbers) {
        const number = await telnyx("GET", `/phone_numbers/${phoneNumber}`);
        if (number !== undefined) {
            numbers.push({
                phoneNumber,
                phoneNumberId: number.id,
                status: number.status,
                connectionId: number.connection_id,
                customerReference: number.customer_reference,
            });
        }
    }
    return { ...inputs, status: order.status, numbers };
}

/** The pattern of the Pulumi documentation's page on dynamic providers: order, poll, set, number by number. */
const provider = {
    async create(inputs) {
        let order = await telnyx("POST", "/number_orders", {
            phone_numbers: inputs.phoneNumbers.map((phoneNumber) => ({ phone_number: phoneNumber })),
            connection_id: inputs.connectionId,
        });
        do {
            await new Promise((resolve) => setTimeout(resolve, pollEveryMs));
            order = await telnyx("GET", `/number_orders/${order.id}`);
        } while (order.status === "pending");
        const numbers = [];
        for (const phoneNumber of inputs.phoneNumbers) {
            const number = await telnyx("PATCH", `/phone_numbers/${phoneNumber}`, {
                connection_id: inputs.connectionId,
                customer_reference: inputs.customerReference,
            });
            numbers.push({
                phoneNumber,
                phoneNumberId: number.id,
                status: number.status,
                connectionId: number.connection_id,
                customerReference: number.customer_reference,
            });
        }
        return { id: order.id, outs: { ...inputs, status: order.status, numbers } };
    },

    async read(id, props) {
        return { id, props: await observe(id, props) };
    },

    async update(id, _olds, news) {
        for (const phoneNumber of news.phoneNumbers) {
            await telnyx("PATCH", `/phone_numbers/${phoneNumber}`, {
                connection_id: news.connectionId,
                customer_reference: news.customerReference,
            });
        }
        return { outs: await observe(id, news) };
    },

    async delete(_id, props) {
        for (const phoneNumber of props.phoneNumbers) {
            await telnyx("DELETE", `/phone_numbers/${phoneNumber}`);
            if ((await telnyx("GET", `/phone_numbers/${phoneNumber}`)) !== undefined) {
                throw new Error(`${phoneNumber} is still there.`);
            }
        }
    },
};

/** Numbers ordered as the documentation of dynamic providers shows it. */
exports.NumberOrder = class NumberOrder extends pulumi.dynamic.Resource {
    constructor(name, args, opts) {
        super(provider, name, { status: undefined, numbers: undefined, ...args }, opts);
    }
};
