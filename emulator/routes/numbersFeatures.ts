import { z } from "zod";
import { parseBody } from "../errors";
import { featuresOf } from "../numbering/criteria";
import { identify } from "../numbering/identify";
import type { Route } from "../server/route";

const request = z.object({ phone_numbers: z.array(z.string()) });

/** What numbers can do. */
export const numbersFeaturesRoutes: Route[] = [
    {
        method: "POST",
        path: "/numbers_features",
        answer({ body }) {
            const { phone_numbers } = parseBody(request, body);
            const data = phone_numbers.map((phone_number) => {
                const identity = identify(phone_number);
                return { phone_number, features: identity ? featuresOf(identity.country, identity.type) : [] };
            });
            return { data };
        },
    },
];
