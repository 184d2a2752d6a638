/** An order as a look-up found it: whole, or as a list shows it. */
export type Found<Whole, Listed> = { readonly whole: Whole } | { readonly listed: Listed; readonly whole?: undefined };
