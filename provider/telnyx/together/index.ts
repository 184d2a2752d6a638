/*
 * The face of together/: what the resources of one account look up and change together.
 */
export { Claims } from "./claims";
export { NoJobRoomError } from "./jobRoom";
export { Limiter } from "./limiter";
export type { LookUps } from "./lookUps";
export { NumberWrites, type NumberChange } from "./numberWrites";
export type { OrderParts } from "./orderParts";
export { sharedLookUps } from "./sharedLookUps";
export { Writes } from "./writes";
