import { canonicalNumbers, declaredNumbers, type DeclaredNumber, type NumberOrderInputs } from "./inputs";

/** The declared numbers, with what no reply shows of them (group, bundle) as it really is by now. */
export class Carried {
    private readonly numbers: Map<string, DeclaredNumber>;
    private readonly bundled = new Set<string>();

    constructor(
        private readonly inputs: NumberOrderInputs,
        before?: Pick<NumberOrderInputs, "phoneNumbers">,
    ) {
        const known = new Map(before && declaredNumbers(before).map((number) => [number.phoneNumber, number]));
        this.numbers = new Map(
            declaredNumbers(inputs).map((declared) => {
                const { requirementGroupId, bundleId } = known.get(declared.phoneNumber) ?? declared;
                return [declared.phoneNumber, { ...declared, requirementGroupId, bundleId }];
            }),
        );
    }

    /** What is carried of a number. */
    of(phoneNumber: string): DeclaredNumber | undefined {
        return this.numbers.get(phoneNumber);
    }

    /** Says whether any number is declared with a group or values, or was given some. */
    get hasRequirements(): boolean {
        return [...this.numbers.values(), ...declaredNumbers(this.inputs)].some(
            (number) => number.requirementGroupId !== undefined || number.regulatoryRequirements !== undefined,
        );
    }

    /** Notes that what a number declares is so by now. */
    note(declared: DeclaredNumber, change: Partial<DeclaredNumber>): void {
        this.numbers.set(declared.phoneNumber, { ...(this.of(declared.phoneNumber) ?? declared), ...change });
    }

    /** Notes in which bundle a number is by now. */
    noteBundle(declared: DeclaredNumber, bundleId: string | undefined): void {
        this.bundled.add(declared.phoneNumber);
        this.note(declared, { bundleId });
    }

    /** Says whether this run has found out in which bundle a number is. */
    isBundleKnown(phoneNumber: string): boolean {
        return this.bundled.has(phoneNumber);
    }

    /** The inputs, with what no reply shows as it really is by now. */
    toInputs(): NumberOrderInputs {
        return { ...this.inputs, phoneNumbers: canonicalNumbers([...this.numbers.values()]) };
    }
}
