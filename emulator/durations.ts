import { z } from "zod";

/** A century, which is enough at once: longer ones would soon leave the range of dates. */
export const longestMs = 3_155_760_000_000;

/** The longest that a timer can wait; told to wait for longer it does not wait at all. */
export const longestTimerMs = 2 ** 31 - 1;

/** A time in milliseconds that is only ever compared with the emulator's clock. */
export const duration = z.number().min(0).max(longestMs);

/** A time in milliseconds that really passes. */
export const timerDuration = z.number().min(0).max(longestTimerMs);
