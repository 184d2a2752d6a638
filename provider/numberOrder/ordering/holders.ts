import { orElse, type Account } from "../../telnyx";
import { isPendingStatus, namesakeAdvice, type Mark } from "../../orders";

/** A sentence for each number that is taken because an order of this account holds it; the refusal needs none. */
export async function describeHolders(account: Account, mark: Mark, phoneNumbers: readonly string[]): Promise<string> {
    return (await orElse([], () => holdersOf(account, mark, phoneNumbers))).join("");
}

async function holdersOf(account: Account, mark: Mark, phoneNumbers: readonly string[]): Promise<string[]> {
    const recent = await account.recentNumberOrders();
    const sentences = phoneNumbers.map(async (phoneNumber) => {
        const orders = recent.filter((order) => order.phoneNumbers.some((entry) => entry.phoneNumber === phoneNumber));
        // A number is in the account only after its order's success; until then the pending order is what holds it.
        const order = orders.find(({ status }) => isPendingStatus(status)) ?? orders[0];
        const isPending = order !== undefined && isPendingStatus(order.status);
        if (!isPending && (await account.findPhoneNumber(phoneNumber)) === undefined) {
            return "";
        }
        const holder =
            order === undefined
                ? "under an order that is not among the recent ones"
                : `under number order (${order.id}, customer reference "${order.customerReference ?? ""}")`;
        const advice = namesakeAdvice(order?.customerReference, mark);
        if (advice !== undefined) {
            return `. ${phoneNumber} is in this account already, ${holder}. ${advice}`;
        }
        return (
            `. ${phoneNumber} is in this account already, ${holder}: a number belongs to the one resource that ordered it, ` +
            "and taking it out there and putting it in here would give it up in between; " +
            'see "Moving a number" in the README of pulumi-telnyx'
        );
    });
    return Promise.all(sentences);
}
