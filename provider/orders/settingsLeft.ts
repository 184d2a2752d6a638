import type { Declaration } from "./desired";
import { firstNames } from "./names";
import { isListed, type OrderedNumber } from "./number";
import { deviations } from "./readSettings";

const maxNamed = 3;

/** Sentences about settings that were made and do not show: nothing is said to be so that was not seen. */
export function settingsLeft(declaration: Declaration, numbers: readonly OrderedNumber[]): string[] {
    const listed = numbers.filter(isListed);
    const raw = listed.filter((number) => declaration.isRaw(number));
    const deviating = deviations(listed, declaration);
    const names = [...new Set([...raw, ...deviating].map(({ phoneNumber }) => phoneNumber))];
    return names.length === 0
        ? []
        : [
              `changing settings of ${firstNames(names, maxNamed)}: Telnyx took the change and does not show it; ` +
                  "run `pulumi up` to go on",
          ];
}
