import { notFound } from "../errors";
import { countryCoverage, countryName } from "../formats/coverage";
import { plans } from "../numbering/plans";
import { param, type Route } from "../server/route";

/** In which countries there are which numbers: all of them by their names, or one by its code. */
export const countryCoverageRoutes: Route[] = [
    {
        method: "GET",
        path: "/country_coverage",
        answer: () => ({
            data: Object.fromEntries(plans.map((plan) => [countryName(plan.country), countryCoverage(plan)])),
        }),
    },
    {
        method: "GET",
        path: "/country_coverage/countries/:country_code",
        answer(call) {
            const code = param(call, "country_code").toUpperCase();
            const plan = plans.find(({ country }) => country === code);
            if (plan === undefined) {
                throw notFound("country among those with numbers");
            }
            return { data: countryCoverage(plan) };
        },
    },
];
