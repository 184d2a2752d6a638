import { errorObject } from "../errors";
import type { Job } from "../store/jobRows";
import type { PhoneNumber } from "../store/rows";
import type { World } from "../world";
import { changeEmergency, emergencyFault, type EmergencyChange } from "./emergency";
import { release } from "./settle";
import { changeVoice, type VoiceChange } from "./voice";

const codes: Record<string, string> = { "is gone": "10005", "has its deletion lock enabled": "10035" };

/** Runs the jobs whose time has come; the others are under way. */
export function settleDueJobs(world: World, now: number): void {
    const { store, settings } = world;
    for (const job of store.jobs.pick([...store.openJobs])) {
        if (job.started + settings.jobDelayMs <= now) {
            run(world, job);
        } else if (job.status === "pending") {
            job.status = "in_progress";
            job.updated_at = world.clock.stamp();
        }
    }
}

function run(world: World, job: Job): void {
    for (const member of job.phone_numbers) {
        const phoneNumber = world.store.phoneNumbers.find(member.id);
        const error = phoneNumber === undefined ? "is gone" : perform(world, job, phoneNumber);
        if (error === undefined) {
            job.successful.push(member);
        } else {
            const code = codes[error] ?? "10015";
            job.failed.push({
                ...member,
                errors: [errorObject(code, `${member.phone_number} ${error}.`, "/phone_numbers")],
            });
        }
    }
    job.status = "completed";
    job.updated_at = world.clock.stamp();
    world.store.openJobs.delete(job.id);
}

/** Does the job's work on one number, or says why it cannot be done. */
function perform(world: World, job: Job, phoneNumber: PhoneNumber): string | undefined {
    if (phoneNumber.status === "deleted") {
        return "is gone";
    }
    if (job.type === "delete_phone_numbers") {
        if (phoneNumber.deletion_lock_enabled) {
            return "has its deletion lock enabled";
        }
        release(world, phoneNumber);
        return undefined;
    }
    if (job.type === "update_emergency_settings") {
        const wanted = job.change as unknown as EmergencyChange;
        const fault = emergencyFault(phoneNumber, wanted);
        if (fault === undefined) {
            changeEmergency(world, phoneNumber, wanted);
        }
        return fault;
    }
    const { voice, ...change } = job.change as { voice?: VoiceChange };
    Object.assign(phoneNumber, change, { updated_at: world.clock.stamp() });
    if (voice !== undefined) {
        changeVoice(world, phoneNumber, voice);
    }
    return undefined;
}
