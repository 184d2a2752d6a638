import type { ServerResponse } from "node:http";
import type { LogEntry, LoggedRequest } from "../traffic/logEntry";
import type { World } from "../world";
import { overview } from "./overview";

/** How many requests a console gets at the start, and how many it follows. */
const followed = 100;

/** How often the console is told at most, so that a thousand orders are not a thousand pages. */
const pauseMs = 100;

/** How often it is told without anything happening: states change by time alone. */
const heartbeatMs = 1000;

/** Tells one console what happens, as server-sent events, until it is closed. */
export function streamEvents(world: World, response: ServerResponse): void {
    const sent = { overview: "", statuses: new Map<number, number | null>() };
    let timer: NodeJS.Timeout | undefined;
    const tell = (): void => {
        timer = undefined;
        try {
            send(response, "overview", overview(world), sent);
        } catch {
            // Nobody catches what a timer throws; the API answers the same fault with 500, and the requests show that.
        }
        sendRequests(world, response, sent.statuses);
    };
    const tellSoon = (): void => {
        timer ??= setTimeout(tell, pauseMs);
    };
    response.writeHead(200, { "content-type": "text/event-stream", "cache-control": "no-store" });
    const stops = [world.onChange(tellSoon), world.log.follow(tellSoon)];
    const heartbeat = setInterval(tellSoon, heartbeatMs);
    response.on("close", () => {
        clearInterval(heartbeat);
        clearTimeout(timer);
        stops.forEach((stop) => {
            stop();
        });
    });
    tell();
}

/** Sends a state that is another one than the last; of the passing time alone, only every second is news. */
function send(response: ServerResponse, name: string, state: object, sent: { overview: string }): void {
    const text = JSON.stringify(state);
    const coarse = text.replace(/"now":"([^"]*)\.\d+Z"/, '"now":"$1"');
    if (coarse !== sent.overview) {
        sent.overview = coarse;
        response.write(`event: ${name}\ndata: ${text}\n\n`);
    }
}

/** Sends the requests that came or were answered since; where the log was cleared, says so. */
function sendRequests(world: World, response: ServerResponse, statuses: Map<number, number | null>): void {
    const newest = world.log.newest(followed);
    const ids = new Set(newest.map(({ id }) => id));
    if (newest.length < followed && [...statuses.keys()].some((id) => !ids.has(id))) {
        statuses.clear();
        response.write("event: cleared\ndata: {}\n\n");
    }
    const news = newest.filter(({ id, status }) => statuses.get(id) !== status);
    news.forEach(({ id, status }) => statuses.set(id, status));
    [...statuses.keys()].slice(0, -followed).forEach((id) => statuses.delete(id));
    if (news.length > 0) {
        response.write(`event: requests\ndata: ${JSON.stringify(news.map(brief))}\n\n`);
    }
}

/** Bodies of bulk requests are megabytes; the console shows that they are there. */
function brief(entry: LogEntry): LoggedRequest {
    const request = entry.copy();
    const text = JSON.stringify(request.body);
    return text.length > 20_000 ? { ...request, body: `(${String(text.length)} characters)` } : request;
}
