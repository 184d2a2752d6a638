import { requirementTypes as types, type RequirementType } from "./requirementTypes";

/** What numbers need where nothing more particular is said. */
const usual: RequirementType[] = [types.addressInCountry, types.proofOfAddress];

const particular: Record<string, RequirementType[]> = {
    "DE local": [types.addressInArea, types.proofOfAddress],
    "DE mobile": [types.proofOfIdentity, types.addressInCountry, types.dateOfBirth],
    "GB national": [types.businessName, types.registrationNumber, types.addressInCountry],
    "FR mobile": [types.proofOfIdentity, types.addressInCountry, types.dateOfBirth],
    "CH local": [types.addressInArea, types.proofOfIdentity],
    "IT local": [types.addressInArea, types.proofOfIdentity, types.intendedUse],
    "SE local": [types.businessName, types.registrationNumber],
};

const withoutRequirements = ["US", "CA"];

/** Countries whose numbers are only sold together with a fulfilled requirement group. */
const groupMandatory = ["CH", "DK", "IT", "NO", "PT", "SE"];

/** What a number of this country and type needs before it works. */
export function requirementsOf(country: string, phoneNumberType: string): RequirementType[] {
    if (withoutRequirements.includes(country)) {
        return [];
    }
    return particular[`${country} ${phoneNumberType}`] ?? usual;
}

/** True where an order must name a fulfilled requirement group. */
export function isGroupMandatory(country: string): boolean {
    return groupMandatory.includes(country);
}
