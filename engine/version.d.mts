/** The version of the engine that is downloaded or built where none is installed. */
export const engineVersion: string;
