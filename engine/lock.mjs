/** Lets one set-up of a clone work at a time. */

import { mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { inRepository } from "./places.mjs";
import { say } from "./report.mjs";

/** Outside of node_modules, which `npm ci` removes. */
const clone = inRepository(".tmp", "set-up.lock");
/** How often a waiter looks, in milliseconds. */
const lookEvery = 200;
/** The signals that end a set-up, with the exit codes that shells give them. */
const signals = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 };

/**
 * Does work while no other set-up of this clone does any. The lock is a folder with one file in it, whose name is the
 * id of the process that holds it; the lock of a process that is gone is taken over.
 *
 * @template T
 * @param {() => Promise<T>} work has to look again whether there is anything to do: another set-up may have done it
 * @returns {Promise<T>}
 */
export async function alone(work, lock = clone) {
    await take(lock);
    const release = () => rmSync(lock, { recursive: true, force: true });
    // An exit lets what the set-up started be ended too (command.mjs).
    const interrupt = (signal) => process.exit(signals[signal]);
    Object.keys(signals).forEach((signal) => process.on(signal, interrupt));
    process.on("exit", release);
    try {
        return await work();
    } finally {
        Object.keys(signals).forEach((signal) => process.off(signal, interrupt));
        process.off("exit", release);
        release();
    }
}

async function take(lock) {
    mkdirSync(dirname(lock), { recursive: true });
    let told = false;
    while (!make(lock) && !takeOver(lock)) {
        const holder = holderOf(lock);
        if (holder !== undefined && !told) {
            told = true;
            say(`waiting for the other set-up of this clone (process ${holder}, which holds ${lock})`);
        }
        await pause(lookEvery);
    }
}

/** Makes the lock whole or not at all; false when there is one. */
function make(lock) {
    const own = `${lock}.${process.pid}`;
    mkdirSync(own, { recursive: true });
    writeFileSync(join(own, String(process.pid)), "");
    try {
        // One that is empty is held by nobody, and gives way.
        renameSync(own, lock);
        return true;
    } catch {
        rmSync(own, { recursive: true, force: true });
        return false;
    }
}

/** Takes the lock of a process that is gone; of several that try, one succeeds. */
function takeOver(lock) {
    const holder = holderOf(lock);
    if (holder === undefined || isRunning(holder)) {
        return false;
    }
    try {
        renameSync(join(lock, holder), join(lock, String(process.pid)));
        return true;
    } catch {
        return false;
    }
}

/** The id of the process that holds the lock; undefined when it was given back a moment ago. */
function holderOf(lock) {
    try {
        return readdirSync(lock)[0];
    } catch {
        return undefined;
    }
}

function isRunning(pid) {
    try {
        process.kill(Number(pid), 0);
        return true;
    } catch (error) {
        // One of another user may not be signalled, but is there.
        return error.code === "EPERM";
    }
}
