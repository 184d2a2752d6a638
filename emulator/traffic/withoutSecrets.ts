/** What is kept of a body: everything but passwords and the contents of documents, whether the request was accepted or not. */
export function withoutSecrets(body: unknown): unknown {
    if (typeof body !== "object" || body === null || Array.isArray(body)) {
        return body;
    }
    const { password, file } = body as { password?: unknown; file?: unknown };
    if (password === undefined && file === undefined) {
        return body;
    }
    return {
        ...body,
        ...(password === undefined ? {} : { password: "********" }),
        ...(file === undefined ? {} : { file: `(${String(sizeOf(file))} bytes, not kept)` }),
    };
}

function sizeOf(file: unknown): number {
    return typeof file === "string" ? Buffer.byteLength(file, "base64") : 0;
}
