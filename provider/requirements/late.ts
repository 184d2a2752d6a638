/** For so long after something was handed in, or submitted, Telnyx may still show it as it was before, in milliseconds. */
export const lateMs = 15_000;
