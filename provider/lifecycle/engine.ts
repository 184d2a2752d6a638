import { createRequire } from "node:module";
import type * as Grpc from "@grpc/grpc-js";
import { EngineClient } from "@pulumi/pulumi/proto/engine_grpc_pb";
import { GetRootResourceRequest, LogRequest, LogSeverity } from "@pulumi/pulumi/proto/engine_pb";
import { ExplainedError } from "./errors";

/** Says something in the row of one resource. Never throws: a line that cannot be sent fails no operation. */
export interface EngineLog {
    /** Shows a line while the operation runs; it is not kept. */
    progress(message: string): void;
    /** Shows a warning that stays. */
    warn(message: string): void;
    /** Says something that only `--debug` shows. */
    debug(message: string): void;
}

/** The Pulumi engine that started this plugin. */
export interface Engine {
    log(urn: string | undefined): EngineLog;
    /** Throws when the engine no longer answers: a killed CLI leaves its plugins running (docs/facts.md, E11). */
    assertAlive(): Promise<void>;
}

const answerWithinMs = 5000;
const hostAndPort = /^[^/\s]+:\d+$/;

/** For handlers that run outside a plugin: says nothing, and counts as alive. */
export const noEngine: Engine = {
    log: () => ({ progress: () => undefined, warn: () => undefined, debug: () => undefined }),
    assertAlive: () => Promise.resolve(),
};

/** Connects to the engine; its address is the last argument of the plugin process (docs/facts.md, E1). */
export function connectEngine(address = process.argv.at(-1) ?? ""): Engine {
    if (!hostAndPort.test(address)) {
        return noEngine;
    }
    // Credentials of another copy of grpc-js than Pulumi's own are rejected by its clients.
    const pulumi = createRequire(require.resolve("@pulumi/pulumi/package.json"));
    const grpc = pulumi("@grpc/grpc-js") as typeof Grpc;
    const client = new EngineClient(address, grpc.credentials.createInsecure());
    return {
        log: (urn) => ({
            progress: (message) => send(client, urn, LogSeverity.INFO, message, true),
            warn: (message) => send(client, urn, LogSeverity.WARNING, message, false),
            debug: (message) => send(client, urn, LogSeverity.DEBUG, message, false),
        }),
        assertAlive: () => ask(client, grpc.status),
    };
}

function send(
    client: EngineClient,
    urn: string | undefined,
    severity: LogSeverity,
    message: string,
    ephemeral: boolean,
) {
    const request = new LogRequest();
    request.setUrn(urn ?? "");
    request.setSeverity(severity);
    request.setMessage(message);
    request.setEphemeral(ephemeral);
    client.log(request, () => undefined);
}

function ask(client: EngineClient, status: typeof Grpc.status): Promise<void> {
    const dead = new Set([status.UNAVAILABLE, status.DEADLINE_EXCEEDED, status.CANCELLED]);
    return new Promise((resolve, reject) => {
        const options = { deadline: Date.now() + answerWithinMs };
        // Any answer proves life, a refusal as well.
        client.getRootResource(new GetRootResourceRequest(), options as never, (error: Grpc.ServiceError | null) => {
            if (error !== null && dead.has(error.code)) {
                reject(new ExplainedError("the pulumi process that asked for this has ended, so nothing more is done"));
            } else {
                resolve();
            }
        });
    });
}
