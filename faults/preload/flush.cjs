/**
 * A handler whose check comes back when everything that the plugin told the engine has arrived there: lines are sent
 * without waiting, so the answer to a call may come before them. They go through one connection, in their order.
 */
"use strict";

const { createRequire } = require("node:module");
const { join } = require("node:path");

globalThis.flushHandler = () => ({
    check: async (_olds, news) => {
        await sayLast();
        return { inputs: news };
    },
});

let client;

function sayLast() {
    const project = createRequire(join(process.cwd(), "index.js"));
    const pulumi = createRequire(project.resolve("@pulumi/pulumi/package.json"));
    const { EngineClient } = project("@pulumi/pulumi/proto/engine_grpc_pb");
    const { LogRequest } = project("@pulumi/pulumi/proto/engine_pb");
    client ??= new EngineClient(process.argv.at(-1), pulumi("@grpc/grpc-js").credentials.createInsecure());
    return new Promise((resolve) => client.log(new LogRequest(), resolve));
}
