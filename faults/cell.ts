import { Play, type Harm } from "./play";
import type { Passed } from "./proxy";
import type { Desk } from "./rig/desk";
import type { Outcome } from "./rig/held";
import type { Scenario } from "./scenario";
import { truthOf, type Truth } from "./truth";

/** What a clean run of a story does. */
export interface Clean {
    readonly passed: readonly Passed[];
    /** What is true right after the command that will be harmed. */
    readonly after: Truth;
    /** What is true at the end, before everything is destroyed. */
    readonly end: Truth;
}

/** What became of a cell. */
export interface Verdict {
    /** False when the request did not come this time. */
    readonly harmed: boolean;
    /** What is wrong; empty when everything is as it has to be. */
    readonly faults: readonly string[];
    /** What every command said, for people who look for the cause. */
    readonly story: readonly string[];
    /** The user went on both ways, without a refresh and with one: what was found holds for both cells. */
    readonly isForBoth?: boolean;
}

/** Plays a story without harm. */
export async function playClean(desk: Desk, scenario: Scenario): Promise<Clean> {
    await prepare(desk, scenario);
    desk.proxy.begin();
    const first = await runCommand(desk, scenario);
    const passed = [...desk.proxy.passed];
    desk.proxy.begin();
    if (!first.ok) {
        throw new Error(`the story "${scenario.name}" fails without harm: ${first.errors.join("\n")}`);
    }
    const after = truthOf(desk.control);
    const play = new Play(desk, scenario);
    await play.goOn(scenario.command === "refresh");
    const end = truthOf(desk.control);
    if (scenario.command !== "destroy") {
        await play.previewIsEmpty();
        await play.destroyLeavesNothing();
    }
    if (play.wrong.length > 0) {
        throw new Error(`the story "${scenario.name}" is wrong without harm: ${play.wrong.join("\n")}`);
    }
    return { passed, after, end };
}

/** Plays a story with one harm in it, and judges. */
export async function playHarmed(desk: Desk, scenario: Scenario, clean: Clean, harm: Harm): Promise<Verdict> {
    await prepare(desk, scenario);
    desk.history.note(desk.control);
    const before = truthOf(desk.control);
    desk.proxy.begin({ name: harm.request, fault: harm.fault });
    const play = new Play(desk, scenario, harm);
    const first = await runCommand(desk, scenario);
    const harmed = desk.proxy.isHarmed;
    desk.proxy.begin();
    play.judgeHarmed(first, before, clean.after);
    const steps = await play.goOn(harm.refresh, clean.end);
    // Where the step without a refresh changed nothing, the one with it starts from the very same place.
    const isForBoth = first.ok && !harm.refresh && harm.fault.blinds !== true && steps.changes.length === 0;
    if (isForBoth) {
        await play.goOn(true, clean.end);
    }
    if (scenario.command === "destroy") {
        play.compare("after everything was destroyed", clean.end);
    } else {
        play.compare("at the end", clean.end);
        await play.previewIsEmpty();
        await play.destroyLeavesNothing();
    }
    return { harmed, faults: [...new Set(play.wrong)], story: play.story, isForBoth };
}

async function prepare(desk: Desk, scenario: Scenario): Promise<void> {
    await desk.clear(scenario.settings);
    await scenario.before?.(desk);
}

function runCommand({ stack }: Desk, { command = "up", program }: Scenario): Promise<Outcome> {
    switch (command) {
        case "up":
        case "up with refresh":
            return stack.up(program, { refresh: command === "up with refresh" });
        case "refresh":
            return stack.refresh();
        case "destroy":
            return stack.destroy();
    }
}
