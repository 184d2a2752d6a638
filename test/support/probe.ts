/** A tiny resource to try the harness with: its handler is a local file that the provider text names. */

/** The text of `__provider`. */
export const probeProvider = `exports.handler = () => require("./probe.js").provider`;

/** Files of a project with the probe in it. Its create and update say a line; `hold` makes them never end. */
export const probeFiles = {
    "probe.js": `
        const pulumi = require("@pulumi/pulumi");
        const act = (inputs) => {
            if (inputs.fail) {
                throw Object.assign(new Error("hidden"), {
                    id: "probe-1", properties: inputs, reasons: ["waiting for the probe: it fails"],
                });
            }
            console.log("acting on", inputs.colour);
            return inputs.hold ? new Promise(() => setInterval(() => {}, 1000)) : inputs;
        };
        exports.provider = {
            create: async (inputs) => ({ id: "probe-1", outs: await act(inputs) }),
            update: async (_id, _olds, news) => ({ outs: await act(news) }),
            read: async (id, props) => {
                const colour = process.env.PROBE_COLOUR ?? props.colour;
                return { id, props: { ...props, colour }, inputs: { ...props, colour } };
            },
            diff: async (_id, olds, news) => ({ changes: olds.colour === news.colour ? false : undefined }),
            check: async (_olds, news) => ({
                inputs: news,
                failures: news.colour === "plaid" ? [{ property: "colour", reason: "plaid is no colour" }] : [],
            }),
        };
        exports.Probe = class extends pulumi.CustomResource {
            constructor(name, args) {
                super("pulumi-nodejs:dynamic/test:Probe", name, { ...args, __provider: ${JSON.stringify(probeProvider)} });
            }
        };
    `,
};

/** A program that declares one probe. */
export function probeProgram(inputs: Readonly<Record<string, unknown>>): string {
    return `new (require("./probe.js").Probe)("main", ${JSON.stringify(inputs)});`;
}
