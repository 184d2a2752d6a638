import assert from "node:assert/strict";
import { createServer as createPlainServer } from "node:http";
import { createServer, type Server } from "node:https";
import type { AddressInfo, Server as NetServer } from "node:net";
import { hidden, provider } from "../support/numberOrderPlugin";
import { Plugin } from "../support/plugin";
import { TemporaryFolder, writeFiles } from "../support/project";
import { selfSigned } from "./selfSigned";

const key = "KEY01CANARY_transport";

/** A server on a free port of this machine that keeps what it is asked. */
async function listening<Kind extends NetServer>(server: Kind): Promise<number> {
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    return (server.address() as AddressInfo).port;
}

describe("The API key on its way", () => {
    const plugins: Plugin[] = [];
    const asked: (string | undefined)[] = [];
    let server: Server;
    let port: number;

    const start = async (env: Record<string, string>): Promise<Plugin> => {
        const plugin = await Plugin.start({ provider, env: { TELNYX_API_KEY: key, ...env } });
        plugins.push(plugin);
        await plugin.configure({});
        return plugin;
    };
    const createFails = async (plugin: Plugin): Promise<string> => {
        const { inputs } = await plugin.check({}, { ...hidden, phoneNumbers: ["+13125550142"] });
        const error = await plugin.create(inputs).then(
            () => assert.fail("this should have failed"),
            (thrown: unknown) => thrown as Error,
        );
        assert.ok(!error.message.includes(key), "the key is shown");
        return error.message;
    };

    before(async () => {
        server = createServer(selfSigned, (request, reply) => {
            asked.push(request.headers.authorization);
            reply.writeHead(401, { "content-type": "application/json" }).end('{"errors":[{"code":"10009"}]}');
        });
        port = await listening(server);
    });

    beforeEach(() => {
        asked.length = 0;
    });

    afterEach(() => Promise.all(plugins.splice(0).map((plugin) => plugin.close())));

    after(() => {
        server.closeAllConnections();
        server.close();
    });

    it("is not sent to a host whose certificate nobody vouches for", async () => {
        const message = await createFails(await start({ TELNYX_BASE_URL: `https://localhost:${String(port)}/v2` }));

        assert.match(message, /DEPTH_ZERO_SELF_SIGNED_CERT/);
        assert.deepEqual(asked, []);
    });

    it("is sent to that host once its certificate is trusted", async () => {
        const folder = new TemporaryFolder();
        writeFiles(folder.path, { "trusted.pem": selfSigned.cert });
        try {
            const url = `https://localhost:${String(port)}/v2`;
            const plugin = await start({ TELNYX_BASE_URL: url, NODE_EXTRA_CA_CERTS: `${folder.path}/trusted.pem` });

            assert.match(await createFails(plugin), /API key is wrong, expired or revoked/);
        } finally {
            folder.remove();
        }
        assert.equal(asked[0], `Bearer ${key}`);
    });

    it("does not follow a redirect to another host", async () => {
        const redirecting = createPlainServer((_request, reply) => {
            reply.writeHead(302, { location: `https://localhost:${String(port)}/v2/number_orders` }).end();
        });
        const from = await listening(redirecting);
        try {
            const plugin = await start({ TELNYX_BASE_URL: `http://127.0.0.1:${String(from)}/v2` });

            assert.match(await createFails(plugin), /a redirect, which is never followed/);
            assert.deepEqual(asked, []);
        } finally {
            redirecting.closeAllConnections();
            redirecting.close();
        }
    });

    it("is not sent in the clear to another machine", async () => {
        const message = await createFails(await start({ TELNYX_BASE_URL: "http://telnyx.example/v2" }));

        assert.match(message, /neither https nor http to this machine, so the API key was not sent/);
    });

    it("is not seen by a proxy of the environment, which carries the connection through", async () => {
        const through: string[] = [];
        const proxy = createPlainServer((request) => through.push(`${request.method ?? ""} ${request.url ?? ""}`));
        proxy.on("connect", (request, socket) => {
            through.push(`CONNECT ${request.url ?? ""} ${String(request.headers.authorization)}`);
            socket.end("HTTP/1.1 403 Forbidden\r\n\r\n");
        });
        const at = await listening(proxy);
        try {
            const base = `https://localhost:${String(port)}/v2`;
            const plugin = await start({
                TELNYX_BASE_URL: base,
                HTTPS_PROXY: `http://127.0.0.1:${String(at)}`,
                NO_PROXY: "",
            });

            await createFails(plugin);

            assert.ok(through.length > 0);
            assert.ok(
                through.every((line) => line === `CONNECT localhost:${String(port)} undefined`),
                through.join("\n"),
            );
        } finally {
            proxy.closeAllConnections();
            proxy.close();
        }
    });
});
