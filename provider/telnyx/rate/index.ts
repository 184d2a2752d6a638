/*
 * The face of rate/: the rate limit of an account, and how long a request waits for room under it.
 */
export { Budget, type Clock } from "./budget";
export { leastPatience, patienceOf, SharedPatience, type Patience } from "./patience";
export { Sending, Unsent } from "./sending";
