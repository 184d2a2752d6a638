import { Agent, request } from "node:http";
import { routes } from "../../emulator/routes";

/** What a fuzz run showed. */
export interface FuzzReport {
    requests: number;
    /** The requests that the emulator failed on, did not answer, or answered with no JSON. */
    failures: string[];
    /** Replies by status. */
    statuses: Record<number, number>;
}

/** A source of numbers below one that begins the same way with the same seed. */
function randomFrom(seed: number): () => number {
    let state = seed >>> 0;
    return () => {
        state = (state + 0x6d2b79f5) >>> 0;
        let mixed = Math.imul(state ^ (state >>> 15), state | 1);
        mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
        return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
    };
}

const fields =
    "phone_numbers phone_number connection_id customer_reference requirement_group_id regulatory_requirements requirement_id " +
    "field_value ordering_groups count_requested country_iso phone_number_type country_code action voice call_forwarding " +
    "cnam_listing cnam_listing_details forwards_to tags bundle_id messaging_profile_id body comment_record_type status";
const filters =
    "filter[country_code] filter[phone_number_type] filter[limit] filter[locality] filter[phone_number][contains] " +
    "filter[national_destination_code] filter[status] filter[created_at][gt] filter[features] filter[phone_number] " +
    "page[size] page[number] page_size page_number sort filter[tag] filter[requirements_met] filter[include_phone_numbers]";
const words =
    "+13125550142 +4989555012345 312 US DE local toll_free ordering success -1 0 1 250 999999999999 null true [] %zz " +
    "sub_number_order 2024-01-01T00:00:00Z NOWHERE sms,voice é \u0000 x' <script> 33333333-aaaa-4bbb-8ccc-444444444444";

/** What every object has without having it, so that it must not be taken for a field, a key or an order. */
const inherited = "__proto__ __defineGetter__ constructor toString hasOwnProperty".split(" ");

/** Makes requests that no client would make, and some that one would. */
class Fuzzer {
    readonly #seen: string[] = [];

    constructor(readonly random: () => number) {}

    /** Remembers the ids of a reply, so that later requests hit records that exist. */
    learn(text: string): void {
        const ids = text.match(/"id":"[^"]{8,40}"/g) ?? [];
        this.#seen.push(...ids.slice(0, 3).map((each) => each.slice(6, -1)));
        this.#seen.splice(0, this.#seen.length - 300);
    }

