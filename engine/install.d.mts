/** What npm writes into a lock file, as far as it is read here. */
interface Lock {
    packages?: Record<string, { version?: string; optional?: boolean }>;
}

/** Whether everything that the lock file names is there in that version. */
export function isInstalled(wanted: Lock | undefined, found: Lock | undefined): boolean;

/** Runs `npm ci` if it is needed. */
export function installDependencies(): Promise<void>;
