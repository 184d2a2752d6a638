import type { Control } from "pulumi-telnyx-emulator";
import { inexplicitNumberOrderHandler } from "../../provider/inexplicitNumberOrder/handler";
import type {
    InexplicitNumberOrderInputs,
    InexplicitNumberOrderState,
} from "../../provider/inexplicitNumberOrder/inputs";
import type { InexplicitNumberOrderArgs } from "../../provider/index";
import { Declared, type PlainArgs } from "./declared";
import type { Desk } from "./operation";

/** What a program writes of a bulk order. */
type BulkArgs = PlainArgs<InexplicitNumberOrderArgs>;

/** An InexplicitNumberOrder of a program, taken through its life by its handler. */
export class DeclaredBulk extends Declared<InexplicitNumberOrderInputs, InexplicitNumberOrderState, BulkArgs> {
    constructor(desk: Desk, name = "main", stack = "dev") {
        super(inexplicitNumberOrderHandler, desk, "InexplicitNumberOrder", name, stack);
    }

    /** The reference that the resource's orders should carry. */
    reference(label = this.label): string {
        return `${label}#${this.hidden.__token}`;
    }

    /** The counts of the groups as the state shows them, by area code. */
    get counts(): Record<string, number> {
        return countsOf(this.state);
    }

    /** The counts as a refresh reads them into the inputs. */
    get knownCounts(): Record<string, number> {
        return countsOf(this.knownInputs);
    }
}

function countsOf({ orderingGroups }: Pick<InexplicitNumberOrderInputs, "orderingGroups">): Record<string, number> {
    return Object.fromEntries(
        orderingGroups.map((group) => [group.nationalDestinationCode ?? "", group.countRequested]),
    );
}

/** The groups that the tests ask for. */
export function local(nationalDestinationCode: string, countRequested: number, more: object = {}) {
    return { countRequested, countryIso: "US", phoneNumberType: "local", nationalDestinationCode, ...more };
}

/** A program that asks for so many numbers in Chicago. */
export function chicago(countRequested: number, more: object = {}): BulkArgs {
    return { orderingGroups: [local("312", countRequested)], ...more };
}

/** What the emulator says of Chicago's inventory. */
export const inChicago = { country_iso: "US", phone_number_type: "local", national_destination_code: "312" } as const;

/** The counts of each POST that bought in bulk, group by group. */
export function bulkPosts(control: Control): number[][] {
    return control
        .requests({ method: "POST", path: "/inexplicit_number_orders" })
        .map(({ body }) => (body as { ordering_groups: { count_requested: string }[] }).ordering_groups)
        .map((groups) => groups.map(({ count_requested }) => Number(count_requested)));
}

/** The numbers that the account owns now, sorted. */
export function ownedNow(control: Control): string[] {
    return control
        .numbers()
        .filter(({ status }) => status !== "deleted")
        .map(({ phone_number }) => phone_number)
        .sort();
}

/** How many numbers were ever bought. */
export function bought(control: Control): number {
    return control.numbers().length;
}

/** Requests by route, ids and pages left out. */
export function byRoute(control: Pick<Control, "requests">): Record<string, number> {
    const counts: Record<string, number> = {};
    for (const { method, path } of control.requests()) {
        const route = `${method} ${path.replace(/\/[0-9a-f-]{36}|\/\d{10,}/g, "/{id}")}`;
        counts[route] = (counts[route] ?? 0) + 1;
    }
    return counts;
}
