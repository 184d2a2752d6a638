import { DataFile } from "./store/file/dataFile";
import type { World } from "./world";

/** Keeps the world's store in a file from now on; what is handed back gives the file free. */
export function keepData(world: World, file: string): () => void {
    const dataFile = new DataFile(file, world.store);
    world.keeper = dataFile;
    let isSoon = false;
    // What happens between requests, such as a webhook's delivery, is kept soon; requests keep what they change themselves.
    const keepSoon = (): void => {
        isSoon = false;
        try {
            world.keep();
        } catch {
            // The next request tries it again, and says so if it does not work.
        }
    };
    world.onChange(() => {
        if (!isSoon && world.keeper !== undefined) {
            isSoon = true;
            setImmediate(keepSoon);
        }
    });
    return () => {
        try {
            world.keep();
        } finally {
            world.keeper = undefined;
            dataFile.close();
        }
    };
}
