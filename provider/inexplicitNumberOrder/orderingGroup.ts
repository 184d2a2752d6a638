import type * as pulumi from "@pulumi/pulumi";
import type { NumberFeature, PhoneNumberType, Strategy } from "../enums";

/** Digits that numbers have at some place. At least one of the three. */
export interface NumberPatternArgs {
    /** Digits that the numbers start with, such as `"555"`. Part of the criteria. */
    startsWith?: pulumi.Input<string>;
    /** Digits that the numbers end with. Part of the criteria. */
    endsWith?: pulumi.Input<string>;
    /** Digits that the numbers contain somewhere. Part of the criteria. */
    contains?: pulumi.Input<string>;
}

/**
 * Numbers of one kind. Its criteria (country, type, area, locality, area code, digits, features) say which group it is:
 * a change of any of them is another group, which is bought before the numbers of the former one are released.
 */
export interface OrderingGroupArgs {
    /**
     * How many numbers: a whole number from 1 to 10,000. More are ordered in a supplementary order; fewer release the
     * newest. When numbers are missing, because Telnyx had fewer or because they were released elsewhere, it reads back
     * smaller, and the next `pulumi up` orders the rest. Where it is an output of a resource that changes in the same run,
     * it is not known before the `up`, and a preview names all numbers of the group as such that may go.
     */
    countRequested: pulumi.Input<number>;
    /** The country: `"US"` or `"CA"`, the only ones that Telnyx sells in bulk. Part of the criteria. */
    countryIso: pulumi.Input<"US" | "CA">;
    /** The number type. Part of the criteria. */
    phoneNumberType: pulumi.Input<PhoneNumberType>;
    /** State or province, such as `"IL"`. Part of the criteria. */
    administrativeArea?: pulumi.Input<string>;
    /**
     * City, region or rate center, such as `"Chicago"`. Part of the criteria. Telnyx never shows it again: the state
     * remembers for which locality an order was placed.
     */
    locality?: pulumi.Input<string>;
    /** Area code of three digits, such as `"312"`. Part of the criteria. */
    nationalDestinationCode?: pulumi.Input<string>;
    /** Digits that the numbers have. Part of the criteria. */
    phoneNumber?: pulumi.Input<NumberPatternArgs>;
    /** What the numbers can do, such as `["voice", "sms"]`, a set. Part of the criteria, and never shown again either. */
    features?: pulumi.Input<pulumi.Input<string | NumberFeature>[]>;
    /**
     * What to do when Telnyx has fewer numbers than asked for: `"always"` buys what there is, with a warning; `"never"`
     * buys all or none, and none is an error. A change takes effect with the next purchase, and makes no call itself.
     *
     * @default "always"
     */
    strategy?: pulumi.Input<Strategy>;
    /**
     * Only numbers that work at once; matters for toll-free numbers. Takes effect with the next purchase.
     *
     * @default false
     */
    quickship?: pulumi.Input<boolean>;
    /**
     * Leaves out numbers that are on hold for the account, such as those it released of late. Takes effect with the next
     * purchase.
     *
     * @default false
     */
    excludeHeldNumbers?: pulumi.Input<boolean>;
}
