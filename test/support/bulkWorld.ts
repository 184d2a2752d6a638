import type { CustomResourceOptions } from "@pulumi/pulumi";
import { EngineWorld, type EngineWorldOptions } from "./engineWorld";

/** What a program declares under one name. */
export interface DeclaredGroups {
    readonly orderingGroups: readonly object[];
    readonly options?: Pick<CustomResourceOptions, "customTimeouts">;
    readonly [setting: string]: unknown;
}

/** Bulk orders by the resources' names. */
export type Bulks = Readonly<Record<string, DeclaredGroups>>;

/** Writes a program that declares these bulk orders. */
export function bulkProgram(bulks: Bulks): string {
    const lines = Object.entries(bulks).map(([name, { options, ...args }]) => {
        const parameters = [name, args, options ?? {}].map((value) => JSON.stringify(value)).join(", ");
        return `new telnyx.InexplicitNumberOrder(${parameters});`;
    });
    return ['const telnyx = require("pulumi-telnyx");', ...lines].join("\n");
}

/** Opens a world with a program of bulk orders. */
export function openBulkWorld(bulks: Bulks, options: EngineWorldOptions = {}): Promise<EngineWorld> {
    return EngineWorld.open({ program: bulkProgram(bulks), ...options });
}
