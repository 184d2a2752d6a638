import { createHash } from "node:crypto";
import { basename, extname } from "node:path";
import { z } from "zod";
import { parseBody, unprocessable } from "../errors";
import { document } from "../formats/document";
import type { Call, Route } from "../server/route";
import type { Document } from "../store/referenceRows";
import { collectionRoutes, type Fields } from "./collection";
import { createdWithin } from "./createdWithin";

const createRequest = z.object({
    file: z.base64("must be the file in base64").optional(),
    url: z.url().optional(),
    filename: z.string().min(1).optional(),
    customer_reference: z.string().nullish(),
});

const updateRequest = z.object({ filename: z.string().min(1).optional(), customer_reference: z.string().nullish() });

const contentTypes: Record<string, string> = {
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".tif": "image/tiff",
    ".tiff": "image/tiff",
    ".txt": "text/plain",
};

function create({ body }: Call): Fields<Document> {
    const { file, url, filename: given, customer_reference } = parseBody(createRequest, body);
    if (file === undefined && url === undefined) {
        throw unprocessable("A document needs a file or the URL of one.", "/file");
    }
    const filename = given ?? (url === undefined ? "document" : basename(new URL(url).pathname) || "document");
    const bytes = file === undefined ? undefined : Buffer.from(file, "base64");
    return {
        filename,
        customer_reference: customer_reference ?? null,
        content_type: contentTypes[extname(filename).toLowerCase()] ?? "application/octet-stream",
        sha256: bytes === undefined ? null : createHash("sha256").update(bytes).digest("hex"),
        size: bytes?.length ?? null,
        status: "pending",
    };
}

/** Documents: list, upload as JSON, retrieve, update, delete. Files behind a URL are not fetched. */
export const documentRoutes: Route[] = collectionRoutes<Document>({
    path: "/documents",
    what: "document",
    table: (store) => store.documents,
    create,
    update: ({ body }) => parseBody(updateRequest, body),
    format: document,
    isListed({ query }) {
        const part = query.get("filter", "filename", "contains")?.toLowerCase();
        const reference = query.get("filter", "customer_reference", "eq");
        const references = query.list("filter", "customer_reference", "in");
        const isWithin = createdWithin(query);
        return (each) =>
            (part === undefined || each.filename.toLowerCase().includes(part)) &&
            (reference === undefined || reference === each.customer_reference) &&
            (references === undefined || references.includes(each.customer_reference ?? "")) &&
            isWithin(each);
    },
});
