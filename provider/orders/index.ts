/*
 * The face of orders/: what the two order resources build on. Args and the resource class, which the user's program
 * loads, are entered by themselves.
 */
export { blockedReasons, waitForActivation } from "./activation";
export { settledAfterMs } from "./age";
export {
    declaredLock,
    isLockHeld,
    isLockIgnored,
    keptLock,
    lockAtDestroy,
    lockOfOrder,
    type KeptLock,
} from "./declaredLock";
export { Declaration, type SettingsByNumber } from "./desired";
export { giveBackAll } from "./giveBackAll";
export { assertHeldAlone, assertKeptByNobody, takeNamed } from "./heldByOthers";
export { assertReleasable, isMoved, planFor, type Holder } from "./holder";
export { firstNames, maxNames } from "./names";
export {
    isActive,
    isActiveStatus,
    isAlive,
    isForWantOfValues,
    isListed,
    isOmitted,
    isPendingStatus,
    isOver,
    isReleased,
    isWaiting,
    lacksValues,
    overallStatus,
    requirementsOf,
    statusOf,
    takesValues,
    subOrderIdOf,
    wasReleased,
    type OrderedNumber,
} from "./number";
export { isOffered } from "./observe/lost";
export { OrderSet } from "./observe/orderSet";
export type { Observation } from "./observe/observation";
export { wholeLost, type LostNumber, type RememberedFates, type UnlistedNumber } from "./observe/traces";
export { InvisibleError, visible } from "./observe/visible";
export { inFull, shortened } from "./inFull";
export { diffOrder } from "./orderDiff";
export { OrderRun } from "./orderRun";
export { assertOrderId, assertOurs, assertStillOurs, type FoundOrder } from "./ownership";
export type { NumberOutput } from "./numberOutput";
export { toOutput } from "./output";
export { attempt, place, type Attempt, type Placement } from "./place";
export { plan, type Held, type Plan, type Wanted } from "./plan";
export { countOf, foundWarnings, givenUpWarnings } from "./planSentences";
export { inseparable } from "./policies";
export { deviations, readSettings, type Deviation } from "./readSettings";
export { nameOf, reasonOf, type Heard } from "./reasons";
export { carriesToken, namesakeAdvice, referenceFor, type Mark } from "./reference";
export { refuseReplaceOnChanges } from "./replacement";
export { carryOut, firstOf, type Ordered } from "./run";
export { assertMarkIsFree, assertMarkStaysFree } from "./sharedMark";
export { seenValues } from "./seenValues";
export {
    canonicalSettings,
    comparedSettings,
    orderBody,
    settingNames,
    settingsSchema,
    withoutIdle,
    type SettingName,
    type SettingValues,
} from "./settings";
export { settingsBefore } from "./settingsBefore";
export { giveBackSurplus } from "./surplus";
