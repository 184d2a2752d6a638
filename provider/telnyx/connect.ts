import { openAccount, type Account } from "./account";
import { createClient, type ClientOptions } from "./client";
import { resolveSettings, type ReadSetting } from "./settings";

/** Accounts by host and key: what is declared, the rate budget and all that was read belong to every connection. */
const open = new Map<string, Account>();

/** Opens the account that the configuration names; within the process there is one of each. */
export function connect(setting: ReadSetting, options: ClientOptions): Account {
    const settings = resolveSettings(setting);
    const place = `${settings.baseUrl} ${settings.apiKey}`;
    const account = open.get(place) ?? openAccount(createClient(settings, options), { now: () => options.clock.now() });
    open.set(place, account);
    return { ...account, adopt: new Set(settings.adopt) };
}
