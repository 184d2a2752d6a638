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
