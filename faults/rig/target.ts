import { PluginError } from "../../test/support/pluginError";
import { dependenciesOf, type Program } from "../program";

/** Refuses, as the engine does, to place what depends on a resource that is neither in the state nor placed as well. */
export function refuseUntargeted(meant: Program, held: ReadonlySet<string>): void {
    const there = new Set([...held, ...meant.map(({ name }) => name)]);
    for (const declaration of meant) {
        const missing = dependenciesOf(declaration).find((name) => !there.has(name));
        if (missing !== undefined) {
            const { name } = declaration;
            const text = `Resource '${name}' depends on '${missing}' which was was not specified in --target list.`;
            throw new PluginError(text, undefined);
        }
    }
}
