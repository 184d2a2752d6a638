import { shortStamp } from "../clock";
import type { Job } from "../store/jobRows";
import type { World } from "../world";

/** A bulk job over owned numbers. */
export function phoneNumbersJob(world: World, job: Job) {
    const isOpen = world.store.openJobs.has(job.id);
    return {
        id: job.id,
        record_type: "phone_numbers_job",
        type: job.type,
        status: job.status,
        etc: shortStamp(job.started + world.settings.jobDelayMs),
        phone_numbers: job.phone_numbers,
        pending_operations: isOpen ? job.phone_numbers : [],
        successful_operations: job.successful,
        failed_operations: job.failed,
        created_at: job.created_at,
        updated_at: job.updated_at,
    };
}
