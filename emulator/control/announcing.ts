type Method = (...args: unknown[]) => unknown;

/** The same methods, each of which says afterwards that something may have changed. */
export function announcing<T extends object>(methods: T, announce: () => void): T {
    const announced = Object.entries(methods).map(([name, method]) => [
        name,
        (...args: unknown[]) => {
            try {
                return (method as Method)(...args);
            } finally {
                announce();
            }
        },
    ]);
    return Object.fromEntries(announced) as T;
}
