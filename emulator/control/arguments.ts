import { z } from "zod";
import { seedSchema } from "../seed";
import { duration, timerDuration } from "../durations";
import { inventoryEntry, settingsSchema } from "../settings";
import type { Control } from "./control";
import { numberChange } from "./numberChange";

const text = z.string();
/** A text by what it stands for: `GET /_emulator` shows the name. */
const named = (name: string) => text.describe(name);
const [id, account, status, comment] = [named("id"), named("account"), named("status"), named("comment")];
const phoneNumber = text.regex(/^\+\d+$/, "must be a +E.164 number").describe("phoneNumber");
const ms = duration.describe("ms");

/** What is left out at the end of a call may be missing or null. */
const optional = <T extends z.ZodType>(schema: T) => schema.nullish().transform((value) => value ?? undefined);

const filter = z.strictObject({
    method: text.optional(),
    path: text.optional(),
    pathPattern: text.optional(),
    account: text.optional(),
});

const respond = z.discriminatedUnion("kind", [
    z.strictObject({
        kind: z.literal("reply"),
        status: z.number().int().min(200).max(599),
        headers: z.record(text, text).optional(),
        body: z.unknown().optional(),
    }),
    z.strictObject({ kind: z.literal("drop") }),
    z.strictObject({ kind: z.literal("emptyList") }),
    z.strictObject({ kind: z.literal("truncate") }),
    z.strictObject({ kind: z.literal("malformed") }),
    z.strictObject({ kind: z.literal("delay"), ms: timerDuration }),
    z.strictObject({ kind: z.literal("hold") }),
]);

const fault = z.strictObject({
    method: text,
    path: text,
    times: z.number().int().min(1).optional(),
    skip: z.number().int().min(0).optional(),
    apply: z.boolean().optional(),
    respond,
});

const refusal = z.strictObject({ status: z.union([z.literal(400), z.literal(409), z.literal(422)]), code: text });
const rejection = z.strictObject({ requirementId: text.optional(), comment: text.optional() });
const settlement = z.strictObject({
    group: z.number().int().min(0).optional(),
    available: z.number().int().min(0).optional(),
    error_reason: text.optional(),
});
const count = optional(z.number().int().min(1).describe("count"));

/** Settings of which some are named. `partial()` alone would put in the default of every other one. */
const someSettings = z.strictObject(
    Object.fromEntries(
        Object.entries(settingsSchema.shape).map(([name, setting]) => [
            name,
            (setting instanceof z.ZodDefault ? (setting.unwrap() as z.ZodType) : setting).optional(),
        ]),
    ),
);

/** The arguments of each control method, as a JSON array, for those who call it over HTTP. */
export const controlArguments: Record<keyof Control, z.ZodType<unknown[]>> = {
    reset: z.tuple([]),
    configure: z.tuple([someSettings]),
    seed: z.tuple([seedSchema]),
    advance: z.tuple([ms]),
    addKey: z.tuple([z.strictObject({ key: text.min(1), account: text.min(1) })]),
    revokeKey: z.tuple([text.min(1).describe("key")]),
    requests: z.tuple([optional(filter)]),
    clearRequests: z.tuple([]),
    waitForRequest: z.tuple([optional(filter), count]),
    addFault: z.tuple([fault]),
    faults: z.tuple([]),
    clearFaults: z.tuple([]),
    held: z.tuple([]),
    releaseHeld: z.tuple([]),
    dropHeld: z.tuple([]),
    waitForHeld: z.tuple([count]),
    settleOrder: z.tuple([id, z.enum(["success", "failure"]), optional(z.array(phoneNumber))]),
    setNumberStatus: z.tuple([phoneNumber, status]),
    setOrderNumberStatus: z.tuple([phoneNumber, status]),
    cancelSubNumberOrder: z.tuple([id]),
    setRequirementsStatus: z.tuple([phoneNumber, status, optional(comment)]),
    refuseNumber: z.tuple([phoneNumber, refusal]),
    acceptNumber: z.tuple([phoneNumber]),
    commentOn: z.tuple([z.enum(["sub_number_order", "requirement_group"]), id, comment]),
    extendDeadline: z.tuple([phoneNumber, ms]),
    orders: z.tuple([optional(account)]),
    subOrders: z.tuple([optional(account)]),
    changeNumber: z.tuple([phoneNumber, numberChange]),
    releaseNumber: z.tuple([phoneNumber]),
    setEmergencyStatus: z.tuple([phoneNumber, status]),
    portOutNumber: z.tuple([phoneNumber]),
    hideNumber: z.tuple([phoneNumber, z.boolean().describe("hidden")]),
    approveGroup: z.tuple([id]),
    declineGroup: z.tuple([id, optional(rejection)]),
    expireGroup: z.tuple([id]),
    setGroupStatus: z.tuple([id, status]),
    changeGroupValue: z.tuple([id, named("requirementId"), named("fieldValue")]),
    deleteGroup: z.tuple([id]),
    approveNumber: z.tuple([phoneNumber]),
    rejectNumber: z.tuple([phoneNumber, optional(rejection)]),
    missDeadline: z.tuple([phoneNumber]),
    requirementGroups: z.tuple([optional(account)]),
    setInventory: z.tuple([inventoryEntry]),
    inventory: z.tuple([]),
    setInexplicitOrderStatus: z.tuple([id, status]),
    startInexplicitOrder: z.tuple([id]),
    settleInexplicitOrder: z.tuple([id, optional(settlement)]),
    inexplicitOrders: z.tuple([optional(account)]),
    numbers: z.tuple([optional(account)]),
    answerAdvancedOrder: z.tuple([id, status, optional(z.array(named("orderId")))]),
    advancedOrders: z.tuple([optional(account)]),
    webhookPublicKey: z.tuple([]),
    webhookDeliveries: z.tuple([optional(account)]),
    waitForWebhookDelivery: z.tuple([count]),
    redeliverWebhook: z.tuple([id]),
};
