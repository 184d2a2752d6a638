/**
 * Lets time run faster in the plugin's process, so that waits and time-outs of minutes cost seconds: what it sees of the
 * clock, its timers and the time-outs of its sockets all run HURRY times as fast, counted from HURRY_START.
 */
"use strict";

const http = require("node:http");

const speed = Number(process.env.HURRY ?? "1");
const start = Number(process.env.HURRY_START ?? Date.now());

if (speed !== 1) {
    const RealDate = Date;
    const now = () => Math.floor(start + (RealDate.now() - start) * speed);
    globalThis.Date = class Date extends RealDate {
        constructor(...parts) {
            super(...(parts.length === 0 ? [now()] : parts));
        }
        static now() {
            return now();
        }
    };
    // Short delays gather requests of the same moment; they stay as they are.
    const hurried = (ms) => (ms > 20 ? Math.max(1, ms / speed) : ms);
    for (const name of ["setTimeout", "setInterval"]) {
        const real = globalThis[name];
        globalThis[name] = Object.assign((act, ms, ...rest) => real(act, hurried(ms), ...rest), real);
    }
    const { setTimeout: socketTimeout } = http.ClientRequest.prototype;
    http.ClientRequest.prototype.setTimeout = function (ms, act) {
        return socketTimeout.call(this, hurried(ms), act);
    };
}
