/** An order of ours as the state remembers it. */
export interface RememberedOrder {
    readonly id: string;
    /** For which criteria each of its groups was ordered, in their order: the API does not show all of them. */
    readonly keys: readonly string[];
    /** `complete`: everything it bought was seen once; `gone`: nothing of it is left, so nobody looks at it again. */
    readonly seen?: "complete" | "gone";
    /** Since when all its groups are settled, an ISO 8601 time; there while it has not shown everything. */
    readonly since?: string;
    /** Its groups, where `keys` only say what the API shows of them: a run that has a program says what they are for. */
    readonly open?: readonly OpenGroup[];
}

/** What an order holds in one of its groups. */
export interface OpenGroup {
    /** Numbers that are still to come. */
    readonly coming: number;
    readonly numberOrderIds: readonly string[];
}
