const dayMs = 24 * 60 * 60 * 1000;

/** For so long what was bought may be on its way into orders and lists; after that it is shown, or it is gone. */
export const settledAfterMs = 60 * 60 * 1000;

/** Says whether something is younger than a day: after that nobody takes up a run that was killed. */
export function isYoung(createdAt = "", nowMs: number): boolean {
    return nowMs - Date.parse(createdAt) < dayMs;
}

/** How long ago something was made, such as `5 minutes ago`. */
export function ageOf(createdAt = "", nowMs: number): string {
    const minutes = Math.round(Math.max(nowMs - Date.parse(createdAt), 0) / 60_000);
    const [count, unit] =
        minutes < 120
            ? [minutes, "minute"]
            : minutes < 2880
              ? [Math.round(minutes / 60), "hour"]
              : [Math.round(minutes / 1440), "day"];
    return Number.isNaN(count) ? `at ${createdAt}` : `${count} ${unit}${count === 1 ? "" : "s"} ago`;
}
