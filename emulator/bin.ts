import "./command/compileCache";
import { failure } from "./command/failure";
import { greeting } from "./command/greeting";
import { help } from "./command/help";
import { readOptions, UsageError } from "./command/options";
import { faultLine, requestLine } from "./command/requestLine";
import { webhookLine } from "./command/webhookLine";
import { version } from "./command/version";
import { startEmulator } from "./start";

async function main(): Promise<void> {
    const { show, log, start } = readOptions(process.argv.slice(2));
    if (show !== undefined) {
        console.log(show === "help" ? help : version());
        return;
    }
    const emulator = await startEmulator({
        ...start,
        onReply: log
            ? (reply) => {
                  console.log(requestLine(reply));
              }
            : undefined,
        onFault: log
            ? (reply) => {
                  console.log(faultLine(reply));
              }
            : undefined,
        onWebhook: log
            ? (attempt) => {
                  console.log(webhookLine(attempt));
              }
            : undefined,
    });
    const stop = (): void => {
        emulator.close().then(() => process.exit(0), fail);
    };
    process.once("SIGINT", stop);
    process.once("SIGTERM", stop);
    console.log(greeting(emulator, version()));
}

function fail(error: unknown): never {
    if (error instanceof UsageError) {
        console.error(`${error.message}\n\n${help}`);
        process.exit(2);
    }
    console.error(failure(error));
    process.exit(1);
}

main().catch(fail);
