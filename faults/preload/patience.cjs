/**
 * Lets the plugin wait for its engine as long as that takes: in hurried time its patience would be a quarter of a
 * second, which a busy machine needs now and then. An engine that is dead refuses at once all the same.
 */
"use strict";

const { createRequire } = require("node:module");
const { join } = require("node:path");

const project = createRequire(join(process.cwd(), "index.js"));
const { EngineClient } = project("@pulumi/pulumi/proto/engine_grpc_pb");
const { getRootResource } = EngineClient.prototype;

EngineClient.prototype.getRootResource = function (request, _options, reply) {
    return getRootResource.call(this, request, {}, reply);
};