    request(): { method: string; path: string; body: string | undefined } {
        const route = this.#one(routes);
        const method = this.random() < 0.02 ? this.#one(["PUT", "DELETE", "OPTIONS"]) : route.method;
        const path = route.path.replace(/:\w+/g, () => encodeURIComponent(this.#id()));
        const query = Array.from({ length: this.#upTo(4) }, () => {
            const value = this.random() < 0.05 ? "%zz" : encodeURIComponent(this.#word());
            return `${encodeURI(this.#one([...filters.split(" "), ...inherited]))}=${value}`;
        });
        if (this.random() < 0.2) {
            // Alone, since most filters leave nothing to sort.
            query.splice(0, query.length, `sort=${this.#one(inherited)}`);
        }
        const text = query.length === 0 ? path : `${path}?${query.join("&")}`;
        return { method, path: text, body: route.method === "GET" ? undefined : this.#body() };
    }

    #body(): string {
        if (this.random() < 0.01) {
            return this.#deep(this.#one([90, 150, 8_000, 100_000]));
        }
        const text = JSON.stringify(this.random() < 0.05 ? this.#value(0) : this.#object(0)) as string | undefined;
        const whole = text ?? "null";
        return this.random() < 0.03 ? whole.slice(0, whole.length / 2) : whole;
    }

    /** As text from the start, since so deep a value could not be written here either. */
    #deep(depth: number): string {
        const [opening, closing] = this.#one([
            ["[", "]"],
            [`{"${this.#one(fields.split(" "))}":`, "}"],
        ]);
        return `${opening.repeat(depth)}1${closing.repeat(depth)}`;
    }

    #object(depth: number): Record<string, unknown> {
        const names = Array.from({ length: this.#upTo(5) }, () => this.#one([...fields.split(" "), ...inherited]));
        return Object.fromEntries(names.map((name) => [name, this.#value(depth + 1)]));
    }

    #value(depth: number): unknown {
        const kind = this.random();
        if (depth < 4 && kind < 0.3) {
            return Array.from({ length: this.#upTo(3) }, () => this.#value(depth + 1));
        }
        if (depth < 4 && kind < 0.5) {
            return this.#object(depth);
        }
        return kind < 0.6 ? this.#one([null, true, -1, 0, 1e300, 5, ""]) : kind < 0.7 ? this.#id() : this.#word();
    }

    #id(): string {
        const known = this.#seen.length > 0 && this.random() < 0.7;
        return known ? this.#one(this.#seen) : this.random() < 0.01 ? "x".repeat(2000) : this.#word();
    }

    #word(): string {
        return this.random() < 0.01 ? "w".repeat(5000) : this.#one([...words.split(" "), ...inherited]);
    }

    #one<T>(all: readonly T[]): T {
        return all[Math.floor(this.random() * all.length)] as T;
    }

    #upTo(most: number): number {
        return Math.floor(this.random() * (most + 1));
    }
}

/** Sends so many random requests to a base URL, some of them at once, and says what came of them. */
export async function fuzz(url: string, count: number, seed: number): Promise<FuzzReport> {
    const fuzzer = new Fuzzer(randomFrom(seed));
    const agent = new Agent({ keepAlive: true, maxSockets: 6 });
    const report: FuzzReport = { requests: 0, failures: [], statuses: {} };
    fuzzer.learn(await buySome(url, agent));
    const worker = async (): Promise<void> => {
        while (report.requests < count) {
            report.requests += 1;
            const sent = fuzzer.request();
            const { status, text } = await ask(url, agent, sent);
            report.statuses[status] = (report.statuses[status] ?? 0) + 1;
            const isRefusal = status === 501 || status < 500;
            if (status === 0 || !isRefusal || !isJson(text)) {
                report.failures.push(
                    `${sent.method} ${sent.path} ${sent.body ?? ""}: ${String(status)} ${text}`.slice(0, 500),
                );
            }
            fuzzer.learn(text);
        }
    };
    await Promise.all([1, 2, 3, 4, 5, 6].map(worker));
    agent.destroy();
    return report;
}

/** Lists of nothing can neither be sorted nor filtered wrongly; the reply to the order. */
async function buySome(url: string, agent: Agent): Promise<string> {
    const path = "/available_phone_numbers?filter[country_code]=US&filter[limit]=20";
    const found = JSON.parse((await ask(url, agent, { method: "GET", path, body: undefined })).text) as {
        data: { phone_number: string }[];
    };
    const phone_numbers = found.data.map(({ phone_number }) => ({ phone_number }));
    const body = JSON.stringify({ phone_numbers });
    return (await ask(url, agent, { method: "POST", path: "/number_orders", body })).text;
}

function isJson(text: string): boolean {
    try {
        JSON.parse(text);
        return true;
    } catch {
        return false;
    }
}

function ask(
    url: string,
    agent: Agent,
    { method, path, body }: { method: string; path: string; body: string | undefined },
): Promise<{ status: number; text: string }> {
    return new Promise((resolve) => {
        const headers = {
            authorization: "Bearer KEY fuzz",
            ...(body === undefined
                ? {}
                : { "content-type": "application/json", "content-length": Buffer.byteLength(body) }),
        };
        const sent = request(`${url}${path}`, { method, headers, agent }, (reply) => {
            let text = "";
            reply.on("data", (chunk: Buffer) => (text += String(chunk)));
            reply.on("end", () => {
                resolve({ status: reply.statusCode ?? 0, text });
            });
        });
        sent.on("error", (error) => {
            resolve({ status: 0, text: String(error) });
        });
        sent.end(body);
    });
}
