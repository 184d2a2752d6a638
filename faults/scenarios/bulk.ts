import { bulkOrder, type Declaration } from "../program";
import type { Desk } from "../rig/desk";
import { isTheirs } from "../rig/others";
import { done, type Scenario } from "../scenario";
import { ownedNumbers } from "../truth";

const settings = { connectionId: "line-1", messagingProfileId: "texts-1", customerReference: "pool" };

function local(nationalDestinationCode: string, countRequested: number, more: object = {}) {
    return { countRequested, countryIso: "US", phoneNumberType: "local", nationalDestinationCode, ...more };
}

function chicago(countRequested: number, more: object = {}): Declaration {
    return bulkOrder({ orderingGroups: [local("312", countRequested)], ...more });
}

/** Two groups that no reply tells apart. */
function alike(sms: number, voice: number): Declaration {
    const groups = [local("312", sms, { features: ["sms"] }), local("312", voice, { features: ["voice"] })];
    return bulkOrder({ orderingGroups: groups });
}

/** One group as before, and one that no reply shows as it was declared. */
function withCity(count: number): Declaration {
    return bulkOrder({ orderingGroups: [local("415", 1), local("312", count, { locality: "CHICAGO" })] });
}

function change(name: string, from: Declaration, to: Declaration, more: Partial<Scenario> = {}): Scenario {
    return { name, before: (desk) => done(desk, [from]), program: [to], ...more };
}

/** Lets something happen to the last of our numbers. */
function drift(name: string, happen: (desk: Desk, phoneNumber: string) => void): Scenario {
    const declared = chicago(3, settings);
    return {
        name,
        before: async (desk) => {
            await done(desk, [declared]);
            const ours = ownedNumbers(desk.control).filter((one) => !isTheirs(one));
            happen(desk, ours.at(-1)?.phone_number ?? "");
            desk.history.note(desk.control);
        },
        program: [declared],
        command: "up with refresh",
    };
}

/** InexplicitNumberOrder. */
export const bulkScenarios: readonly Scenario[] = [
    { name: "bulk create", program: [chicago(3)] },
    { name: "bulk create with settings", program: [chicago(3, settings)] },
    { name: "bulk create under way", settings: { bulkDelayMs: 5_000 }, program: [chicago(3)] },
    { name: "bulk create of two groups", program: [bulkOrder({ orderingGroups: [local("312", 2), local("415", 2)] })] },
    change("bulk grow", chicago(3), chicago(5)),
    change("bulk shrink", chicago(5), chicago(4)),
    change("bulk other criteria", chicago(2), bulkOrder({ orderingGroups: [local("415", 2)] })),
    change("bulk one group of two", bulkOrder({ orderingGroups: [local("312", 2), local("415", 2)] }), chicago(2)),
    change("bulk grow of one of two that look alike", alike(2, 2), alike(2, 4)),
    change("bulk group of a locality", bulkOrder({ orderingGroups: [local("415", 1)] }), withCity(3)),
    change("bulk settings", chicago(3, settings), chicago(3, { ...settings, connectionId: "line-2" })),
    change("bulk profile", chicago(3, settings), chicago(3, { ...settings, messagingProfileId: "texts-2" })),
    change("bulk label", chicago(3, settings), chicago(3, { ...settings, customerReference: "renamed" })),
    change("bulk lock", chicago(3), chicago(3, { deletionLock: true })),
    change("bulk unlock and shrink", chicago(3, { deletionLock: true }), chicago(2, { deletionLock: false })),
    change("bulk grow and settings", chicago(2, settings), chicago(3, { ...settings, connectionId: "line-2" })),
    {
        name: "bulk grow given up",
        before: async (desk) => {
            await done(desk, [chicago(3)]);
            desk.proxy.begin({
                name: "POST /inexplicit_number_orders#1",
                fault: {
                    name: "refused",
                    strike: (exchange) => {
                        exchange.send({ status: 500, body: "{}" });
                    },
                },
            });
            await desk.stack.up([chicago(5)]);
            desk.proxy.begin();
        },
        program: [chicago(3)],
    },
    drift("bulk released behind the back", (desk, phoneNumber) => {
        desk.control.releaseNumber(phoneNumber);
    }),
    drift("bulk connection drifted", (desk, phoneNumber) => {
        desk.control.changeNumber(phoneNumber, { connection_id: "somebody else's" });
    }),
    change("bulk refresh", chicago(3), chicago(3), { command: "refresh" }),
    change("bulk destroy", chicago(3, settings), chicago(3, settings), { command: "destroy" }),
    change("bulk tags", chicago(2), chicago(2, { tags: ["blue"] }), { needs: chicago(1, { tags: ["blue"] }) }),
];
