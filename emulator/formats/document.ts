import type { Document } from "../store/referenceRows";

/** A document; what was not handed in as a file has neither size nor hash here. */
export function document({ account, size, sha256, customer_reference, ...fields }: Document) {
    void account;
    return {
        record_type: "document",
        ...fields,
        av_scan_status: size === null ? "not_scanned" : "scanned",
        ...(customer_reference === null ? {} : { customer_reference }),
        ...(size === null ? {} : { size: { amount: size, unit: "bytes" } }),
        ...(sha256 === null ? {} : { sha256 }),
    };
}
