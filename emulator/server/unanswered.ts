import { ApiError, errorObject, notFound } from "../errors";
import { areMeantBy, isMeantBy, officialMethods, officialOperations } from "./paths";
import type { Route } from "./route";

/** The refusal of an operation that the official API has and the emulator has not. */
export function notEmulated(method: string, path: string): ApiError {
    const detail =
        `${method} ${path} is part of the official API, but this emulator does not have it: not emulated. ` +
        "GET /v2 lists what it has.";
    return new ApiError(501, [{ ...errorObject("10007", detail), title: "Not emulated" }]);
}

/** Why a request of this method and path finds no route. */
export function unanswered(routes: readonly Route[], method: string, path: string): ApiError {
    const official = officialMethods(path);
    if (official.includes(method)) {
        return notEmulated(method, path);
    }
    const own = routes.filter((route) => isMeantBy(route.path, path)).map((route) => route.method);
    const allowed = [...new Set([...official, ...own])].sort();
    if (allowed.length === 0) {
        return notFound("path in this API");
    }
    const allow = allowed.join(", ");
    return new ApiError(405, [errorObject("10030", `${path} takes ${allow}, not ${method}.`)], { allow });
}

/**
 * The operations that are not emulated and whose paths the router would take for a record of something else, as
 * `/phone_numbers/csv_downloads` for a number.
 */
export function mistakable(routes: readonly Route[]): { method: string; path: string }[] {
    const own = new Set(routes.map(({ method, path }) => `${method} ${path.replace(/:\w+/g, "{}")}`));
    const templates = routes.map(({ method, path }) => ({ method, parts: path.split("/") }));
    return officialOperations().filter(({ method, path }) => {
        const given = path.split("/");
        const isTaken = () => templates.some((one) => one.method === method && areMeantBy(one.parts, given));
        return !own.has(`${method} ${path}`) && isTaken();
    });
}
