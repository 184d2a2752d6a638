import { ApiError, errorObject } from "../errors";
import type { Query } from "./query";
import type { Answer } from "./route";

/** The envelope of a list. */
export interface Page {
    data: unknown[];
    meta: { page_number: number; page_size: number; total_pages: number; total_results: number };
}

const largestPage = 250;

/** How a list names its paging parameters; the messaging family has JSON pointers where others have plain paths. */
export type PagingStyle = "brackets" | "flat" | "messaging";

/** One page of a list, as its query asks for it; only the records of the page are formatted. */
export function pageOf<T>(
    rows: readonly T[],
    query: Query,
    format: (row: T) => unknown,
    style: PagingStyle = "brackets",
): Page {
    const [number, size] =
        style === "flat"
            ? [query.get("page_number"), query.get("page_size")]
            : [query.get("page", "number"), query.get("page", "size")];
    const root = style === "messaging" ? "/" : "";
    const page_number = pagingNumber(number, 1, Number.MAX_SAFE_INTEGER, `${root}page/number`);
    const page_size = pagingNumber(size, 20, largestPage, `${root}page/size`);
    const first = (page_number - 1) * page_size;
    return {
        data: rows.slice(first, first + page_size).map(format),
        meta: { page_number, page_size, total_pages: Math.ceil(rows.length / page_size), total_results: rows.length },
    };
}

/** The whole of a list that declares no paging, in the same envelope. */
export function wholeList<T>(rows: readonly T[], format: (row: T) => unknown): Page {
    return {
        data: rows.map(format),
        meta: {
            page_number: 1,
            page_size: Math.max(20, rows.length),
            total_pages: rows.length === 0 ? 0 : 1,
            total_results: rows.length,
        },
    };
}

/** The answer of a list as if it had nothing to show; any other answer stays as it is. */
export function emptied(answer: Answer): Answer {
    const { body } = answer;
    if (Array.isArray(body)) {
        return { ...answer, body: [] };
    }
    const page = body as Partial<Page> | null;
    return Array.isArray(page?.data)
        ? { ...answer, body: { ...page, data: [], meta: { ...page.meta, total_pages: 0, total_results: 0 } } }
        : answer;
}

function pagingNumber(value: string | undefined, otherwise: number, largest: number, pointer: string): number {
    const number = value === undefined ? otherwise : Number(value);
    if (!Number.isInteger(number) || number < 1 || number > largest) {
        const error = errorObject("10015", `${pointer} is not a possible value.`, pointer);
        throw new ApiError(422, [{ ...error, title: "Invalid pagination" }]);
    }
    return number;
}
