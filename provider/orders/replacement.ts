import type { CheckFailure } from "../lifecycle";

/**
 * Refuses the resource option `replaceOnChanges`: it turns a change that is made in place into the release of all
 * numbers, with a purchase of others after. What else asks for a replacement is meant to, and gets a warning.
 */
export function refuseReplaceOnChanges({ __replaceOnChanges: paths }: Record<string, unknown>): CheckFailure[] {
    const names = Array.isArray(paths) ? paths.map((path) => JSON.stringify(path)).join(", ") : "";
    return names === ""
        ? []
        : [
              {
                  property: "",
                  reason:
                      `the option replaceOnChanges (${names}) would release all numbers of this order before it orders again, where ` +
                      "every change is made in place: leave it out. To give all numbers up and order anew on purpose, run " +
                      "`pulumi up --replace <urn>`, or give the resource another name",
              },
          ];
}
