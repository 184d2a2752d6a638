/** A map that can tell which of its keys were set or deleted. */
export class WatchedMap<V> extends Map<string, V> {
    #watcher: ((key: string) => void) | undefined;

    /** From now on this is told of every key that is set or deleted. */
    watch(watcher: (key: string) => void): void {
        this.#watcher = watcher;
    }

    override set(key: string, value: V): this {
        this.#watcher?.(key);
        return super.set(key, value);
    }

    override delete(key: string): boolean {
        this.#watcher?.(key);
        return super.delete(key);
    }
}
