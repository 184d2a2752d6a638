import { spawn } from "node:child_process";
import { once } from "node:events";
import { ResourceProviderClient } from "@pulumi/pulumi/proto/provider_grpc_pb";
import * as proto from "@pulumi/pulumi/proto/provider_pb";
import { FakeEngine } from "../test/support/fakeEngine";
import { grpc, toStruct, type Properties } from "../test/support/grpc";
import { takenBy, type Taken } from "./processWatch";

/** What a plugin process took until it answered. */
export interface Started extends Taken {
    /** Ms from the start of the process until it said its port. */
    readonly listeningMs: number;
    /** Ms from the start of the process until it answered the Check of a resource. */
    readonly answeringMs: number;
}

/** A resource as the engine shows it to a plugin. */
export interface Shown {
    readonly urn: string;
    readonly inputs: Properties;
}

/** Starts a plugin process as the engine does, configures it, has it check one resource, and ends it. */
export async function startPlugin(folder: string, env: NodeJS.ProcessEnv, resource: Shown): Promise<Started> {
    const engine = await FakeEngine.start();
    const script = require.resolve("@pulumi/pulumi/cmd/dynamic-provider");
    const start = performance.now();
    const child = spawn(process.execPath, [script, engine.address], {
        cwd: folder,
        env: { ...env, PULUMI_NODEJS_PROJECT: "phones" },
        stdio: ["ignore", "pipe", "inherit"],
    });
    const exited = once(child, "exit");
    try {
        const [port] = (await once(child.stdout, "data")) as [Buffer];
        const listeningMs = performance.now() - start;
        await answer(port.toString().trim(), resource);
        const answeringMs = performance.now() - start;
        return { listeningMs, answeringMs, ...takenBy(child.pid ?? -1) };
    } finally {
        child.kill("SIGKILL");
        await exited;
        engine.die();
    }
}

/** The two calls that every plugin gets first. */
async function answer(port: string, { urn, inputs }: Shown): Promise<void> {
    const client = new ResourceProviderClient(`127.0.0.1:${port}`, grpc.credentials.createInsecure());
    const configure = new proto.ConfigureRequest();
    configure.setArgs(toStruct({}));
    const check = new proto.CheckRequest();
    check.setUrn(urn);
    check.setOlds(toStruct({}));
    check.setNews(toStruct(inputs));
    try {
        await new Promise((resolve, reject) =>
            client.configure(configure, (error, response) => (error === null ? resolve(response) : reject(error))),
        );
        const failures = await new Promise<proto.CheckFailure[]>((resolve, reject) =>
            client.check(check, (error, response) =>
                error === null ? resolve(response.getFailuresList()) : reject(error),
            ),
        );
        if (failures.length > 0) {
            throw new Error(`The plugin did not take the inputs: ${failures.map((one) => one.getReason()).join(" ")}`);
        }
    } finally {
        client.close();
    }
}
