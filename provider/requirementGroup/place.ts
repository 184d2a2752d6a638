import { adoptAdvice, adoptedOthers } from "../orders/adoptAdvice";
import { ageOf, isYoung } from "../orders/age";
import { ExplainedError } from "../lifecycle";
import type { TelnyxOperation } from "../operation";
import {
    createRequirementGroup,
    listRequirementGroups,
    LostReplyError,
    TelnyxError,
    type RequirementGroupRecord,
} from "../telnyx";
import { labelFor, type RequirementGroupInputs } from "./inputs";
import { isFinished, isOpen, openReference } from "./mark";
import type { DeclaredBefore } from "./state";

/** When to look for a group whose reply was lost, in milliseconds from one look to the next. */
const looksMs = [0, 1000, 2000, 4000];

const leftover = "which a run of this resource did not finish";

/** A group to be brought up to date by a create. */
export interface Placed {
    readonly group: RequirementGroupRecord;
    /** The values that a killed run of this resource gave it: the program may have dropped some since. */
    readonly before?: DeclaredBefore;
    /** It was there before: nobody knows which values it held by and by. */
    readonly isFound?: boolean;
}

/**
 * Creates a group, or goes on with the one that a run of this resource created before it was killed or its reply was
 * lost: it carries the mark of the resource, no run has finished it, and it is younger than a day. Any other one with
 * the mark is in a state: in that of this resource, which is being replaced then, or somebody has to say whose it is.
 */
export async function createGroup(operation: TelnyxOperation, inputs: RequirementGroupInputs): Promise<Placed> {
    const { countryCode, phoneNumberType, action, regulatoryRequirements, __token } = inputs;
    const { adopt, claims } = operation.api;
    const before = await listMarked(operation, inputs);
    const held = claims.heldBy(__token);
    // Any of them may be the one that this one replaces.
    const isAmbiguous = held === undefined && claims.hasState(__token);
    const others = before.filter(({ id }) => held?.has(id) !== true);
    const isNamed = ({ id }: RequirementGroupRecord) => adopt.has(id) && !isAmbiguous;
    const reasonFor = (group: RequirementGroupRecord): string | undefined => {
        if (isNamed(group)) return "since telnyx:adopt names it";
        if (claims.isLostBy(__token, group.id)) return "which was in the state until a look did not show it";
        return isLeftover(operation, inputs, group) ? leftover : undefined;
    };
    const found = others.find((group) => reasonFor(group) !== undefined);
    if (found !== undefined && claims.take(__token, found.id)) {
        const why = String(reasonFor(found));
        operation.log.warn(`took over requirement group (${found.id}), ${why}`);
        return { group: found, before: why === leftover ? filledValues(found) : undefined, isFound: true };
    }
    if (others.length > 0 && !isAmbiguous) {
        const questions = others.map((group) => question(group, inputs, operation.clock.now())).join("\n");
        throw new ExplainedError(questions + adoptedOthers(adopt, others));
    }
    await operation.assertEngineAlive();
    try {
        const group = await createRequirementGroup(operation.api.client, {
            countryCode,
            phoneNumberType,
            action,
            customerReference: openReference(inputs),
            regulatoryRequirements,
        });
        return { group };
    } catch (error) {
        if (!(error instanceof LostReplyError)) {
            throw error;
        }
        for (const delayMs of looksMs) {
            await operation.clock.sleep(delayMs);
            const late = (await listMarked(operation, inputs)).find(({ id }) => !before.some((one) => one.id === id));
            if (late !== undefined) {
                return { group: late };
            }
        }
        throw new TelnyxError(`${error.message}; no new requirement group is there: run \`pulumi up\` to try again`);
    }
}

/** The groups for this combination that carry the mark of the resource, the newest first. */
async function listMarked({ api }: TelnyxOperation, inputs: RequirementGroupInputs): Promise<RequirementGroupRecord[]> {
    const { countryCode, phoneNumberType, action } = inputs;
    const { data } = await listRequirementGroups(api.client, { countryCode, phoneNumberType, action });
    return data
        .filter(({ customerReference: reference }) => isOpen(reference, inputs) || isFinished(reference, inputs))
        .sort((left, right) => ((left.createdAt ?? "") > (right.createdAt ?? "") ? -1 : 1));
}

function isLeftover(
    { clock }: TelnyxOperation,
    inputs: RequirementGroupInputs,
    { customerReference, createdAt }: RequirementGroupRecord,
): boolean {
    return isOpen(customerReference, inputs) && isYoung(createdAt, clock.now());
}

/** What a group holds counts as declared by the run that left it: nobody else knew of it. */
function filledValues({ regulatoryRequirements }: RequirementGroupRecord): DeclaredBefore {
    return {
        regulatoryRequirements: regulatoryRequirements.flatMap(({ requirementId, fieldValue }) =>
            fieldValue ? [{ requirementId, fieldValue }] : [],
        ),
    };
}

function question({ id, createdAt }: RequirementGroupRecord, inputs: RequirementGroupInputs, nowMs: number): string {
    return (
        `requirement group (${id}), created ${ageOf(createdAt, nowMs)}, carries the mark of this resource ` +
        `(${labelFor(inputs)}), and no state of it is known. Nothing was created. If this one is to replace it, run ` +
        `\`pulumi up --refresh\` with the same options. ${adoptAdvice(id, "goes on with it")}`
    );
}
