export type { Clock } from "./clock";
export type { Control } from "./control/control";
export type { NumberChange } from "./control/numberControl";
export type { Fault, FaultResponse, StandingFault } from "./http/faults";
export type { HeldRequest } from "./http/held";
export type { LoggedRequest, RequestFilter } from "./http/log";
export type { EmulatorSettings, InventoryEntry } from "./settings";
export { startEmulator, type Emulator, type StartOptions } from "./start";
export type { Refusal } from "./store/store";
