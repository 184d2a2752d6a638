import type { TelnyxOperation } from "../operation";
import { adjustSettings } from "./adjust";
import { isLockHeld, isLockIgnored, lockOfOrder, type FormerLock } from "./declaredLock";
import { Declaration, type DeclaredSettings, type SettingsByNumber } from "./desired";
import { isMoved, planFor, type Holder } from "./holder";
import { isAlive, isWaiting, type OrderedNumber } from "./number";
import type { Observation } from "./observe/observation";
import type { Held, Wanted } from "./plan";
import { referenceFor } from "./reference";
import { relabelOrders } from "./relabel";
import type { Ordered, Steps } from "./run";
import { seenValues } from "./seenValues";
import { settingsLeft } from "./settingsLeft";

/** What the inputs of both order resources have in common. */
interface OrderInputs extends DeclaredSettings {
    readonly waitFor?: string;
    readonly __urnToken?: string;
}

/** What the states of both have in common. */
interface OrderState extends FormerLock {
    readonly __urnToken?: string;
}

/** One operation on an order resource: what the steps of both have in common. */
export abstract class OrderRun<Inputs extends OrderInputs, State extends OrderState> implements Steps<State>, Holder {
    private declared: Declaration | undefined;
    private readonly relabelled = new Set<string>();

    constructor(
        readonly operation: TelnyxOperation,
        readonly inputs: Inputs,
        /** The state of the last run; none in create. */
        readonly before: State | undefined,
    ) {}

    abstract readonly id: string | undefined;
    abstract readonly last: Observation;
    abstract readonly held: readonly Held[];
    abstract readonly wanted: readonly Wanted[];
    abstract readonly shown: ReadonlySet<string>;
    /** The settings declared up to now: by the state, or in create by orders that a killed run left. */
    abstract readonly declaredBefore: SettingsByNumber;

    abstract order(): Promise<Ordered>;
    abstract handIn(): Promise<string[]>;
    abstract wait(ordered: Ordered): Promise<string[]>;
    abstract giveBack(ordered: Ordered): Promise<string[]>;
    abstract observe(): Promise<Observation>;
    abstract readonly isCurrent: boolean;
    abstract noteReleased(number: OrderedNumber): void;
    abstract toState(isDone: boolean): State;
    protected abstract isNew(orderId: string): boolean;

    /** What is declared of the settings, number by number. */
    get declaration(): Declaration {
        return (this.declared ??= new Declaration(this.inputs, this.declaredBefore));
    }

    get token(): string {
        return this.inputs.__token;
    }

    get isMoved(): boolean {
        return isMoved(this.before, this.inputs);
    }

    get isLockIgnored(): boolean {
        return isLockIgnored(this.inputs);
    }

    isLocked(phoneNumber: string, isOn: boolean): boolean {
        return isLockHeld(lockOfOrder(this.inputs), this.before ?? {}, phoneNumber, isOn);
    }

    /** What is left of the operation's time; a part that has to be done gets at least `minMs`. */
    timeLeftMs(minMs = 0): number {
        const { clock, deadlineMs } = this.operation;
        return Math.max(deadlineMs - clock.now(), minMs);
    }

    label(): Promise<string[]> {
        return relabelOrders(this.operation.api, this.last, referenceFor(this.inputs), this.relabelled);
    }

    adjust(): Promise<string[]> {
        const surplus = this.surplus();
        return adjustSettings(this, this.last.numbers, ({ phoneNumber, order }) => ({
            isNew: this.isNew(order.id),
            isSurplus: surplus.has(phoneNumber),
            isLocked: this.isLocked(phoneNumber, false),
        }));
    }

    /** Looks at everything, unless that was done since the last change. */
    async see(): Promise<Observation> {
        return this.isCurrent ? this.last : this.observe();
    }

    leftUndone(): string[] {
        const surplus = this.surplus();
        const staying = this.last.numbers.filter((number) => isAlive(number) && !surplus.has(number.phoneNumber));
        const waiting = this.inputs.waitFor === "none" ? [] : staying.filter(isWaiting);
        return [
            ...(this.last.unseen ?? []).map(
                (id) =>
                    `looking at number order (${id}): Telnyx took it and does not show it; run \`pulumi up --refresh\` ` +
                    "to see how it stands",
            ),
            ...waiting.map(
                ({ phoneNumber, order }) => `waiting for number order (${order.id}): ${phoneNumber} does not show`,
            ),
            ...settingsLeft(this.declaration, staying),
        ];
    }

    seenValues(): string[] {
        return seenValues(this.last.numbers);
    }

    /** The numbers that are too many, whatever becomes of them. */
    protected surplus(): ReadonlySet<string> {
        const { giveBack, kept } = planFor(this);
        return new Set([...giveBack, ...kept.map(({ phoneNumber }) => phoneNumber)]);
    }
}
