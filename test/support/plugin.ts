import type { ServiceError } from "@grpc/grpc-js";
import { ResourceProviderClient } from "@pulumi/pulumi/proto/provider_grpc_pb";
import * as proto from "@pulumi/pulumi/proto/provider_pb";
import { RunningCommand } from "./command";
import { FakeEngine } from "./fakeEngine";
import { fromStruct, grpc, toStruct, type Properties } from "./grpc";
import { toPluginError } from "./pluginError";
import { cleanEnvironment, lazySdk, linkPackages, TemporaryFolder, writeFiles } from "./project";

/** What a program sends for a value that is not known yet at preview. */
export const unknownValue = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

export interface PluginOptions {
    /** The text in `__provider`; it goes with every call. */
    readonly provider: string;
    /** The URN of the resource. */
    readonly urn?: string;
    /** Files of the project that the plugin runs in. */
    readonly files?: Readonly<Record<string, string>>;
    readonly env?: Readonly<Record<string, string>>;
}

/** One call of the generated client. */
type Call<Request, Response> = (
    request: Request,
    reply: (error: ServiceError | null, response: Response) => void,
) => unknown;

/** The real plugin process of Pulumi's dynamic provider, with this package in it, driven over gRPC as an engine does. */
export class Plugin {
    readonly command: RunningCommand;
    readonly engine: FakeEngine;
    urn: string;
    private provider: string;
    private readonly client: ResourceProviderClient;
    private readonly folder: TemporaryFolder;

    private constructor(command: RunningCommand, engine: FakeEngine, folder: TemporaryFolder, options: PluginOptions) {
        this.command = command;
        this.engine = engine;
        this.folder = folder;
        this.provider = options.provider;
        this.urn = options.urn ?? "urn:pulumi:dev::phones::pulumi-nodejs:dynamic/telnyx:NumberOrder::main";
        const port = command.output.trim();
        this.client = new ResourceProviderClient(`127.0.0.1:${port}`, grpc.credentials.createInsecure());
    }

    /** Starts the plugin as the engine does: in the project's folder, with the engine's address as its last argument. */
    static async start(options: PluginOptions): Promise<Plugin> {
        const folder = new TemporaryFolder();
        linkPackages(folder.path);
        writeFiles(folder.path, { "package.json": JSON.stringify({ private: true }), ...options.files });
        const engine = await FakeEngine.start();
        const script = require.resolve("@pulumi/pulumi/cmd/dynamic-provider");
        const command = new RunningCommand(process.execPath, [script, engine.address], {
            cwd: folder.path,
            env: { ...cleanEnvironment(), NODE_OPTIONS: lazySdk, PULUMI_NODEJS_PROJECT: "phones", ...options.env },
        });
        await command.waitForOutput(/^\d+\n/);
        return new Plugin(command, engine, folder, options);
    }

    /** From now on the calls are about another resource. */
    speakFor(provider: string, urn: string): void {
        this.provider = provider;
        this.urn = urn;
    }

    /** Hands the stack's configuration over; the engine does it before anything else. */
    async configure(config: Readonly<Record<string, string>>): Promise<void> {
        const request = new proto.ConfigureRequest();
        request.setArgs(toStruct(config));
        await this.send<proto.ConfigureRequest, proto.ConfigureResponse>(this.client.configure, request);
    }

    async check(olds: Properties, news: Properties) {
        const request = new proto.CheckRequest();
        request.setUrn(this.urn);
        // The engine sends no old provider text when there was no old resource.
        request.setOlds(toStruct(Object.keys(olds).length > 0 ? this.named(olds) : {}));
        request.setNews(toStruct(this.named(news)));
        const response = await this.send<proto.CheckRequest, proto.CheckResponse>(this.client.check, request);
        const failures = response.getFailuresList().map((one) => ({
            property: one.getProperty(),
            reason: one.getReason(),
        }));
        return { inputs: fromStruct(response.getInputs()), failures };
    }

    async diff(id: string, olds: Properties, news: Properties) {
        const request = new proto.DiffRequest();
        request.setUrn(this.urn);
        request.setId(id);
        request.setOlds(toStruct(this.named(olds)));
        request.setNews(toStruct(this.named(news)));
        const response = await this.send<proto.DiffRequest, proto.DiffResponse>(this.client.diff, request);
        return {
            changes: (["unknown", "none", "some"] as const)[response.getChanges()],
            replaces: response.getReplacesList(),
            deleteBeforeReplace: response.getDeletebeforereplace(),
        };
    }

    async create(inputs: Properties) {
        const request = new proto.CreateRequest();
        request.setUrn(this.urn);
        request.setProperties(toStruct(this.named(inputs)));
        const response = await this.send<proto.CreateRequest, proto.CreateResponse>(this.client.create, request);
        return { id: response.getId(), properties: fromStruct(response.getProperties()) };
    }

    async read(id: string, properties: Properties) {
        const request = new proto.ReadRequest();
        request.setUrn(this.urn);
        request.setId(id);
        request.setProperties(toStruct(this.named(properties)));
        const response = await this.send<proto.ReadRequest, proto.ReadResponse>(this.client.read, request);
        return {
            id: response.getId(),
            properties: fromStruct(response.getProperties()),
            inputs: fromStruct(response.getInputs()),
        };
    }

    async update(id: string, olds: Properties, news: Properties) {
        const request = new proto.UpdateRequest();
        request.setUrn(this.urn);
        request.setId(id);
        request.setOlds(toStruct(this.named(olds)));
        request.setNews(toStruct(this.named(news)));
        const response = await this.send<proto.UpdateRequest, proto.UpdateResponse>(this.client.update, request);
        return { properties: fromStruct(response.getProperties()) };
    }

    async delete(id: string, properties: Properties): Promise<void> {
        const request = new proto.DeleteRequest();
        request.setUrn(this.urn);
        request.setId(id);
        request.setProperties(toStruct(this.named(properties)));
        await this.send(this.client.delete, request);
    }

    /** Ends the plugin and its engine. */
    async close(): Promise<void> {
        this.client.close();
        await this.command.end();
        this.engine.die();
        this.folder.remove();
    }

    private named(properties: Properties): Properties {
        return { __provider: this.provider, ...properties };
    }

    private send<Request, Response>(call: Call<Request, Response>, request: Request): Promise<Response> {
        return new Promise((resolve, reject) => {
            call.call(this.client, request, (error, response) =>
                error === null ? resolve(response) : reject(toPluginError(error)),
            );
        });
    }
}
