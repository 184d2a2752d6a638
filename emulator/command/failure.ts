/** What is shown of an error that keeps the emulator from starting. */
export function failure(error: unknown): string {
    if (!(error instanceof Error)) {
        return String(error);
    }
    const { code, port, address } = error as NodeJS.ErrnoException & { port?: number; address?: string };
    return code === "EADDRINUSE"
        ? `Port ${String(port)} of ${String(address)} is in use (EADDRINUSE), perhaps by another emulator: stop that one, ` +
              "or name another port with --port (0 takes any free one)."
        : error.message;
}
