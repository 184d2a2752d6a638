/** Makes an element. Everything that comes from outside goes in as text, never as markup. */
function element(tag, { data = {}, onclick, ...attributes } = {}, ...children) {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
        made.setAttribute(name, value);
    }
    Object.assign(made.dataset, data);
    if (onclick) {
        made.addEventListener("click", onclick);
    }
    made.append(...children.filter((child) => child !== undefined && child !== null));
    return made;
}

/** The element with this id. */
function byId(id) {
    return document.getElementById(id);
}

/**
 * Brings a list in line with its records. What did not change keeps its element, and where the focus was in one that
 * did, it goes to the same button of the new one: nobody on a keyboard is thrown out by news.
 */
function renderList(list, records, make) {
    const before = new Map([...list.children].map((child) => [child.dataset.key, child]));
    const focused = list.contains(document.activeElement) ? document.activeElement : undefined;
    const lost = focused && { key: focused.closest("[data-key]")?.dataset.key, verb: focused.dataset.verb };
    const children = records.map((record) => {
        const text = JSON.stringify(record);
        const known = before.get(String(record.id));
        if (known?.dataset.record === text) {
            return known;
        }
        const child = make(record);
        child.dataset.key = record.id;
        child.dataset.record = text;
        return child;
    });
    list.replaceChildren(...children);
    if (lost && document.activeElement !== focused) {
        const row = children.find((child) => child.dataset.key === lost.key);
        const same = row && [...row.querySelectorAll("button")].find((each) => each.dataset.verb === lost.verb);
        (same ?? row?.querySelector("button") ?? list.closest("section")?.querySelector("button"))?.focus();
    }
}

/** How good a status is: decides its colour, never alone. */
function tone(status) {
    if (/^(success|active|approved|delivered|completed)$/.test(status)) {
        return "good";
    }
    return /fail|declin|cancel|exception|expired|no-longer/.test(status) ? "bad" : "open";
}

/** A status as a badge. */
function badge(status) {
    return element("span", { class: `badge ${tone(status)}` }, status);
}

/** A button that calls a method of control; `what` is for those who do not see where it stands. */
function verb(label, what, onclick) {
    return element("button", { data: { verb: label }, "aria-label": `${label} ${what}`, onclick }, label);
}
