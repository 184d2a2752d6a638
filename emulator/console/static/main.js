const shownRequests = 100;
let requests = [];

/** Shows the state of everything but the request log. */
function showOverview(overview) {
    byId("clock").textContent = overview.now.slice(0, 19).replace("T", " ");
    byId("clock").dateTime = overview.now;
    const lists = { orders: order, numbers: number, groups: group, webhooks: webhook };
    for (const [name, make] of Object.entries(lists)) {
        const { total, newest } = overview[name];
        renderList(byId(name), newest, make);
        byId(`${name}-count`).textContent =
            total > newest.length ? `${total}, the newest ${newest.length}` : String(total);
    }
    renderList(byId("faults"), overview.faults, fault);
}

/** Shows the newest requests on top; one that is answered later takes the place of its first line. */
function showRequests(news) {
    const byNumber = new Map(requests.map((each) => [each.id, each]));
    news.forEach((each) => byNumber.set(each.id, each));
    requests = [...byNumber.values()].sort((one, other) => other.id - one.id).slice(0, shownRequests);
    renderList(byId("requests"), requests, request);
}

/** What each kind of event does to the page. */
const showing = {
    overview: showOverview,
    requests: showRequests,
    cleared() {
        requests = [];
        showRequests([]);
    },
};

byId("base").textContent = `${location.origin}/v2`;

for (const button of document.querySelectorAll("[data-advance]")) {
    button.addEventListener("click", () => control("advance", Number(button.dataset.advance)));
}

byId("reset").addEventListener("click", async () => {
    const { answer } = await ask("sure");
    if (answer === "reset") {
        await control("reset");
    }
});

byId("fault").addEventListener("submit", (event) => {
    event.preventDefault();
    const { method, path, how } = Object.fromEntries(new FormData(event.target));
    const isReply = /^\d+$/.test(how);
    const respond = isReply ? { kind: "reply", status: Number(how) } : { kind: "drop" };
    void control("addFault", { method, path, apply: how === "drop-applied", respond });
});

byId("clear-faults").addEventListener("click", () => control("clearFaults"));

void follow((name, data) => showing[name](data));
