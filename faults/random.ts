/** Gives whole numbers from 0 up to a limit, without it. */
export type Random = (limit: number) => number;

/** Numbers that look drawn and are the same for the same seed on every machine (Mulberry32). */
export function randomFrom(seed: number): Random {
    let state = seed >>> 0;
    return (limit) => {
        state = (state + 0x6d2b79f5) >>> 0;
        let mixed = Math.imul(state ^ (state >>> 15), state | 1);
        mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
        return limit === 0 ? 0 : ((mixed ^ (mixed >>> 14)) >>> 0) % limit;
    };
}
