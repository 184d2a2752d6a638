import { AxiosError, type AxiosInstance } from "axios";
import { camelKeys, snakeKeys } from "./casing";
import { entriesOf, failure } from "./failure";
import { queryString, type Query } from "./path";
import { Unsent, type Sending } from "./rate";
import type { Settings } from "./settings";
import type { TransportConfig } from "./transport";

/** A question to the API, keys in camelCase. */
export interface Question {
    readonly method: "GET" | "POST" | "PATCH" | "DELETE";
    readonly path: string;
    readonly query?: Query;
    readonly body?: object;
    /** Doing it twice is as good as doing it once: a POST is sent again as well where its reply is lost. */
    readonly isRepeatable?: boolean;
}

/** Sends a question, and gives the body of the reply with keys in camelCase. Throws a `TelnyxError` where there is none. */
export async function exchange(
    http: AxiosInstance,
    question: Question,
    sending: Sending,
    settings: Settings,
): Promise<unknown> {
    const reply = await answer(http, question, sending, settings).catch((error: unknown) => {
        throw error instanceof Unsent ? error.reason : failure(`${question.method} ${question.path}`, error, settings);
    });
    return camelKeys(reply);
}

/** A 429 is no answer: nothing was done, so the request is sent again as soon as there is room, whatever it does. */
async function answer(
    http: AxiosInstance,
    { method, path, query = {}, body, isRepeatable }: Question,
    sending: Sending,
    settings: Settings,
): Promise<unknown> {
    const text = queryString(query);
    const url = text === "" ? path : `${path}?${text}`;
    const data = body === undefined ? undefined : snakeKeys(body);
    const config: TransportConfig = { method, url, data, isRepeatable, adapter: sending.adapter };
    for (;;) {
        try {
            return (await http.request<unknown>(config)).data;
        } catch (error) {
            if (!(error instanceof AxiosError) || error.response?.status !== 429) {
                throw error;
            }
            sending.refused(entriesOf(error, settings) ?? []);
        }
    }
}
