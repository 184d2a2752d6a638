import { hashOf } from "../store/accounts";
import { plant } from "../lifecycle/plant";
import type { Seed } from "../seed";
import { settingsSchema, type EmulatorSettings } from "../settings";
import type { World } from "../world";

/** What control does with the emulator as a whole: settings, time, keys. */
export function worldControl(world: World) {
    return {
        /** Back to the first moment: no records, no log, no faults, the settings of the start. */
        reset(): void {
            world.reset();
        },
        /** Changes some settings; what is not named stays. Answers all of them. */
        configure(settings: Partial<EmulatorSettings>): EmulatorSettings {
            world.settings = settingsSchema.parse({ ...world.settings, ...settings });
            return world.settings;
        },
        /** Adds accounts, inventory, owned numbers and requirement groups, as a seed file has them. */
        seed(seed: Seed): void {
            plant(world, seed);
        },
        /** Pushes the emulator's time forward, so that delays and deadlines pass without waiting. */
        advance(ms: number): void {
            world.clock.push(ms);
        },
        /** Gives a key to an account; several keys may have the same one. A revoked key works again. */
        addKey({ key, account }: { key: string; account: string }): void {
            world.store.keys.set(hashOf(key), account);
            world.store.revokedKeys.delete(hashOf(key));
        },
        /** From now on the key is answered with 401. */
        revokeKey(key: string): void {
            world.store.revokedKeys.set(hashOf(key), true);
        },
    };
}
