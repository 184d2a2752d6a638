/** How many numbers a sentence about what goes or stays names. */
export const maxNames = 20;

/** The first few of what may be thousands: `+13125550142, +13125550143 and 40 more`. */
export function firstNames(names: readonly string[], max: number): string {
    const left = names.length - max;
    return `${names.slice(0, max).join(", ")}${left > 0 ? ` and ${left} more` : ""}`;
}
