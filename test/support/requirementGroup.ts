import { requirementGroupHandler } from "../../provider/requirementGroup/handler";
import type { RequirementGroupInputs, RequirementGroupState } from "../../provider/requirementGroup/inputs";
import type { RequirementGroupArgs } from "../../provider/index";
import { Declared, type PlainArgs } from "./declared";
import type { Desk } from "./operation";
import { writes } from "./seen";

/** What a program writes, without outputs. */
export type PlainGroupArgs = PlainArgs<RequirementGroupArgs>;

/** A RequirementGroup of a program, taken through its life by the handlers as an engine would take it. */
export class DeclaredGroup extends Declared<RequirementGroupInputs, RequirementGroupState, PlainGroupArgs> {
    constructor(desk: Desk, name = "papers", stack = "dev") {
        super(requirementGroupHandler, desk, "RequirementGroup", name, stack);
    }
}

/** A value as a program gives it. */
export function value(requirementId: string, fieldValue: string) {
    return { requirementId, fieldValue };
}

/** What German local numbers need. */
export const german = {
    address: "11111111-aaaa-4bbb-8ccc-222222222222",
    proof: "33333333-aaaa-4bbb-8ccc-444444444444",
} as const;

/** What British national numbers need: two of the three are texts. */
export const british = {
    business: "55555555-aaaa-4bbb-8ccc-666666666666",
    registration: "55555555-aaaa-4bbb-8ccc-777777777777",
    address: "11111111-aaaa-4bbb-8ccc-333333333333",
} as const;

/** Values that the German requirements accept; the second of each is another one. */
export const papers = {
    address: ["2664398120045678901", "2664398120045678902"],
    proof: ["5a2d4f0b-7e19-4a3c-b1d8-9e0f6c7a8b11", "6a2d4f0b-7e19-4a3c-b1d8-9e0f6c7a8b22"],
} as const;

/** All values of a German group or number. */
export const germanValues = [value(german.address, papers.address[0]), value(german.proof, papers.proof[0])];

/** The same with another proof. */
export const correctedValues = [value(german.address, papers.address[0]), value(german.proof, papers.proof[1])];

/** The combination of German local numbers. */
export const germanLocal = { countryCode: "DE", phoneNumberType: "local", action: "ordering" } as const;

/** A requirement group as a reply shows it. */
export interface ShownGroup {
    status: string;
    regulatoryRequirements: { requirementId: string; fieldType?: string; fieldValue?: string; status?: string }[];
}

/** Shows groups in another way than the emulator does: `change` is called with every one that a reply has. */
export function showGroups(desk: Desk, change: (group: ShownGroup, method: string) => void): void {
    desk.onReply = ({ path, method = "GET" }, reply) => {
        if (path.startsWith("/requirement_groups")) {
            ((Array.isArray(reply) ? reply : [reply]) as ShownGroup[]).forEach((group) => change(group, method));
        }
    };
}

/** Shows groups without a requirement, as if Telnyx asked for it no longer. */
export function withoutRequirement(group: ShownGroup, requirementId: string): void {
    group.regulatoryRequirements = group.regulatoryRequirements.filter((each) => each.requirementId !== requirementId);
}

/** Lets a reviewer decide, while somebody waits, about whatever was submitted. */
export function reviewGroups(desk: Desk, decide: (id: string) => void): void {
    desk.clock.onSleep = () =>
        desk.emulator.control
            .requirementGroups()
            .filter(({ status }) => status === "pending-approval")
            .forEach(({ id }) => decide(id));
}

/** How often groups were submitted. */
export function submissions({ emulator }: Desk): number {
    return writes(emulator.control).filter((request) => request.endsWith("/submit_for_approval")).length;
}
