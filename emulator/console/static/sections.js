/** Asks for a comment and rejects with it. */
async function reject(method, id) {
    const { answer, comment } = await ask("comment");
    if (answer === "send") {
        await control(method, id, { comment });
    }
}

/** A time as a person reads it. */
function when(stamp) {
    return element(
        "time",
        { datetime: stamp },
        stamp
            .replace("T", " ")
            .replace(/\.\d+/, "")
            .replace(/(Z|\+00:00)$/, ""),
    );
}

/** Small print. */
function quiet(text) {
    return element("span", { class: "quiet" }, text);
}

/** One number of an order: its state, its deadline, and what a reviewer can do. */
function orderedNumber(number) {
    const review = number.isReviewable
        ? [
              verb("Approve", number.phone_number, () => control("approveNumber", number.phone_number)),
              verb("Reject…", number.phone_number, () => reject("rejectNumber", number.phone_number)),
          ]
        : [];
    return element(
        "li",
        { class: "row" },
        element("code", {}, number.phone_number),
        badge(number.status),
        number.requirements_status === "approved" ? undefined : quiet(number.requirements_status),
        number.deadline ? element("span", { class: "open" }, "until ", when(number.deadline)) : undefined,
        ...review,
    );
}

/** An order with its numbers. */
function order(record) {
    const settle = (status) => () => control("settleOrder", record.id, status);
    const isPending = record.status === "pending";
    const hidden = record.phone_numbers_count - record.numbers.length;
    return element(
        "li",
        {},
        element(
            "div",
            { class: "row" },
            badge(record.status),
            element("code", {}, record.id),
            record.customer_reference ? element("span", {}, record.customer_reference) : undefined,
            quiet(record.account),
            when(record.created_at),
            isPending ? verb("Settle", `order ${record.id}`, settle("success")) : undefined,
            isPending ? verb("Fail", `order ${record.id}`, settle("failure")) : undefined,
        ),
        element("ul", {}, ...record.numbers.map(orderedNumber)),
        hidden > 0 ? quiet(`and ${hidden} more`) : undefined,
    );
}

/** An owned number. */
function number(record) {
    const release = () => control("releaseNumber", record.phone_number);
    return element(
        "li",
        { class: "row" },
        element("code", {}, record.phone_number),
        badge(record.status),
        quiet(`${record.country} ${record.type}`),
        record.customer_reference ? element("span", {}, record.customer_reference) : undefined,
        quiet(record.account),
        verb("Release", `${record.phone_number} behind the program's back`, release),
    );
}

/** A requirement group. */
function group(record) {
    return element(
        "li",
        { class: "row" },
        badge(record.status),
        element("span", {}, `${record.country_code} ${record.phone_number_type}`),
        element("code", {}, record.id),
        record.customer_reference ? element("span", {}, record.customer_reference) : undefined,
        quiet(`${record.filled} of ${record.requirements} values`),
        quiet(record.account),
        verb("Approve", `group ${record.id}`, () => control("approveGroup", record.id)),
        verb("Reject…", `group ${record.id}`, () => reject("declineGroup", record.id)),
    );
}

/** A webhook and what became of it. */
function webhook(record) {
    const again = verb("Send again", `webhook ${record.id}`, () => control("redeliverWebhook", record.id));
    return element(
        "li",
        { class: "row" },
        badge(record.status),
        element("span", {}, record.event_type),
        element("code", {}, record.url),
        quiet(`attempt ${record.attempts}${record.answer ? `: ${record.answer}` : ""}`),
        record.status === "pending" ? undefined : again,
    );
}

/** A fault that still waits for its request. */
function fault(record) {
    return element("li", {}, `${record.times} × ${record.method} ${record.path}: ${record.what}`);
}

/** A request of the log; its body opens on demand. */
function request(record) {
    const status = record.status === null ? "no reply" : String(record.status);
    const query = new URLSearchParams(record.query).toString();
    const line = [
        quiet(record.at.slice(11, 23)),
        element("span", { class: record.status !== null && record.status < 400 ? "good" : "bad" }, status),
        element("span", {}, `${record.method} ${record.path}${query ? `?${decodeURIComponent(query)}` : ""}`),
    ];
    const body = record.body === null ? undefined : JSON.stringify(record.body, null, 2);
    return body === undefined
        ? element("li", { class: "row" }, ...line)
        : element(
              "li",
              {},
              element(
                  "details",
                  {},
                  element("summary", {}, element("span", { class: "row" }, ...line)),
                  element("pre", {}, body),
              ),
          );
}
