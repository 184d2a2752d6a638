import { symlinkSync } from "node:fs";
import { join } from "node:path";
import type { SubjectName } from "./results";

/** How each subject is called in tables. */
export const titles: Record<SubjectName, string> = {
    floor: "floor",
    textbook: "textbook",
    provider: "pulumi-telnyx",
};

/** The package that a subject's program requires. */
function packageOf(subject: SubjectName): string {
    return subject === "provider" ? "pulumi-telnyx" : `bench-${subject}`;
}

/** The program, the same for every subject; ORDERS and NUMBERS (of each order) come from its environment. */
export function programOf(subject: SubjectName): string {
    return `
const { NumberOrder } = require("${packageOf(subject)}");
const [orders, numbers] = [process.env.ORDERS, process.env.NUMBERS].map(Number);
for (let order = 0; order < orders; order++) {
    const first = 3122000000 + order * numbers;
    new NumberOrder("line-" + order, {
        phoneNumbers: Array.from({ length: numbers }, (_, i) => "+1" + (first + i)),
        connectionId: "2204417708812345678",
        customerReference: "line-" + order,
    });
}
`;
}

/** Lets a project find the package of a subject; that of the provider every project finds. */
export function linkSubject(subject: SubjectName, projectFolder: string): void {
    if (subject !== "provider") {
        symlinkSync(join(__dirname, subject), join(projectFolder, "node_modules", packageOf(subject)), "junction");
    }
}
