/** Finds a browser, or installs Debian's; where it is, or why there is none. */
export function findBrowser(): { path: string; reason?: undefined } | { path?: undefined; reason: string };
