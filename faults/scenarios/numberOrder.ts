import { numberOrder, type Declaration } from "../program";
import { done, type Scenario } from "../scenario";

const a = "+13125550142";
const b = "+13125550143";
const c = "+13125550144";
const tollFree = "+18335550117";
const canadian = "+14165550118";
const settings = { connectionId: "line-1", billingGroupId: "bills-1", messagingProfileId: "texts-1" };

function order(...phoneNumbers: unknown[]): Declaration {
    return numberOrder({ phoneNumbers });
}

function withSettings(more: object, ...phoneNumbers: unknown[]): Declaration {
    return numberOrder({ phoneNumbers, ...more });
}

/** A change from one program to another. */
function change(name: string, from: Declaration, to: Declaration, more: Partial<Scenario> = {}): Scenario {
    return { name, before: (desk) => done(desk, [from]), program: [to], ...more };
}

function destroy(name: string, from: Declaration, more: Partial<Scenario> = {}): Scenario {
    return { name, before: (desk) => done(desk, [from]), program: [from], command: "destroy", ...more };
}

const two = order(a, b);

/** NumberOrder where nobody has to approve anything. */
export const numberOrderScenarios: readonly Scenario[] = [
    { name: "create one", program: [order(a)] },
    { name: "create with settings", program: [withSettings({ ...settings, customerReference: "desk" }, a, b)] },
    { name: "create in several countries", program: [order(a, tollFree, canadian)] },
    { name: "create locked", program: [withSettings({ deletionLock: true }, a, b)] },
    { name: "create listed late", settings: { listingDelayMs: 5_000 }, program: [withSettings(settings, a, b)] },
    { name: "create after a search", settings: { searchRequired: true }, program: [order(a, b)] },
    { name: "create in a bundle", program: [order({ phoneNumber: a, bundleId: "bundle-1" }, b)] },
    change("grow", two, order(a, b, c)),
    change("shrink", order(a, b, c), two),
    change("swap", two, order(b, c)),
    change(
        "connection",
        withSettings({ connectionId: "line-1" }, a, b),
        withSettings({ connectionId: "line-2" }, a, b),
    ),
    change("connection cleared", withSettings({ connectionId: "line-1" }, a, b), two),
    change("billing group", two, withSettings({ billingGroupId: "bills-2" }, a, b)),
    change("messaging profile", two, withSettings({ messagingProfileId: "texts-2" }, a, b)),
    change("label", two, withSettings({ customerReference: "front desk" }, a, b)),
    change(
        "everything at once",
        withSettings(settings, a, b),
        withSettings({ connectionId: "line-2", messagingProfileId: "texts-2", customerReference: "new" }, a, b),
    ),
    change("settings and numbers", withSettings(settings, a, b), withSettings({ connectionId: "line-2" }, b, c)),
    change("lock", two, withSettings({ deletionLock: true }, a, b)),
    change("unlock and shrink", withSettings({ deletionLock: true }, a, b), withSettings({ deletionLock: false }, a)),
    change("into a bundle", two, order({ phoneNumber: a, bundleId: "bundle-1" }, b)),
    change(
        "from bundle to bundle",
        order({ phoneNumber: a, bundleId: "bundle-1" }, b),
        order({ phoneNumber: a, bundleId: "bundle-2" }, b),
    ),
    {
        name: "label changed on both sides",
        before: async (desk) => {
            await done(desk, [withSettings({ customerReference: "one" }, a, b)]);
            desk.control.changeNumber(b, { customer_reference: "theirs, by hand" });
        },
        program: [withSettings({ customerReference: "two" }, a, b)],
        command: "up with refresh",
    },
    drift("released behind the back", (control) => {
        control.releaseNumber(b);
    }),
    {
        name: "ported out and taken out",
        before: async (desk) => {
            await done(desk, [order(a, b, c)]);
            desk.control.portOutNumber(b);
        },
        program: [order(a, c)],
        command: "up with refresh",
    },
    drift("connection drifted", (control) => {
        control.changeNumber(b, { connection_id: "somebody else's" });
    }),
    drift("profile drifted", (control) => {
        control.changeNumber(b, { messaging_profile_id: "somebody else's" });
    }),
    drift("label drifted", (control) => {
        control.changeNumber(b, { customer_reference: "somebody else's" });
    }),
    drift("unlocked by somebody", (control) => {
        control.changeNumber(b, { deletion_lock_enabled: false });
    }),
    change("refresh", two, two, { command: "refresh" }),
    destroy("destroy", withSettings(settings, a, b)),
    destroy("destroy in several countries", order(a, tollFree, canadian)),
    change(
        "per-number settings",
        withSettings({ connectionId: "line-1" }, a, b),
        withSettings({ connectionId: "line-1" }, a, { phoneNumber: b, connectionId: "line-2", customerReference: "b" }),
        { needs: order({ phoneNumber: a, connectionId: "line-1" }) },
    ),
    change("tags", two, withSettings({ tags: ["blue", "green"] }, a, b), {
        needs: withSettings({ tags: ["blue"] }, a),
    }),
    change(
        "tags of one number",
        withSettings({ tags: ["blue"] }, a, b),
        withSettings({ tags: ["blue"] }, a, { phoneNumber: b, tags: ["green", "red"] }),
        { needs: order({ phoneNumber: a, tags: ["blue"] }) },
    ),
];

function drift(
    name: string,
    happen: (control: Parameters<NonNullable<Scenario["before"]>>[0]["control"]) => void,
): Scenario {
    const declared = withSettings({ ...settings, customerReference: "desk", deletionLock: true }, a, b, c);
    return {
        name,
        before: async (desk) => {
            await done(desk, [declared]);
            happen(desk.control);
            desk.history.note(desk.control);
        },
        program: [declared],
        command: "up with refresh",
    };
}
