import type { Program } from "../program";
import type { Held, Outcome } from "../rig/held";
import type { Stack } from "../rig/stack";

const phoneNumber = /\+\d{8,15}/g;

/**
 * The numbers that a person who read a preview knows may go: named in it, or of a resource that leaves the program and
 * of none that stays.
 */
export function namedIn(preview: Outcome, { resources }: Stack, program: Program): string[] {
    const stays = ({ declaration }: Held) => program.some(({ name }) => name === declaration.name);
    const held = [...resources.values()];
    const kept = held.filter(stays).flatMap(numbersOf);
    const gone = held.filter((one) => !stays(one)).flatMap(numbersOf);
    const named = preview.lines.join("\n").match(phoneNumber) ?? [];
    return [...named, ...preview.removals, ...gone.filter((one) => !kept.includes(one))];
}

/** Every number that the state lists. */
export function heldNumbers({ resources }: Stack): string[] {
    return [...resources.values()].flatMap(numbersOf);
}

function numbersOf({ outputs }: Held): string[] {
    const numbers = outputs["numbers"];
    return Array.isArray(numbers) ? numbers.map((one: { phoneNumber: string }) => one.phoneNumber) : [];
}
