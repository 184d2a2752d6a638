import type { z } from "zod";

/** One entry of an error body, as the official description has it. */
export interface ErrorObject {
    code: string;
    title: string;
    detail: string;
    source?: { pointer?: string; parameter?: string };
    meta: { url: string };
}

const titles: Record<string, string> = {
    "10001": "Inactive phone number",
    "10002": "Invalid phone number",
    "10005": "Resource not found",
    "10007": "Unexpected error",
    "10009": "Authentication failed",
    "10010": "Authorization failed",
    "10008": "Request timeout",
    "10011": "Too many requests",
    "10014": "Unsupported media type",
    "10015": "Bad Request",
    "10016": "Phone number must be in +E.164 format",
    "10021": "Resource in use",
    "10023": "Invalid JSON",
    "10029": "JSON content type expected",
    "10030": "Method not allowed",
    "10035": "Resource locked",
    "10037": "Service unavailable",
    "20100": "Insufficient funds",
    "85000": "Phone number not found in a recent search",
    "85001": "Phone numbers not available",
    "85003": "Requirements already satisfied",
    "85004": "Invalid connection ID",
    "85005": "Invalid messaging profile ID",
    "85006": "Phone number already reserved",
    "85007": "Reservation limit reached",
    "85008": "Reservation extension limit reached",
};

/** An entry of an error body for a code of the API. */
export function errorObject(code: string, detail: string, pointer?: string): ErrorObject {
    return {
        code,
        title: (Object.hasOwn(titles, code) ? titles[code] : undefined) ?? "Error",
        detail,
        ...(pointer === undefined ? {} : { source: { pointer } }),
        meta: { url: `https://developers.telnyx.com/docs/overview/errors/${code}` },
    };
}

/** A refusal that the API answers with a status and a list of errors. */
export class ApiError extends Error {
    constructor(
        readonly status: number,
        readonly errors: ErrorObject[],
        /** What the answer carries besides its body. */
        readonly headers: Record<string, string> = {},
    ) {
        super(errors.map((each) => each.detail).join(" "));
    }
}

/** A refusal with one error in it. */
export function apiError(status: number, code: string, detail: string, pointer?: string): ApiError {
    return new ApiError(status, [errorObject(code, detail, pointer)]);
}

/** 404: this account has no such thing. */
export function notFound(what: string): ApiError {
    return apiError(404, "10005", `No such ${what}.`, "/base");
}

/** 422 with the API's general code: the request cannot be carried out as it is. */
export function unprocessable(detail: string, pointer: string): ApiError {
    return apiError(422, "10015", detail, pointer);
}

/** Reads a request body with a schema; every fault points at its field. */
export function parseBody<T>(schema: z.ZodType<T>, body: unknown): T {
    const parsed = schema.safeParse(body ?? {});
    if (parsed.success) {
        return parsed.data;
    }
    throw new ApiError(
        422,
        parsed.error.issues.map((issue) =>
            errorObject("10015", issue.message, issue.path.length === 0 ? "/base" : `/${issue.path.join("/")}`),
        ),
    );
}
