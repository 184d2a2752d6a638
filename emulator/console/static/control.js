const tokenKey = "telnyx-emulator-token";

/** What goes along with every request: from another machine, the token. */
function headers(further = {}) {
    const token = sessionStorage.getItem(tokenKey);
    return token ? { ...further, authorization: `Bearer ${token}` } : further;
}

/** Says something in the header, where screen readers hear it as well. */
function say(text) {
    byId("state").textContent = text;
}

/** Calls a method of control and says how that went. */
async function control(method, ...args) {
    const reply = await fetch(`/_emulator/${method}`, {
        method: "POST",
        headers: headers({ "content-type": "application/json" }),
        body: JSON.stringify(args),
    });
    if (reply.ok) {
        say(`Done: ${method}.`);
    } else {
        const { error, errors } = await reply.json();
        say(`Not done: ${error ?? errors?.[0]?.detail ?? reply.status}`);
    }
}

/** Opens a dialog; resolves with its form's values and the button that closed it. */
function ask(id) {
    const dialog = byId(id);
    const form = dialog.querySelector("form");
    form.reset();
    dialog.returnValue = "cancel";
    dialog.showModal();
    return new Promise((resolve) => {
        const close = () => resolve({ answer: dialog.returnValue, ...Object.fromEntries(new FormData(form)) });
        dialog.addEventListener("close", close, { once: true });
    });
}

/** A field of an event. No pattern finds it: to patterns U+2028 and U+2029 end a line, which JSON lets stand in texts. */
function fieldOf(event, name) {
    const line = event.split("\n").find((each) => each.startsWith(`${name}: `));
    return line?.slice(name.length + 2);
}

/** Takes the events of a stream apart and hands each on; `fetch` and not `EventSource`, which sends no token. */
async function readEvents(reply, take) {
    const reader = reply.body.pipeThrough(new TextDecoderStream()).getReader();
    let text = "";
    for (;;) {
        const { value, done } = await reader.read();
        if (done) {
            return;
        }
        text += value;
        const events = text.split("\n\n");
        text = events.pop();
        for (const event of events) {
            const name = fieldOf(event, "event");
            const data = fieldOf(event, "data");
            if (name && data) {
                take(name, JSON.parse(data));
            }
        }
    }
}

/** Follows the emulator for good: over restarts of it, and with the token where it asks for one. */
async function follow(take) {
    for (;;) {
        try {
            const reply = await fetch("/_emulator/events", { headers: headers() });
            if (reply.status === 401) {
                const { token } = await ask("token");
                sessionStorage.setItem(tokenKey, token);
                continue;
            }
            say("Connected.");
            await readEvents(reply, take);
        } catch {
            // The emulator is gone; it may come back.
        }
        say("The emulator does not answer. Trying again…");
        await new Promise((resolve) => setTimeout(resolve, 1000));
    }
}
