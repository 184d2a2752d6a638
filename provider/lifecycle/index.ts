/*
 * The face of lifecycle/: what handlers and the rooms below them use of it. The door, which adapts handlers to Pulumi,
 * and the resource class, which the user's program loads, are entered by themselves.
 */
export { findFailures } from "./check";
export { systemClock, type Clock } from "./clock";
export { changedPaths, decide, withUnfinished, type Compared } from "./diff";
export { noEngine, type EngineLog } from "./engine";
export { ExplainedError, InitializationError, messageOf, mistakeOf } from "./errors";
export type { CheckFailure, CheckResult, DiffResult, Handler, Operation } from "./handler";
export { fixedInputs, hidden, hiddenOf, isIgnored, noLongerIgnored, type Hidden } from "./hidden";
export { refuseIgnoredPlaces } from "./ignoredPlaces";
export { pulseOf } from "./pulse";
export { haveSameName } from "./known";
export { readBack } from "./readBack";
export { withoutValues } from "./redact";
export { idText, secretText, text, unquoted, unset } from "./texts";
export { refuseTwins } from "./twins";
export { holdsUnknown, present, unknownValue } from "./unknown";
export { waitUntilSettled, type Look, type Waited } from "./wait";
