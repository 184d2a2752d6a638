/** A request as it is seen between plugin and Telnyx. */
export interface SeenRequest {
    readonly method: string;
    /** With the query, without the version. */
    readonly path: string;
    readonly body: string;
}

/** A reply as it is sent. */
export interface Reply {
    readonly status: number;
    readonly headers?: Readonly<Record<string, string>>;
    readonly body: string;
}

/** One request on its way, in the hands of a fault. Whatever is done to it, it is done once. */
export interface Exchange {
    readonly request: SeenRequest;
    /** Lets Telnyx carry the request out, and gives its answer. */
    forward(): Promise<Reply>;
    /** Answers. */
    send(reply: Reply): void;
    /** Closes the connection without an answer. */
    drop(): void;
    /** Sends half of an answer and closes the connection. */
    cut(reply: Reply): void;
    /** Never answers; the client has to give up. */
    hang(): void;
    /** Ends the plugin, as `kill -9` does, and resolves when it is gone. */
    kill(): Promise<void>;
}

/** What a request is called in every run: its route, without what differs from run to run. */
export function routeOf({ method, path }: SeenRequest): string {
    const plain = path.replace(/\?.*$/, "").replace(/\/[0-9a-f]{8}-[0-9a-f-]{27}|\/\d{6,}|\/%2B\d+/g, "/{id}");
    return `${method} ${plain}`;
}
