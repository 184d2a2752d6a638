/** A Pulumi engine that the tests and the demo can run on. */
export interface Engine {
    /** Path of the executable. */
    pulumi: string;
    /** Its folder, to be put first on PATH. */
    binDir: string;
    /** Such as "3.259.0". */
    version: string;
    source: "path" | "release" | "go";
}

/** One way to an engine. Both functions throw an error that says why this way does not lead to one. */
export interface Way {
    source: Engine["source"];
    /** The engine that is there. */
    find(env: NodeJS.ProcessEnv): Engine | Promise<Engine>;
    /** Downloads or builds it. */
    make?(env: NodeJS.ProcessEnv): Promise<Engine>;
}

/** The engine that is there, without a download or a build. Throws when there is none. */
export function findEngine(env?: NodeJS.ProcessEnv, ways?: Way[]): Promise<Engine>;

/** The engine that is there, or else a new one. */
export function ensureEngine(env?: NodeJS.ProcessEnv, ways?: Way[]): Promise<Engine>;

export const fromPath: Way;
export function releaseWay(options?: { installer?: string; patience?: number }): Way;
export const fromGo: Way;
