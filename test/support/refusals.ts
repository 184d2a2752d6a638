/** Answers by which a look for an order can fail: they say nothing of what became of the order. */
export const refusals = [
    { status: 429, body: { errors: [{ code: "10011", title: "Too many requests" }] } },
    { status: 401, body: { errors: [{ code: "10009", title: "Authentication failed" }] } },
    { status: 500, body: {} },
] as const;
