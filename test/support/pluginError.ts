import type { ServiceError } from "@grpc/grpc-js";
import { ErrorResourceInitFailed } from "@pulumi/pulumi/proto/provider_pb";
import { Status } from "@pulumi/pulumi/proto/status_pb";
import { fromStruct, type Properties } from "./grpc";

/** What a plugin sends with an initialization failure: the resource exists and is not ready. */
export interface InitializationFailure {
    readonly id: string;
    readonly properties: Properties;
    readonly reasons: string[];
}

/** An error that a plugin answered with. */
export class PluginError extends Error {
    readonly initialization: InitializationFailure | undefined;

    constructor(message: string, initialization: InitializationFailure | undefined) {
        super(message);
        this.initialization = initialization;
    }
}

/** Reads an error as the engine reads it. */
export function toPluginError(error: ServiceError): PluginError {
    const [details] = error.metadata?.get("grpc-status-details-bin") ?? [];
    return new PluginError(error.details, Buffer.isBuffer(details) ? readFailure(details) : undefined);
}

function readFailure(details: Buffer): InitializationFailure | undefined {
    const [detail] = Status.deserializeBinary(details).getDetailsList();
    if (detail === undefined) {
        return undefined;
    }
    const failure = ErrorResourceInitFailed.deserializeBinary(detail.getValue_asU8());
    return {
        id: failure.getId(),
        properties: fromStruct(failure.getProperties()),
        reasons: failure.getReasonsList(),
    };
}
