import type { sendUnaryData, Server, ServerUnaryCall } from "@grpc/grpc-js";
import { EngineService } from "@pulumi/pulumi/proto/engine_grpc_pb";
import { GetRootResourceResponse, LogSeverity, type LogRequest } from "@pulumi/pulumi/proto/engine_pb";
import { Empty, grpc, listen } from "./grpc";

/** A line that a plugin sent to the engine. */
export interface LoggedLine {
    readonly severity: "debug" | "info" | "warning" | "error";
    readonly message: string;
    readonly urn: string;
    /** Shown in the resource's row while it runs, and then forgotten. */
    readonly ephemeral: boolean;
}

/** Plays the engine of a CLI for a plugin: records what it is told, answers, and can die. */
export class FakeEngine {
    readonly address: string;
    readonly lines: LoggedLine[];
    private readonly server: Server;

    private constructor(server: Server, address: string, lines: LoggedLine[]) {
        this.server = server;
        this.address = address;
        this.lines = lines;
    }

    static async start(): Promise<FakeEngine> {
        const lines: LoggedLine[] = [];
        const server = new grpc.Server();
        server.addService(EngineService, {
            log: (call: ServerUnaryCall<LogRequest, unknown>, reply: sendUnaryData<unknown>) => {
                lines.push(toLine(call.request));
                reply(null, new Empty());
            },
            getRootResource: (_call: unknown, reply: sendUnaryData<unknown>) =>
                reply(null, new GetRootResourceResponse()),
            setRootResource: unimplemented,
            startDebugging: unimplemented,
            requirePulumiVersion: unimplemented,
        });
        return new FakeEngine(server, await listen(server), lines);
    }

    /** Ends at once, as a killed CLI does: nothing answers at its address any more. Harmless when done twice. */
    die(): void {
        this.server.forceShutdown();
    }
}

function toLine(request: LogRequest): LoggedLine {
    const names = new Map<number, LoggedLine["severity"]>([
        [LogSeverity.DEBUG, "debug"],
        [LogSeverity.INFO, "info"],
        [LogSeverity.WARNING, "warning"],
        [LogSeverity.ERROR, "error"],
    ]);
    return {
        severity: names.get(request.getSeverity()) ?? "error",
        message: request.getMessage(),
        urn: request.getUrn(),
        ephemeral: request.getEphemeral(),
    };
}

function unimplemented(_call: unknown, reply: sendUnaryData<unknown>): void {
    reply({ code: grpc.status.UNIMPLEMENTED, details: "The tests' engine does not do this." });
}
