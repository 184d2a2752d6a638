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

/** The engine that is there, without a download or a build. Throws when there is none. */
export function findEngine(env?: NodeJS.ProcessEnv): Promise<Engine>;

/** The engine that is there, or else a new one. */
export function ensureEngine(env?: NodeJS.ProcessEnv): Promise<Engine>;
