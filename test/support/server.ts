import { createServer, type IncomingMessage, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";

/** A small HTTP server on a free loopback port, for what the emulator does not do. */
export class LocalServer {
    readonly url: string;
    /** What was asked, as `METHOD /path`. */
    readonly asked: string[] = [];
    /** The last request. */
    last: IncomingMessage | undefined;

    private constructor(private readonly server: Server) {
        this.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    }

    /** Starts a server that answers with this. */
    static async start(answer: RequestListener): Promise<LocalServer> {
        const server = createServer();
        await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
        const started = new LocalServer(server);
        server.on("request", (request, response) => {
            started.asked.push(`${request.method ?? ""} ${request.url ?? ""}`);
            started.last = request;
            answer(request, response);
        });
        return started;
    }

    close(): Promise<void> {
        this.server.closeAllConnections();
        return new Promise((resolve) => this.server.close(() => resolve()));
    }
}
