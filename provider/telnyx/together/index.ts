/*
 * The face of together/: what the resources of one account look up and change together.
 */
export { AccountLists, type FoundNumberOrder } from "./accountLists";
export { Claims } from "./claims";
export { gathering } from "./gathering";
export { Limiter } from "./limiter";
export { NumberWrites, type NumberChange } from "./numberWrites";
export { Writes } from "./writes";
