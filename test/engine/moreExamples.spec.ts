import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { cpSync, readFileSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { filesOf } from "../support/example";
import { cleanEnvironment, repository, writeFiles } from "../support/project";
import { us, EngineWorld } from "../support/engineWorld";

const run = promisify(execFile);
const open = (example: string) => EngineWorld.open({ program: "", project: example, files: filesOf(example) });

const inUse = (world: EngineWorld) =>
    world.control
        .numbers()
        .filter(({ status }) => status !== "deleted")
        .map(({ phone_number }) => phone_number)
        .sort();

describe("Examples on the real engine", function () {
    this.timeout(240_000);
    let world: EngineWorld | undefined;

    afterEach(async () => {
        await world?.close();
        world = undefined;
    });

    it("messaging orders a number into its profile, and gives it back", async () => {
        world = await open("messaging");
        const profile = "400174f1-1f0b-4c0f-9e0a-5d2a6b6f0a01";
        await world.stack.setConfig({ "messaging:phoneNumber": us(1), "messaging:messagingProfileId": profile });

        await world.must("up");
        assert.equal(world.control.numbers()[0]?.messaging_profile_id, profile);
        await world.must("destroy");
        assert.deepEqual(inUse(world), []);
    });

    it("offices orders what the YAML says; without its quotes the preview says where and why", async () => {
        world = await open("offices");
        const yaml = filesOf("offices")["Pulumi.example.yaml"] ?? "";
        writeFiles(world.stack.folder, { "Pulumi.dev.yaml": yaml.replaceAll(/"(\+\d+)"/g, "$1") });
        const unquoted = await world.run("preview");
        assert.notEqual(unquoted.code, 0);
        assert.match(unquoted.output, /phoneNumbers\[0\]/);

        writeFiles(world.stack.folder, { "Pulumi.dev.yaml": yaml });
        const up = await world.must("up");
        assert.deepEqual(up.ordered(), [["+12125550144"], ["+13125550142", "+13125550143"]]);
        assert.match(up.output, /chicago *: "success"/);

        const place = ["--type", "string", "--path", "offices.berlin.phoneNumbers[0]"];
        await world.stack.expect(["config", "set", ...place, "+493090182000"]);
        assert.match(readFileSync(join(world.stack.folder, "Pulumi.dev.yaml"), "utf8"), /- "\+493090182000"/);
    });

    it("ci runs the commands of its workflow: previews, apply, and a drift that ends with exit code 7 and is repaired", async () => {
        world = await open("ci");
        await world.stack.setConfig({ "ci:phoneNumber": us(1) });
        const workflow = filesOf("ci")["workflow.yaml"] ?? "";
        const commands = [...workflow.matchAll(/run: pulumi (.+)$/gm)].map(([, command = ""]) =>
            command.replace('"$STACK"', "dev").replace("--non-interactive", "").trim().split(/\s+/),
        );
        const [preview = [], drift = [], refresh = [], plan = [], apply = []] = commands;
        assert.equal(commands.length, 5);
        const { stack } = world;
        const merge = async () => {
            await stack.expect(refresh);
            const { output } = await stack.expect(plan);
            await stack.expect(apply);
            return output;
        };

        await world.stack.expect(preview);
        assert.equal((await world.stack.run(drift)).code, 7);
        await merge();
        assert.deepEqual(inUse(world), [us(1)]);
        assert.equal((await world.stack.run(drift)).code, 0);
        world.control.releaseNumber(us(1));
        assert.equal((await world.stack.run(drift)).code, 7);
        assert.match(await merge(), /1 to create/);
        assert.deepEqual(inUse(world), [us(1)]);
    });

    it("component-library works in a strict pnpm workspace", async () => {
        world = await EngineWorld.open({ program: "", project: "hotlines" });
        const project = world.stack.folder;
        const workspace = dirname(project);
        const example = join(repository, "examples", "component-library");
        rmSync(project, { recursive: true });
        cpSync(join(example, "stack"), project, { recursive: true });
        cpSync(join(example, "phones"), join(workspace, "phones"), { recursive: true });
        const env = { ...cleanEnvironment(), CI: "true" };
        const { stdout } = await run("npm", ["pack", "--silent", "--pack-destination", workspace], {
            cwd: join(repository, "provider"),
            env,
        });
        const settings = `packages: [phones, project]\noverrides: { pulumi-telnyx: "file:${workspace}/${stdout.trim()}", "@pulumi/pulumi": "3.248.0" }\n`;
        writeFiles(workspace, { "package.json": '{ "private": true }', "pnpm-workspace.yaml": settings });
        const pnpm = (...args: string[]) =>
            run(process.execPath, [join(repository, "node_modules", "pnpm", "bin", "pnpm.cjs"), ...args], {
                cwd: workspace,
                env,
            });
        await pnpm("install", "--prefer-offline", "--no-frozen-lockfile");
        await pnpm("--filter", "@acme/phones", "build");
        // The stack's package manager is for `pulumi install`; the engine of the tests may be without one.
        await world.stack.setConfig({ "hotlines:phoneNumber": us(1), "hotlines:billingGroupId": "bg-1" });

        const up = await world.must("up");

        assert.match(up.output, /status *: "success"/);
        assert.equal(world.control.numbers()[0]?.billing_group_id, "bg-1");
        const manifest = readFileSync(join(project, "node_modules", "pulumi-telnyx", "package.json"), "utf8");
        assert.match(manifest, /"name": "pulumi-telnyx"/);
        await world.must("destroy");
    });
});
