import { z } from "zod";
import { camelKeys } from "./casing";
import type { ApiErrorEntry } from "./errors";

const errorBody = z.object({
    errors: z.array(
        z.object({
            code: z.coerce.string().optional(),
            title: z.string().optional(),
            detail: z.string().optional(),
            source: z.object({ pointer: z.string().optional() }).optional(),
        }),
    ),
});

/** Reads the body of an error reply; undefined when it is not one of Telnyx's. */
export function parseErrorBody(body: unknown): ApiErrorEntry[] | undefined {
    const parsed = errorBody.safeParse(camelKeys(body));
    return parsed.success
        ? parsed.data.errors.map(({ code, title, detail, source }) => ({
              code,
              title,
              detail,
              pointer: source?.pointer,
          }))
        : undefined;
}
