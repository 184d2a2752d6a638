import { z } from "zod";
import { notFound, parseBody, unprocessable } from "../errors";
import { phoneNumbersJob } from "../formats/job";
import { checkReferences } from "../lifecycle/references";
import { pageOf } from "../server/paging";
import type { Call, Route } from "../server/route";
import type { Job } from "../store/jobRows";
import type { PhoneNumber } from "../store/rows";
import { listedNumbers, phoneNumberFilter } from "./phoneNumberFilter";
import { voiceRequest } from "./voiceRequest";

const mostNumbers = 1000;

/** How many jobs of each sort can be open. */
const mostOpenJobs = { update_emergency_settings: 500, others: 20 };

const emergency = "update_emergency_settings";

const members = z.array(z.string());

const deleteRequest = z.object({ phone_numbers: members });

const clearable = z
    .string()
    .nullable()
    .transform((id) => id || null)
    .optional();

const updateRequest = z.object({
    phone_numbers: members.optional(),
    tags: z.array(z.string()).optional(),
    external_pin: clearable,
    customer_reference: clearable,
    connection_id: clearable,
    billing_group_id: clearable,
    hd_voice_enabled: z.boolean().optional(),
    deletion_lock_enabled: z.boolean().optional(),
    voice: voiceRequest.optional(),
});

/** The owned numbers that a job names, all by their ids or all by their E.164 forms. */
export function named({ world, account }: Call, names: string[]): PhoneNumber[] {
    if (names.length === 0) {
        throw unprocessable("You must provide at least 1 phone number.", "/phone_numbers");
    }
    if (names.length > mostNumbers) {
        throw unprocessable("1000 numbers is the maximum allowed.", "/phone_numbers");
    }
    const inE164 = names.filter((name) => name.startsWith("+")).length;
    if (inE164 > 0 && inE164 < names.length) {
        throw unprocessable("Specify either all as +E.164 numbers or all as phone number ids.", "/phone_numbers");
    }
    const { owned, phoneNumbers } = world.store;
    const found = [...new Set(names)].map((name) => owned.get(name) ?? phoneNumbers.find(name));
    const own = found.filter((number) => number?.account === account && number.status !== "deleted");
    if (own.length < found.length) {
        throw unprocessable("You must own every number in the bulk request.", "/phone_numbers");
    }
    return own.filter((number) => number !== undefined);
}

function filtered({ world, account, query }: Call): PhoneNumber[] {
    if (!Object.keys(query.flat).some((key) => key.startsWith("filter["))) {
        throw unprocessable("must be present", "/phone_numbers");
    }
    return listedNumbers(world, account).filter(phoneNumberFilter(world, query)).slice(0, mostNumbers);
}

/** Starts a job over numbers. */
export function start({ world, account }: Call, type: Job["type"], numbers: PhoneNumber[], change: Job["change"]) {
    const { store, clock } = world;
    const sort = type === emergency ? emergency : "others";
    const open = store.jobs
        .pick([...store.openJobs])
        .filter((job) => job.account === account && (job.type === emergency) === (type === emergency));
    if (open.length >= mostOpenJobs[sort]) {
        throw unprocessable(`You can have at most ${String(mostOpenJobs[sort])} pending or in progress jobs`, "/base");
    }
    const now = clock.stamp();
    const job = store.jobs.add({
        id: store.uuid(),
        account,
        type,
        phone_numbers: numbers.map(({ id, phone_number }) => ({ id, phone_number })),
        change,
        started: clock.now(),
        status: "pending",
        successful: [],
        failed: [],
        created_at: now,
        updated_at: now,
    });
    store.openJobs.add(job.id);
    return { data: phoneNumbersJob(world, job) };
}

function update(call: Call) {
    const { phone_numbers, ...change } = parseBody(updateRequest, call.body);
    const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
    if (Object.keys(given).length === 0) {
        throw unprocessable("You must provide at least 1 updateable field.", "/updateable_fields");
    }
    checkReferences(call.world, call.account, change);
    const numbers = phone_numbers === undefined ? filtered(call) : named(call, phone_numbers);
    return start(call, "update_phone_numbers", numbers, given);
}

function retrieve({ world, account, params }: Call) {
    const job = world.store.jobs.of(account, params.id ?? "");
    if (job === undefined) {
        throw notFound("phone numbers job");
    }
    return { data: phoneNumbersJob(world, job) };
}

/** Bulk jobs over owned numbers. */
export const phoneNumberJobRoutes: Route[] = [
    {
        method: "GET",
        path: "/phone_numbers/jobs",
        answer({ world, account, query }) {
            const type = query.get("filter", "type");
            const jobs = world.store.jobs.list(account).filter((job) => type === undefined || job.type === type);
            const ordered = query.get("sort") === "created_at" ? jobs : jobs.reverse();
            return pageOf(ordered, query, (job) => phoneNumbersJob(world, job));
        },
    },
    { method: "GET", path: "/phone_numbers/jobs/:id", answer: retrieve },
    {
        method: "POST",
        path: "/phone_numbers/jobs/delete_phone_numbers",
        status: 202,
        answer(call) {
            const { phone_numbers } = parseBody(deleteRequest, call.body);
            return start(call, "delete_phone_numbers", named(call, phone_numbers), {});
        },
    },
    { method: "POST", path: "/phone_numbers/jobs/update_phone_numbers", status: 202, answer: update },
];
