import type { TelnyxClient, TelnyxRequest } from "../client";

/** In what a change can be seen: in orders, and then in numbers as well, or in numbers alone. */
export type Kind = "orders" | "numbers";

type Noted = Pick<TelnyxRequest<unknown>, "path" | "body">;

/** What this process changes in an account: nothing that was read before a change is used after it. */
export class Writes {
    private count = 0;
    private open = 0;
    private readonly newest: Record<Kind, number> = { orders: 0, numbers: 0 };
    private readonly references = new Map<string, number>();
    private readonly touched = new Map<string, number>();

    /** The moment, counted in changes. */
    get now(): number {
        return this.count;
    }

    /** A client that notes its changes here, when they are sent and again when they are answered. */
    noting(client: TelnyxClient): TelnyxClient {
        return {
            request: (request, patience) => {
                const send = () => client.request(request, patience);
                return isQuestion(request) ? send() : this.during(request, send);
            },
        };
    }

    /** Notes something that is sent, when it is sent and again when it is answered. */
    async during<Answer>(request: Noted, send: () => Promise<Answer>): Promise<Answer> {
        this.open++;
        this.note(request);
        try {
            return await send();
        } finally {
            this.open--;
            this.note(request);
        }
    }

    /** Notes that numbers, by their ids, were changed until now, such as by a job. */
    touch(phoneNumberIds: readonly string[]): void {
        this.note({ path: "/phone_numbers", body: { phoneNumbers: phoneNumberIds } });
    }

    /** Says whether nothing was changed since a moment, and nothing is being changed, that this kind shows. */
    isUnchanged(kind: Kind, since: number): boolean {
        return this.open === 0 && this.newest[kind] <= since;
    }

    /** Says whether one number, by its id, was left alone since a moment, whatever was done to others. */
    isUntouched(phoneNumberId: string, since: number): boolean {
        return (this.touched.get(phoneNumberId) ?? 0) <= since;
    }

    /** Says whether no order was given a reference with this ending since a moment. */
    isUnplaced(ending: string, since: number): boolean {
        return [...this.references].every(([reference, at]) => at <= since || !reference.endsWith(ending));
    }

    private note({ path, body }: Noted): void {
        this.count++;
        this.newest.numbers = this.count;
        if (path.startsWith("/phone_numbers")) {
            namedIn(path, body).forEach((id) => this.touched.set(id, this.count));
            return;
        }
        this.newest.orders = this.count;
        const reference = body !== undefined && "customerReference" in body ? body.customerReference : undefined;
        if (typeof reference === "string") {
            this.references.set(reference, this.count);
        }
    }
}

/** One question is asked by POST: which numbers the account owns (docs/facts.md, A17). */
function isQuestion({ method, path }: TelnyxRequest<unknown>): boolean {
    return method === "GET" || path.endsWith("/verify_ownership");
}

/** The ids of the numbers that a change is about: one in its path, or those of a job. */
function namedIn(path: string, body: object | undefined): string[] {
    const [, , id = ""] = path.split("/");
    const ids = body !== undefined && "phoneNumbers" in body ? body.phoneNumbers : undefined;
    return Array.isArray(ids) ? ids.map(String) : [id];
}
