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
