import type { Desk } from "./operation";

/** Lets time pass when all have come to wait who are about to; `beat` counts the pauses. */
export function passTime({ clock, emulator, quiet }: Desk, onBeat: (beat: number) => void = () => undefined): void {
    let beat = 0;
    clock.onSleep = async (ms) => {
        await quiet();
        emulator.control.advance(ms);
        onBeat(++beat);
    };
}

/** Lets something settle at the fifth beat, and says at which beats those ended that waited for it. */
export async function endBeats(
    desk: Desk,
    settle: () => void,
    waits: readonly (() => Promise<unknown>)[],
): Promise<number[]> {
    let now = 0;
    passTime(desk, (beat) => {
        now = beat;
        if (beat === 5) {
            settle();
        }
    });
    return Promise.all(
        waits.map(async (wait) => {
            await wait();
            return now;
        }),
    );
}
