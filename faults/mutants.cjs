/**
 * Mistakes that the matrix has to catch: each stands instead of functions that a file of the provider exports, and names
 * the stories and faults that are enough to see it.
 */
"use strict";

const lost = ["dropped", "applied-dropped", "cut", "slow"];

module.exports = [
    {
        name: "repeats a POST whose reply was lost",
        file: "telnyx/retry.js",
        mistakes: {
            retryDelayMs:
                (right) =>
                (request, attempt, ...rest) =>
                    request.status === undefined && attempt < 3 ? 1 : right(request, attempt, ...rest),
        },
        scenarios: ["bulk create", "bulk grow"],
        request: "POST",
        faults: lost,
    },
    {
        name: "repeats a POST after a page of HTML",
        file: "telnyx/retry.js",
        mistakes: {
            retryDelayMs:
                (right) =>
                (request, attempt, ...rest) =>
                    right({ ...request, method: "GET" }, attempt, ...rest),
        },
        scenarios: ["bulk create", "group empty"],
        request: "POST",
        faults: ["cut", "applied-dropped"],
    },
    {
        name: "looks for no order of its own",
        file: "telnyx/numberOrders.js",
        mistakes: {
            listNumberOrdersByReference: () => async () => [],
            listNumberOrders: () => async () => ({ data: [], totalPages: 1 }),
        },
        scenarios: ["create one", "create with settings", "grow"],
        request: "POST",
        faults: ["applied-dropped", "kill-after", "applied-dead-on"],
    },
    {
        name: "looks for no bulk order of its own",
        file: "telnyx/inexplicitNumberOrders.js",
        mistakes: { listInexplicitNumberOrders: () => async () => ({ data: [], totalPages: 1 }) },
        scenarios: ["bulk create", "bulk grow"],
        request: "POST",
        faults: ["applied-dropped", "kill-after", "applied-dead-on"],
    },
    {
        name: "adopts without looking whose it is",
        file: "telnyx/together/accountLists.js",
        mistakes: {
            AccountLists: (right) =>
                class extends right {
                    async markedNumberOrders(mark) {
                        const orders = await this.recentNumberOrders();
                        return {
                            orders: orders.map((order) => ({ ...order, customerReference: `theirs${mark}` })),
                            isWhole: true,
                        };
                    }
                },
        },
        scenarios: ["create one", "create with settings"],
        faults: ["applied-dropped", "500"],
    },
    {
        name: "drops a number on one empty list",
        file: "telnyx/ownership.js",
        mistakes: { findKnownNumbers: () => async (_client, keys) => keys.map(() => undefined) },
        scenarios: ["bulk shrink"],
        request: "GET /phone_numbers",
        faults: ["empty-list"],
    },
    {
        name: "forgets a number of an order",
        file: "orders/observe/whole.js",
        mistakes: {
            inWhole:
                (right) =>
                (...given) => {
                    const order = right(...given);
                    return { ...order, phoneNumbers: order.phoneNumbers.slice(0, 2) };
                },
        },
        scenarios: ["create in several countries", "grow"],
        faults: ["dropped"],
    },
    {
        name: "takes a failed change of a setting for done",
        file: "telnyx/phoneNumbers.js",
        mistakes: {
            updatePhoneNumber:
                (right, { retrievePhoneNumber }) =>
                (client, id, ...rest) =>
                    right(client, id, ...rest).catch(() => retrievePhoneNumber(client, id)),
        },
        // Without this one the run sees for itself that nothing was changed.
        also: { file: "orders/settingsLeft.js", mistakes: { settingsLeft: () => () => [] } },
        scenarios: ["connection", "label", "everything at once"],
        request: "PATCH",
        faults: ["503-on", "409"],
    },
    {
        name: "waits for an answer for a quarter of an hour",
        file: "telnyx/client.js",
        mistakes: {
            createClient: (right) => (settings, options) => right(settings, { ...options, timeoutMs: 900_000 }),
        },
        scenarios: ["create one"],
        faults: ["slow"],
    },
    {
        name: "shows the API key",
        file: "telnyx/client.js",
        mistakes: { createClient: failingWith((error, { apiKey }) => Object.assign(error, { message: apiKey })) },
        scenarios: ["create one", "refresh"],
        faults: ["503-on", "dead-on"],
    },
    {
        name: "crashes where an answer is odd",
        file: "telnyx/client.js",
        mistakes: { createClient: failingWith(() => new TypeError("Cannot read properties of undefined")) },
        scenarios: ["create one"],
        faults: ["html-200", "empty-200"],
    },
];

/** A client whose failures are others. */
function failingWith(other) {
    return (right) => (settings, options) => {
        const client = right(settings, options);
        return {
            ...client,
            request: (...request) =>
                client.request(...request).catch((error) => {
                    throw other(error, settings);
                }),
        };
    };
}
