import { DataFile } from "./store/file/dataFile";
import type { World } from "./world";

/** A file that a world's store is kept in. */
export interface Keeping {
    /** Keeps what changed last and gives the file free. */
    end(): void;
    /** Gives the file free as it is, without what changed last. */
    abandon(): void;
}

/** Keeps the world's store in a file from now on. */
export function keepData(world: World, file: string): Keeping {
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
    const abandon = (): void => {
        world.keeper = undefined;
        dataFile.close();
    };
    const end = (): void => {
        try {
            world.keep();
        } finally {
            abandon();
        }
    };
    return { end, abandon };
}
