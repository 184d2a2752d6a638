import type { Reply } from "./exchange";
import type { Fault } from "./faults";
import { randomFrom, type Random } from "./random";

type Json = unknown;
type Fields = Record<string, Json>;

/**
 * Every reply from here to the end of the command is one that the official description allows, and none that is usual:
 * it requires hardly a field, and says of none that it is never null; statuses may be new, fields and order others.
 */
export function oddReplies(seed: number): Fault {
    const random = randomFrom(seed);
    return {
        name: `odd-${String(seed)}`,
        blinds: true,
        strike: async ({ forward, send }) => {
            send(odd(await forward(), random));
        },
    };
}

function odd(reply: Reply, random: Random): Reply {
    if (reply.status >= 300 || !reply.body.startsWith("{")) {
        return reply;
    }
    const body = JSON.parse(reply.body) as Fields;
    const records = recordsIn(body["data"] ?? body);
    const record = records[random(records.length)];
    if (record !== undefined) {
        change(record, random);
    }
    if (Array.isArray(body["data"]) && random(3) === 0) {
        body["data"].reverse();
    }
    return { ...reply, body: JSON.stringify(random(3) === 0 ? otherWay(body) : body) };
}

/** Changes one field of a record: half of the time one that tells the most, a list or a status. */
function change(record: Fields, random: Random): void {
    const names = Object.keys(record);
    const telling = names.filter((one) => Array.isArray(record[one]) || one.endsWith("status"));
    const among = telling.length > 0 && random(2) === 0 ? telling : names;
    const name = among[random(among.length)] ?? "";
    switch (random(5)) {
        case 0:
            Reflect.deleteProperty(record, name);
            break;
        case 1:
            record[name] = null;
            break;
        case 2: {
            const [status] = names.filter((one) => one.endsWith("status") && typeof record[one] === "string");
            if (status !== undefined) {
                record[status] = "a-status-of-tomorrow";
            }
            break;
        }
        case 3:
            record["field_of_tomorrow"] = { deep: ["down"] };
            break;
        default:
            record[name] = Array.isArray(record[name]) ? [] : record[name];
    }
}

/** All records in a reply, however deep. */
function recordsIn(value: Json): Fields[] {
    if (Array.isArray(value)) {
        return value.flatMap(recordsIn);
    }
    return typeof value === "object" && value !== null
        ? [value as Fields, ...Object.values(value).flatMap(recordsIn)]
        : [];
}

function otherWay(fields: Fields): Fields {
    return Object.fromEntries(Object.entries(fields).reverse());
}
