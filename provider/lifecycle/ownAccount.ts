import { ExplainedError, messageOf } from "./errors";

type Properties = Readonly<Record<string, unknown>>;

/** The hidden input that names the explicit provider of a resource. */
const marker = "__account";

/** The name of a resource's explicit provider, in an object to spread; empty for the default provider. */
export function accountName(properties: Properties | undefined): { [marker]?: string } {
    const name = properties?.[marker];
    return typeof name === "string" ? { [marker]: name } : {};
}

/** The same for a name that the configuration tells. */
export function named(name: string | undefined): { [marker]?: string } {
    return accountName({ [marker]: name });
}

/** Says whether a resource was given another provider than before. */
export function isAccountOther(olds: Properties, news: Properties): boolean {
    return accountName(olds)[marker] !== accountName(news)[marker];
}

/**
 * Lets a resource change its provider only within its account: whatever else was done would order again there, or lose
 * what is here. `read` looks for the resource with the new provider.
 */
export async function assertStillThere(
    olds: Properties,
    news: Properties,
    read: () => Promise<object | undefined>,
): Promise<void> {
    if (!isAccountOther(olds, news)) {
        return;
    }
    const [before, after] = [olds, news].map((properties) => shown(accountName(properties)[marker]));
    let cause = "it is not there";
    try {
        if ((await read()) !== undefined) {
            return;
        }
    } catch (error) {
        cause = messageOf(error);
    }
    throw new ExplainedError(
        `this resource was moved from ${before} to ${after}, whose account does not show it, so nothing was changed and ` +
            "nothing was released. Nothing moves between accounts: put the option `provider` back, or give the resource " +
            `a new name, which orders anew with the one and gives back with the other. (${cause})`,
    );
}

function shown(name: string | undefined): string {
    return name === undefined ? "the stack's own account" : `the provider "${name}"`;
}
