import type { DiffResult } from "./handler";

/**
 * What the process of a run has said of the resources it compares. The engine asks for a diff at the end of a refresh,
 * too, with the inputs of the last run, before the program has spoken (docs/facts.md, E15).
 */
export class Spoken {
    private readonly declared = new Set<string>();
    private readonly sentences = new Map<string, ReadonlySet<string>>();

    /** Notes that the program declares a resource: what is compared with it from now on is what the program says. */
    declare(urn = ""): void {
        if (this.declared.has(urn)) {
            // Another run in the same process: its preview has to say everything again.
            this.sentences.delete(urn);
        }
        this.declared.add(urn);
    }

    /** What a diff of a resource has to say that nobody has said yet. */
    due({ warnings = [], intentions = [] }: Pick<DiffResult, "warnings" | "intentions">, urn = ""): string[] {
        const said = this.sentences.get(urn) ?? new Set();
        const due = [...warnings, ...(this.declared.has(urn) ? intentions : [])].filter(
            (sentence) => !said.has(sentence),
        );
        this.sentences.set(urn, new Set([...said, ...due]));
        return due;
    }
}
