export * from "./getAvailablePhoneNumbers";
export * from "./getNumberOrder";
export * from "./getPhoneNumber";
export * from "./getRegulatoryRequirements";
