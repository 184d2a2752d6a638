import type { FaultResponse } from "./faults";

/** A reply of the API as it goes out, for those who record or check it. Faults that replace a reply are none. */
export interface Reply {
    method: string;
    /** Without the version prefix and without the query. */
    path: string;
    status: number;
    /** What is sent. */
    body: unknown;
    /** What the setting `strict` would send. */
    strictBody: () => unknown;
}

/** A request that a fault answered, or left without an answer. */
export interface FaultyReply extends Pick<Reply, "method" | "path" | "body"> {
    /** Null where the connection was dropped. */
    status: number | null;
    /** The kind of the fault. */
    fault: FaultResponse["kind"];
}
