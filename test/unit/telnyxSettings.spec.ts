import assert from "node:assert/strict";
import { adoptFaults, resolveSettings } from "../../provider/telnyx/settings";

describe("resolveSettings", () => {
    const resolve = (config: Record<string, string | undefined>, environment: NodeJS.ProcessEnv = {}) =>
        resolveSettings((key) => config[key], environment);
    const key = { "telnyx:apiKey": "KEY1" };

    it("takes the configuration, then the environment, then Telnyx itself", () => {
        const environment = { TELNYX_API_KEY: "KEY2", TELNYX_BASE_URL: "https://api.telnyx.eu/v2" };
        assert.deepEqual(resolve({ ...key, "telnyx:baseUrl": "http://localhost:1/v2" }, environment), {
            apiKey: "KEY1",
            baseUrl: "http://localhost:1/v2",
        });
        assert.deepEqual(resolve({}, environment), { apiKey: "KEY2", baseUrl: "https://api.telnyx.eu/v2" });
        assert.deepEqual(resolve(key), { apiKey: "KEY1", baseUrl: "https://api.telnyx.com/v2" });
        assert.deepEqual(resolve({ ...key, "telnyx:baseUrl": "" }), resolve(key));
    });

    it("names both settings when there is no key", () => {
        for (const config of [{}, { "telnyx:apiKey": "" }, { "telnyx:apiKey": " \n" }]) {
            assert.throws(() => resolve(config), /pulumi config set --secret telnyx:apiKey.*TELNYX_API_KEY/s);
        }
    });

    it("takes the line break off that a copied key ends with, and refuses one with a hole in it", () => {
        assert.equal(resolve({ "telnyx:apiKey": "KEY1\n" }).apiKey, "KEY1");
        const { message } = thrown(() => resolve({ "telnyx:apiKey": "KEY\r\nX-Evil: 1" }));
        assert.match(message, /a character that no key has/);
        assert.doesNotMatch(message, /Evil/);
    });

    it("allows https anywhere, and http to this machine only", () => {
        const allowed = [
            "https://api.telnyx.com/v2",
            "https://example.test",
            "http://localhost:3000/v2",
            "http://127.0.0.1:3000/v2",
            "http://127.8.9.1/v2",
            "http://[::1]:3000/v2",
        ];
        for (const url of allowed) {
            assert.doesNotThrow(() => resolve({ ...key, "telnyx:baseUrl": url }), url);
        }
        const refused = [
            "http://api.telnyx.com/v2",
            "http://localhost.example.com/v2",
            "http://127.0.0.1.example.com/v2",
            "http://localhost@example.com/v2",
            "http://10.0.0.1/v2",
            "http://[::2]/v2",
            "ftp://localhost/v2",
            "file:///etc/passwd",
        ];
        for (const url of refused) {
            assert.throws(
                () => resolve({ ...key, "telnyx:baseUrl": url }),
                /neither https nor http to this machine/,
                url,
            );
        }
    });

    it("refuses a URL that is none, or holds what no base URL has, and repeats no password", () => {
        for (const url of ["api.telnyx.com/v2", "https://", "not a url"]) {
            assert.throws(() => resolve({ ...key, "telnyx:baseUrl": url }), /is not a URL.*TELNYX_BASE_URL/, url);
        }
        for (const url of [
            "https://me:secret@example.test/v2",
            "https://example.test/v2?a=b",
            "https://example.test/v2#a",
        ]) {
            const { message } = thrown(() => resolve({ ...key, "telnyx:baseUrl": url }));
            assert.match(message, /must not hold a user name, a query or a fragment/);
            assert.doesNotMatch(message, /secret/);
        }
    });

    it("refuses the URL before it looks at the key", () => {
        assert.throws(() => resolve({ "telnyx:baseUrl": "http://example.test" }), /the API key was not sent/);
    });

    it("takes the slash off the end of the URL", () => {
        assert.equal(
            resolve({ ...key, "telnyx:baseUrl": "https://example.test/v2//" }).baseUrl,
            "https://example.test/v2",
        );
    });

    function thrown(action: () => unknown): Error {
        try {
            action();
        } catch (error) {
            assert.ok(error instanceof Error);
            return error;
        }
        return assert.fail("this should have thrown");
    }

    it("names the proxy that requests go through, without its password, and none that is not used", () => {
        const read = () => undefined;
        const key = { TELNYX_API_KEY: "KEY" };
        const of = (environment: NodeJS.ProcessEnv) => resolveSettings(read, { ...key, ...environment }).proxy;
        assert.equal(of({ HTTPS_PROXY: "http://user:secret@proxy.example:3128" }), "proxy.example:3128");
        assert.equal(of({ https_proxy: "http://proxy.example:3128", NO_PROXY: "example.com,.telnyx.com" }), undefined);
        assert.equal(of({ HTTPS_PROXY: "http://proxy:1", TELNYX_BASE_URL: "http://127.0.0.1:1/v2" }), undefined);
        assert.equal(of({}), undefined);
    });
});

describe("adoptFaults", () => {
    const order = "6a1f0f5e-3c1d-4f0a-9c52-0d6b5d5a7e11";
    const faults = (adopt?: string) => adoptFaults((key) => (key === "telnyx:adopt" ? adopt : undefined));

    it("finds nothing in ids, one or several, and where nothing is set", () => {
        for (const adopt of [undefined, "", order, `${order}, ${order.toUpperCase()}`, ` ${order}\n`]) {
            assert.deepEqual(faults(adopt), [], adopt);
        }
    });

    it("names every text that is the id of no order", () => {
        assert.deepEqual(faults(`abc,${order}`), [
            `telnyx:adopt: "abc" is no id of an order or a requirement group (a UUID such as ${order})`,
        ]);
        assert.equal(faults(`1293384261075731499 ${order.slice(0, -1)}`).length, 2);
    });
});
