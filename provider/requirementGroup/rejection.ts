/** What Telnyx says of a group that it rejected, and who has to act; `said` quotes the reviewers, where that is known. */
export function rejection(status: string, said = ""): string {
    const remedy =
        status === "no-longer-eligible"
            ? "the regulation changed, and orders cannot use this group any more: replace it"
            : "correct the values and run `pulumi up`";
    return `Telnyx says ${status}${said}; ${remedy}`;
}
