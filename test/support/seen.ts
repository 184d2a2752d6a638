import type { Control } from "pulumi-telnyx-emulator";
import { must } from "./must";

/** Numbers that the tests use. */
export const numbers = {
    a: "+13125550142",
    b: "+13125550143",
    c: "+13125550144",
    tollFree: "+18335550117",
    german: "+4989555012345",
    german2: "+4989555012346",
} as const;

/** The POSTs that order. */
export function orderPosts(control: Control) {
    return control.requests({ method: "POST", path: "/number_orders" });
}

/** The orders that the POSTs really placed, each as the list of its numbers. */
export function ordered(control: Control): string[][] {
    return control.orders().map((order) => order.phone_numbers.map((number) => number.phone_number));
}

/** The requests that change something, as `METHOD /path`, without orders. */
export function writes(control: Control): string[] {
    return control
        .requests()
        .filter(({ method, path }) => method !== "GET" && !(method === "POST" && path === "/number_orders"))
        .map(({ method, path }) => `${method} ${path}`);
}

/** The requests that give numbers back or cancel them. */
export function releases(control: Control): string[] {
    return writes(control).filter((request) => /^DELETE|cancel$|delete_phone_numbers$/.test(request));
}

/** A number that the account owns at the moment; undefined when it does not. */
export function owned(control: Control, phoneNumber: string) {
    return control.numbers().find((number) => number.phone_number === phoneNumber && number.status !== "deleted");
}

/** The id of a number that the account owns. */
export function idOf(control: Control, phoneNumber: string): string {
    return must(owned(control, phoneNumber)).id;
}
