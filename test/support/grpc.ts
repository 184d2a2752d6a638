import { createRequire } from "node:module";
import type * as Grpc from "@grpc/grpc-js";
import type * as StructProto from "google-protobuf/google/protobuf/struct_pb";
import type * as EmptyProto from "google-protobuf/google/protobuf/empty_pb";

// Credentials and messages of another copy than Pulumi's own are rejected by its clients.
const pulumi = createRequire(require.resolve("@pulumi/pulumi/package.json"));

export const grpc = pulumi("@grpc/grpc-js") as typeof Grpc;
export const { Struct } = pulumi("google-protobuf/google/protobuf/struct_pb") as typeof StructProto;
export const { Empty } = pulumi("google-protobuf/google/protobuf/empty_pb") as typeof EmptyProto;

/** Properties of a resource as plain JavaScript. */
export type Properties = Record<string, unknown>;

/** Turns plain properties into their form on the wire. Like the engine, it leaves out what is undefined. */
export function toStruct(properties: Properties): StructProto.Struct {
    return Struct.fromJavaScript(JSON.parse(JSON.stringify(properties)) as never);
}

/** Turns properties from the wire into plain ones. */
export function fromStruct(struct: StructProto.Struct | undefined): Properties {
    return struct === undefined ? {} : struct.toJavaScript();
}

/** Opens a server on a free port of the loopback interface and gives its address. */
export function listen(server: Grpc.Server): Promise<string> {
    return new Promise((resolve, reject) => {
        server.bindAsync("127.0.0.1:0", grpc.ServerCredentials.createInsecure(), (error, port) =>
            error === null ? resolve(`127.0.0.1:${port}`) : reject(error),
        );
    });
}
