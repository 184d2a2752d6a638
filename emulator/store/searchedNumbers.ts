import { WatchedMap } from "./watchedMap";

/** How many numbers are remembered of all accounts together; those that were shown longest ago are forgotten first. */
const most = 200_000;

/** The numbers each account was shown by a search and did not order yet, as `account number`. */
export class SearchedNumbers extends WatchedMap<true> {
    /** Remembers that a search showed these numbers to an account. */
    mark(account: string, phoneNumbers: Iterable<string>): void {
        for (const phoneNumber of phoneNumbers) {
            const key = `${account} ${phoneNumber}`;
            // As long as there is much room, nobody has to know which was shown last: most searches show the same again.
            if (this.size > most / 2) {
                this.delete(key);
            }
            if (!this.has(key)) {
                this.set(key, true);
            }
        }
        for (const oldest of this.keys()) {
            if (this.size <= most) {
                break;
            }
            this.delete(oldest);
        }
    }

    /** True if a search showed this number to an account that did not order it since. */
    isKnown(account: string, phoneNumber: string): boolean {
        return this.has(`${account} ${phoneNumber}`);
    }

    /** The account has to search for this number again before it can order it. */
    forget(account: string, phoneNumber: string): void {
        this.delete(`${account} ${phoneNumber}`);
    }
}
