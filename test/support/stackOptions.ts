/** A value of the stack's configuration. */
export type ConfigValue = string | { readonly secret: string };

export interface StackOptions {
    /** Source of the program: plain JavaScript, which starts without a compiler. */
    readonly program: string;
    /** Name of the stack. @default "dev" */
    readonly name?: string;
    /** Name of the project. @default "phones" */
    readonly project?: string;
    /** The program is an ES module. @default false */
    readonly esModule?: boolean;
    /** `options.refresh: always` in Pulumi.yaml. @default true */
    readonly refreshAlways?: boolean;
    /** More files of the project. */
    readonly files?: Readonly<Record<string, string>>;
    readonly config?: Readonly<Record<string, ConfigValue>>;
    /** More environment variables; they can be changed later in `stack.env`. */
    readonly env?: Readonly<Record<string, string>>;
}

/** A resource as the state holds it. */
export interface ResourceState {
    readonly urn: string;
    readonly type: string;
    readonly id?: string;
    readonly inputs: Record<string, unknown>;
    readonly outputs: Record<string, unknown>;
    readonly initErrors?: string[];
}

/** What the engine remembers of a stack. */
export interface StackState {
    readonly resources: ResourceState[];
    /** Operations that never ended: the CLI was killed while they ran. */
    readonly pendingOperations: { readonly type: string; readonly resource: ResourceState }[];
}

/** The files that make a folder the project of a stack. */
export function projectFiles(options: StackOptions): Record<string, string> {
    const project = {
        name: options.project ?? "phones",
        runtime: { name: "nodejs", options: { typescript: false } },
        ...(options.refreshAlways === false ? {} : { options: { refresh: "always" } }),
    };
    const manifest = { private: true, main: "index.js", type: options.esModule ? "module" : "commonjs" };
    return {
        // JSON is YAML, too.
        "Pulumi.yaml": JSON.stringify(project),
        "package.json": JSON.stringify(manifest),
        "index.js": options.program,
    };
}
